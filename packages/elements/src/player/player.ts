import type { Video } from '@vitrine/core';
import type { HotspotTrack } from '@vitrine/core/hotspots';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ShopController } from '../base/shop-context.js';
import { VitrineElement } from '../base/vitrine-element.js';
import { playIcon } from '../theme/icons.js';
import { SlowNotice, statusNotice } from './notices/slow-notice.js';
import { observeInView, observeNear } from './playback/near-viewport.js';
import { WarmUp } from './playback/warm-up.js';
import type { PageContext } from './player-context.js';
import type { PlayerStage } from './player-stage.js';
import { playerStyles } from './player.styles.js';
import { observeLightDom } from './source/light-dom-observer.js';
import { momentFor } from './source/moment-link.js';
import { aspectOf, hasPlace, posterOf, type Size } from './source/poster.js';
import { ShopVideo } from './source/shop-video.js';
import { observeSize } from './source/video-size.js';
import { fetchedStage, loadStage, type StageModule } from './stage-module.js';

/** Whether it plays without sound, and by `autoplay`. */
interface PlayRequest {
  readonly muted: boolean;
  readonly auto?: boolean;
}

/**
 * Until it is played, the player is a picture and a button, and fetches no media. Children: `<source>`, `<track>`
 * (captions), `<vitrine-hotspot>`, and fallback content such as `<a href><img></a>`. A video always plays inside the
 * page: `playsinline` is accepted and changes nothing. The player works without a shop.
 *
 * @summary A video player that shows products as hotspots.
 * @element vitrine-player
 *
 * @slot - Fallback content, `<source>`, `<track>` and `<vitrine-hotspot>` children.
 * @slot hotspot-* - Made by the player for `<vitrine-hotspot>` children that have content.
 *
 * @fires {CustomEvent<ProductOpenDetail>} vitrine-product-open-request - Before the product sheet opens. Cancelable.
 * @fires {CustomEvent<SourceDetail>} vitrine-video-start - The video began to play.
 * @fires {CustomEvent<SourceDetail>} vitrine-video-view - The video was seen: it played for two seconds without a break
 *   while half of the player or more was in view; once per play.
 * @fires {CustomEvent<VideoProgressDetail>} vitrine-video-progress - A quarter, half, three quarters or nine tenths of
 *   the video were reached; `detail.percent`.
 * @fires {CustomEvent<SourceDetail>} vitrine-video-complete - The end of the video was reached.
 * @fires {CustomEvent<VideoErrorDetail>} vitrine-video-error - Playback cannot go on; `detail.code`,
 *   `detail.recoverable`.
 * @fires {CustomEvent<HotspotShowDetail>} vitrine-hotspot-show - A hotspot was on the screen for a second; once per
 *   play.
 *
 * @csspart base - The outermost node.
 * @csspart poster - The picture before the first frame.
 * @csspart play-button - The button on the picture.
 * @csspart video - The `<video>`.
 * @csspart heading - The title over the playing video.
 * @csspart hotspot - The marker of a hotspot: a button, or a link if there is no catalog.
 * @csspart hotspot-chip - Name and price beside a marker.
 * @csspart captions - The captions.
 * @csspart controls - The bar of controls.
 * @csspart timeline-preview - Time, frame and product under a pointer on the timeline.
 * @csspart panel - The list of products, the settings.
 * @csspart end - The end screen.
 *
 * @cssprop [--vitrine-object-fit=contain] - How the video fills its box: any `object-fit`.
 * @cssprop [--vitrine-object-position=50% 50%] - Where the video is in its box: any `object-position`.
 * @cssprop [--vitrine-player-ground=#12110f] - Background behind the video.
 * @cssprop [--vitrine-player-max-height=85svh] - How high the player becomes by its shape; `none` = no limit, as with a picture inside it. A `height`
 *   of the element goes before.
 * @cssprop [--vitrine-player-radius=0] - Radius of the corners.
 * @cssprop [--vitrine-play-ground=rgb(18 17 15 / 62%)] - Background of the play button on the picture.
 * @cssprop [--vitrine-play-ink=#fff] - Triangle and ring of the play button.
 * @cssprop [--vitrine-play-radius=50%] - Radius of the play button.
 * @cssprop [--vitrine-controls-ink=#fff] - Controls and time.
 * @cssprop [--vitrine-progress=currentColor] - The played part of the timeline.
 * @cssprop [--vitrine-scrim=#0c0b0a] - Color that darkens the picture behind title and controls.
 * @cssprop [--vitrine-marker=#fff] - Color of a hotspot's marker.
 * @cssprop [--vitrine-on-marker=#12110f] - The number on a marker that stands for several products.
 * @cssprop [--vitrine-marker-size=14px] - Size of a marker; the target around it stays larger.
 * @cssprop [--vitrine-marker-radius=50%] - Radius of a marker.
 * @cssprop [--vitrine-chip-ground=rgb(255 253 250 / 96%)] - Background of the name and price beside a marker.
 * @cssprop [--vitrine-chip-ink=#1f1d1a] - Text of the name and price beside a marker.
 * @cssprop [--vitrine-chip-radius=16px] - Radius of the name and price beside a marker.
 * @cssprop [--vitrine-caption-size=clamp(14px, 3.4cqw, 28px)] - Font size of the captions; depends on the width of the
 *   player by default.
 */
