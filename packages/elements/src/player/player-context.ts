import type { ProductRef, Shop, Source, Video } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import type { Playback, PlaybackState } from '@vitrine/media';
import type { HotspotLabel } from '../hotspot/hotspot-label.js';
import type { Words } from '../i18n/words.js';
import type { CaptionChoices } from './captions/caption-choice.js';
import type { NumberStyle } from '../i18n/format-number.js';
import type { Fullscreen } from './fullscreen/fullscreen.js';
import type { HotspotSources } from './hotspots/hotspot-sources.js';
import type { PlayerElement } from './player-element.js';

/** What the place of the player in the page decides. */
export interface PageContext {
  readonly words: Words;
  /** BCP 47 tag. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly shop: Shop | undefined;
  /** The backend's video behind `video-id`: `undefined` = not known yet, `null` = there is none. */
  readonly shopVideo: Video | null | undefined;
  /** The backend has not answered yet. */
  readonly waiting: boolean;
}

export type PanelName = 'products' | 'settings';

/**
 * A player that was opened, as its parts see it. `PlayerStage` implements it; a part imports this interface and takes
 * only the members that it needs.
 */
export interface PlayerContext {
  readonly player: PlayerElement;
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
  readonly state: PlaybackState;
  readonly page: PageContext;
  readonly hotspots: HotspotSources;
  /** Labels by hotspot, until products or words change; null = the hotspot is not shown. */
  readonly labels: Map<Hotspot, HotspotLabel | null>;
  readonly captions: CaptionChoices;
  readonly fullscreen: Fullscreen;
  /** Position in seconds. */
  readonly time: number;
  /** There is nothing to play. */
  readonly noSource: boolean;
  /** The open panel. */
  readonly panel: PanelName | null;
  /** Ids of the hotspots to which the list of products is limited; null = all. */
  readonly group: readonly string[] | null;
  /** Draws the player again. */
  update(): void;
  play(): void;
  toggle(): void;
  replay(): void;
  /** Seeks to a position in seconds. */
  seek(seconds: number): void;
  setMuted(muted: boolean): void;
  /** 0 to 1. */
  setVolume(volume: number): void;
  /** Seeks to the start of the next or previous product. */
  step(direction: 1 | -1): void;
  /** Opens a panel; null closes the open one. */
  openPanel(panel: PanelName | null, group?: readonly string[] | null): void;
  openProduct(ref: ProductRef, opener: HTMLElement, hotspotId: string | null): void;
  /** A number in the digits of the page's language. */
  number(value: number, options?: NumberStyle): string;
  /** Where an act came from, for events and analytics. */
  source(hotspotId: string | null): Source;
}
