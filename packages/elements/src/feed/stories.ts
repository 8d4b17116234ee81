import { nothing, type TemplateResult } from 'lit';
import { StoryViewer } from './story-viewer.js';
import { Tiles as Row, type TilesHost } from './tiles.js';

export { storyStyles as tileStyles } from './stories.styles.js';

/** A row of bubbles. The video of one that is pressed fills the screen, and the others follow by themselves. */
export class Tiles extends Row {
  readonly #viewer: StoryViewer;

  constructor(host: TilesHost) {
    super(host);
    this.#viewer = new StoryViewer(host);
  }

  override stop(): void {
    super.stop();
    this.#viewer.stop();
  }

  override view(videos: TemplateResult | typeof nothing): TemplateResult {
    return super.view(videos === nothing ? nothing : this.#viewer.view(videos));
  }

  override updated(): void {
    super.updated();
    this.#viewer.updated();
  }

  played(): void {
    this.#viewer.updated();
  }
}