export class VitrinePlayer extends VitrineElement {
  static override styles: CSSResultGroup = [VitrineElement.styles, playerStyles];

  /** Address of the video: MP4, WebM or an HLS playlist. To offer several, use `<source>` children. */
  @property() src = '';
  /** MIME type of `src`; without one, the ending of `src` decides. */
  @property() type = '';
  /** Id of the video in the shop's backend, which gives sources, poster, captions and hotspots. */
  @property({ attribute: 'video-id' }) videoId = '';
  /** The video itself, for a page that has it already: `video-id` would fetch it. */
  @property({ attribute: false }) videoData: Video | null = null;
  /** Address of the picture before the first frame. */
  @property() poster = '';
  /** Name of the video, for people and for assistive technology. */
  @property() label = '';
  /** Plays without sound while in view; not with reduced motion or data saving. */
  @property({ type: Boolean }) autoplay = false;
  /** Begins again at the end. */
  @property({ type: Boolean }) loop = false;
  /** Begins without sound. */
  @property({ type: Boolean }) muted = false;
  /**
   * What is fetched before the first play, once the player is near the viewport: `none`, `metadata` or `auto`. Without
   * it, the first frame of a file that has no poster, and nothing else. Never with data saving.
   */
  @property() preload: 'none' | 'metadata' | 'auto' | '' | undefined;
  /** `native` never fetches hls.js. */
  @property() engine: 'auto' | 'native' = 'auto';
  /** Hotspots: the address of a hotspot file (attribute or property), or the object itself (property). */
  @property() hotspots: string | HotspotTrack | object | null = null;
  /**
   * Shape of the player: `9/16`, `1`, ... By default that of its `width` and `height`, of the backend, of the picture or
   * of the video once it is known, else `16/9`.
   */
  @property({ attribute: 'aspect-ratio' }) aspectRatio = '';

  @state() private stage: PlayerStage | undefined;
  /** @internal The press on the play button. */
  pressed: MouseEvent | undefined;
  @state() private starting = false;
  /** The backend's video behind `video-id`: `undefined` = not known yet, `null` = there is none. */
  @state() private shopVideo: Video | null | undefined;

  /** The video with its first frame, before the first play. */
  @state() private preview: HTMLVideoElement | undefined;
  /** Size of the poster, and of the video once that is known. */
  @state() private loadedSize: Size | undefined;

  readonly #shop = new ShopController(this, () => this.#shopChanged());
  readonly #slow = new SlowNotice(() => this.requestUpdate());
  readonly #shopVideo = new ShopVideo(
    this,
    () => this.#shop.value,
    (video) => {
      this.shopVideo = video;
      if (video && this.#warmUp.isNear) this.#warmUp.atIdle();
    },
  );
  readonly #warmUp = new WarmUp(
    this,
    () => ({ shopVideo: this.shopVideo, isMade: this.stage !== undefined }),
    (video) => {
      this.preview = video;
      if (video) observeSize(video, this.#sizeChanged);
    },
  );
  #offs: (() => void)[] = [];
  #setReady: () => void = () => undefined;
  /** Resolves when the words are loaded: the stage cannot be drawn without them. */
  readonly #ready = new Promise<void>((resolve) => (this.#setReady = resolve));

