import type { ProductRef, Source } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import type { Playback, PlaybackState } from '@vitrine/media';
import { atom } from 'nanostores';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ask } from '../base/emit.js';
import { whenIdle } from '../base/when-idle.js';
import { hotspotStyles } from '../hotspot/hotspot.styles.js';
import { HotspotLayer, type HotspotLabel } from '../hotspot/hotspot-layer.js';
import { observeLightDom } from './source/light-dom-observer.js';
import { CaptionDisplay } from './captions/caption-display.js';
import { captionStyles } from './captions/caption-display.styles.js';
import { posterOf, resolveSource } from './source/video-source.js';
import { HotspotSources } from './hotspots/hotspot-sources.js';
import { VideoEvents } from './playback/video-events.js';
import { Fullscreen } from './fullscreen/fullscreen.js';
import { ControlsAutoHide } from './controls/controls-auto-hide.js';
import { labelOf, shownHotspots } from './hotspots/hotspot-labels.js';
import { LinkedProduct } from './hotspots/linked-product.js';
import { statusNotice } from './notices/slow-notice.js';
import type { Moment } from './source/moment-link.js';
import { formatNumber, type NumberStyle } from './controls/number-format.js';
import { $activePlayer, activate, deactivate, type ActivePlayer } from './active/active-player.js';
import { controlBar } from './controls/control-bar.js';
import { keyPressed } from './controls/keyboard.js';
import { readPreferences, savePreferences } from './playback/player-preferences.js';
import { errorScreen } from './notices/error-screen.js';
import type * as panelFile from './panels/player-panels.js';
import { takePlayback } from './playback/prefetched-playback.js';
import { stageStyles } from './player-stage.styles.js';
import type { PageContext } from './player-context.js';
import type { VitrinePlayer } from './player.js';
import { adoptStyles } from '../base/adopt-styles.js';
import { ReturnFocus } from './hotspots/return-focus.js';
import { PauseOffscreen } from './playback/pause-offscreen.js';

export { discardPlayback, prefetchPlayback } from './playback/prefetched-playback.js';

/** How long a press waits for the backend to name the film, in ms. */
const PATIENCE = 15_000;

/** The full player: picture, markers, captions, controls. Made when a film is played for the first time. */
export class PlayerStage implements ActivePlayer {
  readonly player: VitrinePlayer;
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
  readonly products: HotspotSources;
  readonly captions: CaptionDisplay;
  readonly window: Fullscreen;
  readonly $state = atom({ paused: true, muted: false });
  /** What hotspots are called, until their products or the words change. */
  readonly faces = new Map<Hotspot, HotspotLabel | null>();
  panel: 'products' | 'settings' | null = null;
  /** Limits the list to the members of a group. */
  group: readonly string[] | null = null;
  /** Sound was taken by the browser or by autoplay, not by the visitor. */
  hushed = false;
  #read: () => PageContext;
  #layer: HotspotLayer;
  #reports: VideoEvents;
  #intent: ControlsAutoHide;
  #focus: ReturnFocus;
  #sight: PauseOffscreen;
  #started = false;
  #sources = '';
  #asked: ReturnType<typeof setTimeout> | undefined;
  #seen: unknown[] = [];
  #link = new LinkedProduct(this);
  #panels: typeof panelFile | undefined;
  #end = new AbortController();
  #offs: (() => void)[];

