import type { ProductRef, Source } from '@vitrine/core';
import type { Hotspot } from '@vitrine/core/hotspots';
import type { Playback, PlaybackState, PlayOutcome } from '@vitrine/media';
import type { PropertyValues, TemplateResult } from 'lit';
import { atom } from 'nanostores';
import { adoptStyles } from '../base/adopt-styles.js';
import { ask } from '../base/emit.js';
import { whenIdle } from '../base/when-idle.js';
import type { HotspotLabel } from '../hotspot/hotspot-label.js';
import { $activePlayer, activate, deactivate, type ActivePlayer } from './active/active-player.js';
import { CaptionDisplay } from './captions/caption-display.js';
import { ControlsAutoHide } from './controls/controls-auto-hide.js';
import { keyPressed } from './controls/keyboard.js';
import { formatNumber, type NumberStyle } from '../i18n/format-number.js';
import { Fullscreen } from './fullscreen/fullscreen.js';
import { labelOf, shownHotspots } from './hotspots/hotspot-labels.js';
import { HotspotSources } from './hotspots/hotspot-sources.js';
import { LinkedProduct } from './hotspots/linked-product.js';
import { MarkerLayer } from './hotspots/marker-layer.js';
import { ReturnFocus } from './hotspots/return-focus.js';
import { PanelState } from './panels/panel-state.js';
import { PauseOffscreen } from './playback/pause-offscreen.js';
import { readPreferences, savePreferences } from './playback/player-preferences.js';
import { takePlayback } from './playback/prefetched-playback.js';
import { VideoEvents } from './playback/video-events.js';
import type { PageContext, PanelName, PlayerContext } from './player-context.js';
import type { PlayerElement } from './player-element.js';
import { stageStyles } from './player-stage.styles.js';
import type { Moment } from './source/moment-link.js';
import { posterOf } from './source/poster.js';
import { stopRepeatedPresses } from './repeated-press.js';
import { resolveSource } from './source/video-source.js';
import { stageView } from './stage-view.js';

export { discardPlayback, prefetchPlayback } from './playback/prefetched-playback.js';

/** How long a play waits for the backend to name the video. */
const giveUpAfterMs = 15_000;

/** The full player: picture, hotspots, captions, controls. It is made when a video is played for the first time. */
export class PlayerStage implements PlayerContext, ActivePlayer {
  readonly player: PlayerElement;
  readonly video: HTMLVideoElement;
  readonly playback: Playback;
  readonly hotspots: HotspotSources;
  readonly labels = new Map<Hotspot, HotspotLabel | null>();
  readonly captions: CaptionDisplay;
  readonly fullscreen: Fullscreen;
  readonly panels: PanelState;
  readonly layer: MarkerLayer;
  readonly $state = atom({ paused: true, muted: false });
  /** The browser or autoplay muted the video, not the visitor. */
  autoMuted = false;
  #readPage: () => PageContext;
  #events: VideoEvents;
  #controls: ControlsAutoHide;
  #focus: ReturnFocus;
  #offscreen: PauseOffscreen;
  #started = false;
  /** It is shown in place of the picture and the button: a play was requested, or a moment. */
  isOpen = false;
  /** The sources that are loaded, as JSON. */
  #sources = '';
  /** Set while a play waits for the backend to name the video. */
  #waitTimer: ReturnType<typeof setTimeout> | undefined;
  /** The values of the page that the hotspots were read with. */
  #readWith: unknown[] = [];
  #link = new LinkedProduct(this);
  #end = new AbortController();
  #offs: (() => void)[];