  override connectedCallback(): void {
    super.connectedCallback();
    const content = (): void => {
      this.requestUpdate();
      this.stage?.reload();
    };
    this.#offs.push(
      observeNear(this, (near) => this.#near(near)),
      observeInView(this, (inView) => this.#inView(inView)),
      observeLightDom(this, { content, style: () => this.stage?.layer.measure() }),
    );
    // A picture of the author has loaded, and its address is known.
    this.addEventListener('load', this.#redraw, true);
    const moment = momentFor(this);
    // An opened player was only moved inside the page.
    if (moment && !this.stage) this.#withStage((stage) => stage.goTo(moment));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const off of this.#offs.splice(0)) off();
    this.#near(false);
    this.#slow.follow(false);
    // The video goes on when the element is only moved inside the page.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.stage?.destroy();
      this.stage = this.preview = undefined;
      fetchedStage()?.discardPlayback(this);
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('videoData')) this.shopVideo = this.#shopVideo.take();
    this.stage?.willUpdate(changed);
    this.#slow.follow(this.stage?.isOpen ? this.stage.busy : this.starting);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const root = this.renderRoot.querySelector<HTMLElement>('.root');
    root?.style.setProperty('--ratio', aspectOf(this, this.shopVideo, this.loadedSize) ?? '16 / 9');
    root?.style.setProperty('--cap', hasPlace(this) ? 'none' : '85svh');
    this.#shopChanged();
    if (changed.has('autoplay') && this.#warmUp.isInView) this.#inView(true);
  }

  /**
   * Plays, with sound unless `muted`. Before the visitor has touched the page, browsers block sound: it plays without.
   */
  play(): Promise<void> {
    return this.#play({ muted: this.muted });
  }

  /** Pauses playback. */
  pause(): void {
    this.stage?.pause();
  }

  /**
   * The full player, fetched when it is not there yet; `undefined` when it could not be. For elements of ours that play
   * several videos.
   * @internal
   */
  open(): Promise<PlayerStage | undefined> {
    return this.stage ? Promise.resolve(this.stage) : this.#mount();
  }

  /** Goes to a position in seconds. */
  seek(seconds: number): void {
    this.#withStage((stage) => stage.seek(seconds));
  }

  /** Position in seconds; 0 before the first play. Setting it seeks. */
  get currentTime(): number {
    return this.stage?.time ?? 0;
  }

  set currentTime(seconds: number) {
    this.seek(seconds);
  }

  /** Length in seconds. 0 while it is not known, `Infinity` for some live streams. */
  get duration(): number {
    return this.stage?.state.duration || (this.shopVideo?.duration ?? 0);
  }

  /** Volume, 0 to 1. The first play uses the one that the visitor chose before. Setting it is not stored. */
  get volume(): number {
    return this.stage?.video.volume ?? 1;
  }

  set volume(volume: number) {
    this.#withStage((stage) => stage.playback.setVolume(volume));
  }

  /** Whether playback is paused. True before the first play. */
  get paused(): boolean {
    return this.stage?.video.paused ?? true;
  }

  /** A point of the viewport as a ratio of the video's frame, for authoring; `null` outside the picture. */
  pointToRatio(clientX: number, clientY: number): { x: number; y: number } | null {
    return this.stage?.pointToRatio(clientX, clientY) ?? null;
  }

  /** Runs at once when the full player is there, and otherwise when it has been fetched. */
  #withStage(run: (stage: PlayerStage) => void): void {
    if (this.stage) run(this.stage);
    else void this.#mount().then((stage) => stage && run(stage));
  }

  #near(near: boolean): void {
    this.#warmUp.near(near);
    if (!near) return;
    // Far pictures are fetched lazily.
    this.requestUpdate();
    void this.#shopVideo.find();
  }