  constructor(player: VitrinePlayer, read: () => PageContext, video?: HTMLVideoElement) {
    this.player = player;
    this.#read = read;
    ({ video: this.video, playback: this.playback } = takePlayback(player, this.place.film, video));
    adoptStyles(player, hotspotStyles, stageStyles, captionStyles);
    const element = document.createElement('div');
    element.className = 'hotspots';
    this.#layer = new HotspotLayer(element, this.video, {
      face: (hotspot) => labelOf(this, hotspot),
      groupName: (count) => ({
        name: this.place.words.productsCount(count, this.number(count)),
        count: this.number(count),
      }),
      open: (hotspot, marker, event) => this.#openFromMarker(hotspot, marker, event),
      openGroup: (ids) => this.openPanel('products', ids),
      shown: (hotspot) => this.#reports.hotspotShown(hotspot),
      dir: () => this.place.dir,
    });
    this.products = new HotspotSources(player, () => this.#productsChanged());
    this.captions = new CaptionDisplay(this, this.#layer);
    this.window = new Fullscreen(player, this.video, () => this.update());
    this.#reports = new VideoEvents(this);
    this.#intent = new ControlsAutoHide(player, () => this.video.paused || this.panel !== null);
    this.#focus = new ReturnFocus(this, this.#layer);
    this.#sight = new PauseOffscreen(player, this.video, this.playback);
    this.video.loop = player.loop;
    this.playback.setVolume(readPreferences().volume);
    this.#offs = [
      this.playback.$state.subscribe((state) => this.#stateChanged(state)),
      this.playback.$time.listen(() => this.#timeChanged()),
      this.playback.$dateRanges.listen((ranges) => void this.products.follow(ranges)),
      observeLightDom(player, { content: () => this.reload(), looks: () => this.#layer.measure() }),
    ];
    this.video.addEventListener('click', (event) => this.#pressed(event), { signal: this.#end.signal });
    player.addEventListener('keydown', (event) => keyPressed(this, event), { signal: this.#end.signal });
    this.reload();
  }

  get place(): PageContext {
    return this.#read();
  }

  get time(): number {
    return this.playback.$time.get();
  }

  get paused(): boolean {
    return this.video.paused;
  }

  /** There is nothing to play at all. */
  get missing(): boolean {
    return this.#sources === '[]';
  }

  get state(): PlaybackState {
    return this.playback.$state.get();
  }

  /** Something is asked of the film that it has not done yet. */
  get busy(): boolean {
    return this.#asked !== undefined || /loading|waiting|seeking/.test(this.state.phase);
  }

  update(): void {
    this.player.requestUpdate();
  }

  // acts

  async start({ muted, auto = false }: { readonly muted: boolean; readonly auto?: boolean }): Promise<void> {
    if (!this.#started) this.playback.setMuted(muted);
    this.hushed ||= auto && !this.player.muted;
    this.#started = true;
    if (this.missing) {
      const nothing = (): void => this.playback.load([]);
      // `reload()` plays it when it is known; a backend that never answers is told like a film that is not there
      if (this.place.waits) this.#asked ??= setTimeout(nothing, PATIENCE);
      else nothing();
      this.update();
      return;
    }
    const outcome = await this.playback.play();
    if (outcome !== 'play-blocked' || this.video.muted) return;
    this.hushed = true;
    this.playback.setMuted(true);
    await this.playback.play();
  }

  play(): void {
    this.#sight.forget();
    void this.start({ muted: this.player.muted });
  }

  pause(): void {
    this.#sight.forget();
    this.playback.pause();
  }

  toggle(): void {
    if (this.video.paused || this.video.ended) this.play();
    else this.pause();
  }

  replay(): void {
    this.#reports.restart();
    this.#layer.forget();
    this.seek(0);
    this.play();
  }

  seek(seconds: number): void {
    this.playback.seek(seconds);
    this.update();
  }

  setMuted(muted: boolean): void {
    this.hushed = false;
    if (!muted && this.video.volume === 0) this.setVolume(0.5);
    this.playback.setMuted(muted);
  }

  setVolume(volume: number): void {
    this.playback.setVolume(volume);
    if (volume > 0 && this.video.muted) this.setMuted(false);
    savePreferences({ volume: this.video.volume });
  }

  setCoveredArea(sides: Readonly<Record<string, number>>): void {
    for (const side in sides) this.captions.element.style.setProperty(`--cover-${side}`, `${sides[side]}px`);
  }

  /** To the start of the next or previous product. */
  step(direction: 1 | -1): void {
    const starts = shownHotspots(this)
      .flatMap(({ ranges }) => ranges.map(({ start }) => start))
      .sort((a, b) => a - b);
    const target =
      direction > 0
        ? starts.find((start) => start > this.time + 0.2)
        : starts.findLast((start) => start < this.time - 1);
    if (target !== undefined) this.seek(target + 0.05);
  }

  openPanel(panel: 'products' | 'settings' | null, group: readonly string[] | null = null): void {
    const before = this.panel;
    this.panel = panel;
    this.group = group;
    this.#intent.stir();
    this.update();
    void (panel ? this.#loadPanels() : this.player.updateComplete).then(async () => {
      await this.player.updateComplete;
      const root = this.player.renderRoot;
      if (this.panel) root.querySelector<HTMLElement>('.scroll :is(button, a, select)')?.focus();
      else if (before) root.querySelector<HTMLElement>(`.bar [data-opens=${before}]`)?.focus();
    });
  }

  /** The list, the settings and the end screen come while the film plays: nobody needs them before. */
  async #loadPanels(): Promise<void> {
    if (this.#panels) return;
    try {
      this.#panels = await import('./panels/player-panels.js');
      adoptStyles(this.player, this.#panels.panelStyles);
    } catch (failure) {
      // asked again at the next press
      this.panel = null;
      console.error('[vitrine] [player] the panels could not be fetched', failure);
    }
    this.update();
  }

  openProduct(ref: ProductRef, opener: HTMLElement, hotspotId: string | null): void {
    const { shop } = this.place;
    const source = this.source(hotspotId);
    if (
      !shop ||
      !ask(opener.isConnected ? opener : this.player, 'vitrine-product-open-request', { source, product: ref })
    )
      return;
    this.#focus.expect(shop, hotspotId);
    shop.view.openProduct(ref, source);
  }

  goTo({ time, product }: Moment): void {
    if (time !== null) {
      this.seek(time);
      void this.playback.play().then(() => this.playback.pause());
    }
    this.#link.want(product);
  }

  pointToRatio(clientX: number, clientY: number): { x: number; y: number } | null {
    const { left, top, width } = this.video.getBoundingClientRect();
    const scale = width / this.video.offsetWidth;
    return this.#layer.ratioAt({ x: (clientX - left) / scale, y: (clientY - top) / scale });
  }

  // what the page says

  updated(changed: PropertyValues<VitrinePlayer>): void {
    const { shop, words, lang, dir } = this.place;
    this.video.loop = this.player.loop;
    if (changed.has('src') || changed.has('type') || (changed as Map<PropertyKey, unknown>).has('film')) this.reload();
    const seen = [shop, shop?.$state.get(), words, lang, dir];
    if (!seen.some((one, at) => one !== this.#seen[at]) && !changed.has('hotspots')) return;
    this.#seen = seen;
    this.products.read(this.place.film ?? null, shop);
    this.#link.follow();
  }

  /** The sources, captions and hotspots as they are said now. */
  reload(): void {
    const { sources, captions } = resolveSource(this.player, this.place.film);
    const key = JSON.stringify(sources);
    const before = this.#sources;
    if (key !== before) {
      this.#sources = key;
      const plays = !this.video.paused || this.#asked !== undefined;
      // what was prefetched has its sources already
      if (before !== '') {
        this.playback.load(sources);
        this.#reports.restart();
        if (plays) this.play();
      }
    }
    if (!this.place.waits || sources.length > 0) {
      if (this.#asked !== undefined && sources.length === 0) this.playback.load([]);
      clearTimeout(this.#asked);
      this.#asked = undefined;
    }
    this.video.poster = posterOf(this.player, this.place.film ?? null) ?? '';
    this.captions.offer(captions);
    this.products.read(this.place.film ?? null, this.place.shop);
  }

  destroy(): void {
    this.#end.abort();
    clearTimeout(this.#asked);
    for (const off of this.#offs) off();
    deactivate(this);
    this.#layer.destroy();
    this.#focus.destroy();
    this.#sight.destroy();
    this.#reports.destroy();
    this.#intent.destroy();
    this.captions.destroy();
    this.window.destroy();
    this.products.destroy();
    this.playback.destroy();
  }

  number(value: number, options?: NumberStyle): string {
    return formatNumber(this.place.lang, value, options);
  }

  source(hotspotId: string | null): Source {
    const videoId = this.player.videoId || this.place.film?.id;
    return {
      element: this.player.localName,
      ...(videoId ? { videoId } : {}),
      videoTime: Math.round(this.video.currentTime * 1000) / 1000,
      ...(hotspotId === null ? {} : { hotspotId }),
    };
  }

  // what happens

  #openFromMarker(hotspot: Hotspot, marker: HTMLElement, event: Event): void {
    // A link leads where it says; the page may still take the press.
    if (marker.localName === 'a') {
      if (!ask(marker, 'vitrine-product-open-request', { source: this.source(hotspot.id), product: hotspot.product }))
        event.preventDefault();
      return;
    }
    this.openProduct(hotspot.product, marker, hotspot.id);
  }

  #productsChanged(): void {
    this.faces.clear();
    this.#layer.track = this.products.track;
    this.#link.follow();
    this.update();
  }

  #stateChanged(state: PlaybackState): void {
    const { muted } = state;
    const paused = this.video.paused;
    const before = this.$state.get();
    if (before.paused !== paused) this.#intent.stir();
    if (before.paused !== paused || before.muted !== muted) {
      this.$state.set({ paused, muted });
      const began = !paused && (before.paused || (before.muted && !muted));
      // a silent film does not take the front from one that is being listened to
      const other = $activePlayer.get()?.$state.get();
      if (began && (!muted || !other || other.paused || other.muted)) activate(this);
    }
    if (!muted) this.hushed = false;
    if (!this.#panels && (state.phase === 'playing' || state.phase === 'ended'))
      whenIdle(() => !this.#end.signal.aborted && this.#loadPanels());
    this.#reports.observe(state);
    this.captions.observe(state);
    this.update();
  }

  #timeChanged(): void {
    // on the line itself: a property of the root would restyle everything four times a second
    const done = this.player.renderRoot.querySelector<HTMLElement>('.done');
    const { duration } = this.state;
    done?.style.setProperty('--progress', String(duration > 0 ? this.time / duration : 0));
    this.#reports.advance(this.time);
    this.captions.show(this.time);
    this.update();
  }

  /** A click plays and pauses; the first touch only brings the controls. */
  #pressed(event: MouseEvent): void {
    const touch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (this.panel) this.openPanel(null);
    else if (!touch || this.#intent.awake) this.toggle();
    this.#intent.stir();
  }

  view(waitIsLong: boolean): TemplateResult {
    const {
      state,
      busy,
      place: { words, film },
    } = this;
    const broken = state.phase === 'error';
    const ended = state.phase === 'ended' && !this.player.loop;
    // what lies under a screen is out of reach
    this.#layer.element.inert = ended || broken;
    const title = this.player.label || (film?.title ?? '');
    return html`<div class="screen">${this.video}</div>
      <slot hidden></slot>
      ${this.captions.element}${this.#layer.element}
      ${busy && !broken ? html`<div class="spinner" aria-hidden="true"></div>` : nothing}
      ${statusNotice(busy && state.offline ? words.mediaOffline : waitIsLong && words.mediaSlow)}
      ${this.hushed && state.muted && !ended && !broken ? html`<button class="notice hushed" type="button" @click=${() => this.setMuted(false)}>${words.tapToUnmute}</button>` : nothing}
      ${ended ? this.#panels?.endScreen(this) : nothing} ${broken ? nothing : controlBar(this, title)}
      ${this.panel === 'products' ? this.#panels?.productList(this) : nothing}
      ${this.panel === 'settings' ? this.#panels?.settings(this) : nothing}
      <div role="alert">${broken ? errorScreen(this) : nothing}</div>`;
  }
}