  /** `play` = a play is requested: it begins before the rest is made, and `start()` follows. */
  constructor(
    player: PlayerElement,
    readPage: () => PageContext,
    video?: HTMLVideoElement,
    play?: { readonly muted: boolean },
  ) {
    this.player = player;
    this.#readPage = readPage;
    ({ video: this.video, playback: this.playback } = takePlayback(player, this.page.shopVideo, video));
    this.playback.setVolume(readPreferences().volume);
    if (play) {
      this.playback.setMuted(play.muted);
      void this.playback.play();
    }
    adoptStyles(player, stageStyles);
    this.panels = new PanelState(player);
    this.layer = new MarkerLayer(player, this.video, {
      label: (hotspot) => labelOf(this, hotspot),
      groupName: (count) => {
        const text = this.number(count);
        return { name: this.page.words.productsCount(count, text), count: text };
      },
      open: (hotspot, marker, event) => this.#openFromMarker(hotspot, marker, event),
      openGroup: (ids) => this.openPanel('products', ids),
      shown: (hotspot) => this.#events.hotspotShown(hotspot),
      dir: () => this.page.dir,
    });
    this.hotspots = new HotspotSources(player, () => this.#hotspotsChanged());
    this.captions = new CaptionDisplay(this, this.layer);
    this.fullscreen = new Fullscreen(player, this.video, () => this.update());
    this.#events = new VideoEvents(this);
    this.#controls = new ControlsAutoHide(player, () => this.video.paused || this.panel !== null);
    this.#focus = new ReturnFocus(this, this.layer);
    this.#offscreen = new PauseOffscreen(player, this.video, this.playback, () => this.fullscreen.inPicture);
    this.video.loop = player.loop;
    this.#offs = [
      this.playback.$state.subscribe((state) => this.#stateChanged(state)),
      this.playback.$time.listen(() => this.#timeChanged()),
      this.playback.$dateRanges.listen((ranges) => void this.hotspots.follow(ranges)),
    ];
    stopRepeatedPresses(player, player.pressed, this.#end.signal);
    this.video.addEventListener('click', (event) => this.#pressed(event), { signal: this.#end.signal });
    player.addEventListener('keydown', (event) => keyPressed(this, event), { signal: this.#end.signal });
    this.reload();
  }

  get page(): PageContext {
    return this.#readPage();
  }

  get state(): PlaybackState {
    return this.playback.$state.get();
  }

  get time(): number {
    return this.playback.$time.get();
  }

  get noSource(): boolean {
    return this.#sources === '[]';
  }

  get panel(): PanelName | null {
    return this.panels.open;
  }

  get group(): readonly string[] | null {
    return this.panels.group;
  }

  /** A play or seek was requested and is not done yet. */
  get busy(): boolean {
    return this.#waitTimer !== undefined || /loading|waiting|seeking/.test(this.state.phase);
  }

  update(): void {
    this.player.requestUpdate();
  }

  // Acts.

  /** `interrupted` also while the backend has not named the video yet. */
  async start({ muted, auto = false }: { readonly muted: boolean; readonly auto?: boolean }): Promise<PlayOutcome> {
    if (!this.#started) this.playback.setMuted(muted);
    this.autoMuted ||= auto && !this.player.muted;
    this.#started = this.isOpen = true;
    this.update();
    if (this.noSource) {
      const fail = (): void => this.playback.load([]);
      // `reload()` plays the video once it is known. A backend that never answers is handled as a missing video.
      if (this.page.waiting) this.#waitTimer ??= setTimeout(fail, giveUpAfterMs);
      else fail();
      return 'interrupted';
    }
    const outcome = await this.playback.play();
    if (outcome !== 'play-blocked' || this.video.muted) return outcome;
    this.autoMuted = true;
    this.playback.setMuted(true);
    return this.playback.play();
  }

  play(): void {
    this.#offscreen.forget();
    void this.start({ muted: this.player.muted });
  }

  pause(): void {
    this.#offscreen.forget();
    this.playback.pause();
  }

  toggle(): void {
    if (this.video.paused || this.video.ended) this.play();
    else this.pause();
  }

  replay(): void {
    this.#events.restart();
    this.layer.resetReports();
    this.seek(0);
    this.play();
  }

  seek(seconds: number): void {
    this.playback.seek(seconds);
    this.update();
  }

  setMuted(muted: boolean): void {
    this.autoMuted = false;
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

  openPanel(panel: PanelName | null, group: readonly string[] | null = null): void {
    this.panels.show(panel, group);
    this.#controls.show();
  }

  openProduct(ref: ProductRef, opener: HTMLElement, hotspotId: string | null): void {
    const { shop } = this.page;
    // A second press on a marker, before the sheet has come.
    if (!shop || shop.view.$product.get()?.ref === ref) return;
    const source = this.source(hotspotId);
    const sender = opener.isConnected ? opener : this.player;
    if (!ask(sender, 'vitrine-product-open-request', { source, product: ref })) return;
    this.#focus.expect(shop, hotspotId);
    shop.view.openProduct(ref, source);
  }

  goTo({ time, product }: Moment): void {
    this.isOpen = true;
    this.update();
    if (time !== null) {
      this.seek(time);
      void this.playback.play().then(() => this.playback.pause());
    }
    this.#link.open(product);
  }

  pointToRatio(clientX: number, clientY: number): { x: number; y: number } | null {
    const { left, top, width } = this.video.getBoundingClientRect();
    const scale = width / this.video.offsetWidth;
    return this.layer.ratioAt({ x: (clientX - left) / scale, y: (clientY - top) / scale });
  }

  number(value: number, options?: NumberStyle): string {
    return formatNumber(this.page.lang, value, options);
  }

  source(hotspotId: string | null): Source {
    const videoId = this.player.videoId || this.page.shopVideo?.id;
    return {
      element: this.player.localName,
      ...(videoId ? { videoId } : {}),
      videoTime: Math.round(this.video.currentTime * 1000) / 1000,
      ...(hotspotId === null ? {} : { hotspotId }),
    };
  }

  // Changes in the page.

  /** Before the player is drawn again. */
  willUpdate(changed: PropertyValues<PlayerElement>): void {
    const { shop, shopVideo, words, lang, dir } = this.page;
    this.video.loop = this.player.loop;
    if (changed.has('muted') && this.#started) this.setMuted(this.player.muted);
    if (changed.has('src') || changed.has('type') || (changed as Map<PropertyKey, unknown>).has('shopVideo'))
      this.reload();
    const values = [shop, shop?.$state.get(), words, lang, dir];
    if (!values.some((value, at) => value !== this.#readWith[at]) && !changed.has('hotspots')) return;
    this.#readWith = values;
    this.hotspots.read(shopVideo, shop);
    this.#link.follow();
  }

  /** Reads the sources, captions and hotspots again. */
  reload(): void {
    const { player, playback } = this;
    const { shop, shopVideo, waiting } = this.page;
    const { sources, captions } = resolveSource(player, shopVideo);
    const json = JSON.stringify(sources);
    const before = this.#sources;
    if (json !== before) {
      this.#sources = json;
      const isPlaying = !this.video.paused || this.#waitTimer !== undefined;
      // The first sources were loaded when the playback was made.
      if (before !== '') {
        playback.load(sources);
        this.#events.restart();
        if (isPlaying) this.play();
      }
    }
    if (!waiting || sources.length > 0) {
      if (this.#waitTimer !== undefined && sources.length === 0) playback.load([]);
      clearTimeout(this.#waitTimer);
      this.#waitTimer = undefined;
    }
    this.video.poster = posterOf(player, shopVideo) ?? '';
    this.captions.setFiles(captions);
    this.hotspots.read(shopVideo, shop);
  }

  destroy(): void {
    this.#end.abort();
    clearTimeout(this.#waitTimer);
    for (const off of this.#offs) off();
    deactivate(this);
    this.layer.destroy();
    this.#focus.destroy();
    this.#offscreen.destroy();
    this.#events.destroy();
    this.#controls.destroy();
    this.captions.destroy();
    this.fullscreen.destroy();
    this.hotspots.destroy();
    this.playback.destroy();
  }

  #openFromMarker(hotspot: Hotspot, marker: HTMLElement, event: Event): void {
    // A link leads to its address; the page may still veto that.
    if (marker.localName === 'a') {
      if (!ask(marker, 'vitrine-product-open-request', { source: this.source(hotspot.id), product: hotspot.product }))
        event.preventDefault();
      return;
    }
    this.openProduct(hotspot.product, marker, hotspot.id);
  }

  #hotspotsChanged(): void {
    this.labels.clear();
    this.layer.track = this.hotspots.track;
    this.#link.follow();
    this.update();
  }

  // Changes of the playback.

  #stateChanged(state: PlaybackState): void {
    const { muted } = state;
    const paused = this.video.paused;
    const before = this.$state.get();
    if (before.paused !== paused) this.#controls.show();
    if (before.paused !== paused || before.muted !== muted) {
      this.$state.set({ paused, muted });
      const began = !paused && (before.paused || (before.muted && !muted));
      // A muted video does not replace an active player that sounds.
      const other = $activePlayer.get()?.$state.get();
      if (began && (!muted || !other || other.paused || other.muted)) activate(this);
    }
    if (!muted) this.autoMuted = false;
    if (!this.panels.views && /playing|ended|error/.test(state.phase))
      whenIdle(() => !this.#end.signal.aborted && this.panels.load());
    this.#events.observe(state);
    this.captions.follow();
    this.update();
  }

  #timeChanged(): void {
    // Set on the progress bar itself: a property of the root would restyle the whole player four times a second.
    const done = this.player.renderRoot.querySelector<HTMLElement>('.done');
    const { duration } = this.state;
    done?.style.setProperty('--progress', String(duration > 0 ? this.time / duration : 0));
    this.#events.advance(this.time);
    this.captions.show(this.time);
    this.update();
  }

  /** A click on the picture plays and pauses; the first touch only shows the controls. */
  #pressed(event: MouseEvent): void {
    const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (this.panel) this.openPanel(null);
    else if (!isTouch || this.#controls.areShown) this.toggle();
    this.#controls.show();
  }

  view(slowNotice: boolean): TemplateResult {
    return stageView(this, slowNotice);
  }
}