  #inView(inView: boolean): void {
    this.#warmUp.inView(inView);
    if (inView && this.autoplay) this.#autoplay();
  }

  /** The shape of the video, where none is written. */
  readonly #sizeChanged = (size: Size): void => void (this.loadedSize = size);

  readonly #redraw = (): void => this.requestUpdate();

  #autoplay(): void {
    const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
    if (saving || matchMedia('(prefers-reduced-motion: reduce)').matches || this.stage) return;
    void this.#play({ muted: true, auto: true });
  }

  #shopChanged(): void {
    if (this.#warmUp.isNear || this.stage) void this.#shopVideo.find();
  }

  async #play(how: PlayRequest): Promise<void> {
    // The browser allows sound only during the press, so play starts in the same task where that is possible.
    const module = fetchedStage();
    if (module) {
      await this.#open(module, undefined, how).start(how);
      return;
    }
    const stage = await this.#mount(how);
    await stage?.start(how);
  }

  /** A video element that was played during the press may play with sound later, when it has a source. */
  #makeAllowedVideo(): HTMLVideoElement {
    const video = document.createElement('video');
    video.play().catch(() => undefined);
    return video;
  }

  async #mount(how?: PlayRequest): Promise<PlayerStage | undefined> {
    const video = how && !how.auto && !this.stage ? this.#makeAllowedVideo() : undefined;
    try {
      const [module] = await Promise.all([loadStage(), this.#shopVideo.find(), this.#ready]);
      return this.isConnected ? this.#open(module, video, how) : undefined;
    } catch (failure) {
      console.error('[vitrine] [player] the player could not be fetched', failure);
      return undefined;
    }
  }

  #open({ PlayerStage }: StageModule, video?: HTMLVideoElement, how?: PlayRequest): PlayerStage {
    const readPage = (): PageContext => ({
      words: this.words,
      lang: this.langHere,
      dir: this.dirHere,
      shop: this.#shop.value,
      shopVideo: this.shopVideo,
      waiting: this.videoId !== '' && this.shopVideo === undefined,
    });
    if (!this.stage) {
      this.stage = new PlayerStage(this, readPage, video, how);
      if (this.stage.video !== this.preview) observeSize(this.stage.video, this.#sizeChanged);
    }
    return this.stage;
  }

  #pressed(press: MouseEvent): void {
    this.pressed = press;
    this.starting = true;
    void this.#play({ muted: this.muted }).finally(() => (this.starting = false));
    // The button is removed: the focus stays inside the player, before the hotspots.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.root')?.focus());
  }

  protected override view(): TemplateResult {
    this.#setReady();
    const title = this.label || (this.shopVideo?.title ?? '');
    return html`<div
      class="root"
      part="base"
      role="group"
      tabindex="-1"
      aria-label=${title || this.words.video}
      dir=${this.dirHere}
      lang=${this.langHere}
    >
      ${
        this.stage?.isOpen
          ? this.stage.view(this.#slow.isShown)
          : html`${this.preview ? html`<div class="screen">${this.preview}</div>` : this.#picture()}<button
                class="start"
                part="play-button"
                type="button"
                ?data-needs-shop=${this.videoId !== ''}
                aria-label=${this.words.playVideo(title)}
                aria-busy=${this.starting}
                @click=${this.#pressed}
                @pointerenter=${this.#warmUp.now}
                @focus=${this.#warmUp.now}
              >
                <span class="disc">${playIcon}</span
                >${title === '' ? nothing : html`<span class="title">${title}</span>`}</button
              >${this.starting ? statusNotice(this.#slow.isShown && this.words.mediaSlow) : nothing}`
      }
    </div>`;
  }

  /** Until the words are loaded: a box of the same size with the picture or the author's own content. */
  protected override fallback(): TemplateResult {
    return html`<div class="root">${this.#picture() === nothing ? html`<slot></slot>` : this.#picture()}</div>`;
  }

  readonly #pictureLoaded = ({ target }: Event): void => {
    const { naturalWidth: width, naturalHeight: height } = target as HTMLImageElement;
    if (width && height) this.loadedSize ??= { width, height };
  };

  #picture(): TemplateResult | typeof nothing {
    const poster = posterOf(this, this.shopVideo);
    return poster === null
      ? nothing
      : html`<img
          class="poster"
          part="poster"
          src=${poster}
          alt=""
          loading=${this.#warmUp.isNear ? 'eager' : 'lazy'}
          decoding="async"
          @load=${this.#pictureLoaded}
        />`;
  }
}
