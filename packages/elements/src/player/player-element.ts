import type { LitElement } from 'lit';

/** The `<vitrine-player>` element, as the parts of the player use it. */
export interface PlayerElement extends LitElement {
  readonly src: string;
  readonly type: string;
  readonly videoId: string;
  readonly poster: string;
  readonly label: string;
  readonly loop: boolean;
  readonly preload: 'none' | 'metadata' | 'auto' | '' | undefined;
  readonly muted: boolean;
  readonly engine: 'auto' | 'native';
  readonly hotspots: unknown;
  /** The press on the play button. */
  readonly pressed: MouseEvent | undefined;
}
