import {
  activeHotspots,
  fitRect,
  nextBoundary,
  parseObjectPosition,
  placeFromCrop,
  placeInCrop,
  placeOnPath,
  pointAt,
  ratioAt,
  renditionFor,
  type Crop,
  type Hotspot,
  type HotspotTrack,
  type ObjectFit,
  type Rect,
  type Size,
} from '@vitrine/core/hotspots';
import { groupMarkers, type Placed } from './hotspot-groups.js';
import type { HotspotLabel } from './hotspot-label.js';
import { HotspotMark } from './hotspot-mark.js';
import type { Course } from './mark-motion.js';
import { MediaClock } from './media-clock.js';

export { hotspotStyles } from './hotspot.styles.js';

export interface HotspotLayerHost {
  /** Null = the hotspot is not shown. Called several times a second, so the host should cache its labels. */
  label(hotspot: Hotspot): HotspotLabel | null;
  /** The name of a group of `count` hotspots, and the number alone. */
  groupName(count: number): { readonly name: string; readonly count: string };
  open(hotspot: Hotspot, element: HTMLElement, event: Event): void;
  openGroup(ids: readonly string[]): void;
  /** The hotspot was on screen for a second, for the first time in this play. */
  shown(hotspot: Hotspot): void;
  dir(): 'ltr' | 'rtl';
}

const noHotspots: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
/** Seconds of the video: while it plays, markers that come and go within this time do so together. */
const shortestTurn = 0.25;
const wholeFrame: Crop = { x: 0, y: 0, w: 1, h: 1 };

/**
 * The markers over a video. A text track cue triggers each beginning and end of a time range. A marker that moves does so
 * by an animation beside the video, which is compared with a frame four times a second; groups are formed at that pace,
 * too. Markers are pooled. Their order in the tree is that of their start, and a
 * marker is never moved inside the tree, which would take its focus.
 */
export class HotspotLayer {
  readonly element: HTMLElement;
  #video: HTMLVideoElement;
  #host: HotspotLayerHost;
  #track = noHotspots;
  #cues: TextTrack;
  #cue: VTTCue | undefined;
  #active: readonly Hotspot[] = [];
  /** The set of active hotspots does not change between these two times, in seconds. */
  #from = 0;
  #until = 0;
  #time = 0;
  #box: Size = { width: 0, height: 0 };
  #rect: Rect | null = null;
  #crop = wholeFrame;
  #marks = new Map<string, HotspotMark>();
  #pool: HotspotMark[] = [];
  #groups: string[][] = [];
  /** The marker under the pointer or with the focus. It stays as it is until that ends. */
  #held: HotspotMark | undefined;
  /** The video stood when the markers were drawn last. */
  #stood = false;
  /** By hotspot id: the timer of a hotspot on screen, or true once it was reported. */
  #reported = new Map<string, ReturnType<typeof setTimeout> | true>();
  #clock: MediaClock;
  /** The video waits for data here, in seconds. The last frame before that may be shown later, and is no progress. */
  #stalledAt = NaN;
  /** Changes with what the px of a path depend on: track, picture, crop. */
  #version = 0;
  /** Size of the press target, in px. Read once, because a media query forces a layout, here in every frame. */
  #targetPx = matchMedia('(pointer: coarse)').matches ? 44 : 24;
  #end = new AbortController();
  #resizes = new ResizeObserver(([entry]) => {
    if (entry) this.#box = entry.contentRect;
    this.measure();
  });

  constructor(element: HTMLElement, video: HTMLVideoElement, host: HotspotLayerHost) {
    this.element = element;
    this.#video = video;
    this.#host = host;
    this.#clock = new MediaClock(video);
    this.#cues = video.addTextTrack('metadata', 'vitrine-hotspots');
    this.#cues.mode = 'hidden';
    this.#cues.oncuechange = () => {
      const { currentTime } = video;
      if (currentTime < this.#from || currentTime >= this.#until) this.#tick();
    };
    const { signal } = this.#end;
    const tick = (): void => this.#tick();
    for (const type of ['timeupdate', 'ratechange']) video.addEventListener(type, tick, { signal });
    for (const type of ['playing', 'seeked', 'seeking', 'pause', 'waiting', 'emptied', 'ended'])
      video.addEventListener(
        type,
        () => {
          this.#stalledAt = type === 'waiting' ? video.currentTime : NaN;
          this.#stand();
        },
        { signal },
      );
    for (const type of ['loadedmetadata', 'resize']) video.addEventListener(type, () => this.measure(), { signal });
    for (const type of ['focusin', 'focusout', 'pointerover', 'pointerout'])
      element.addEventListener(type, (event) => this.#hover(event), { signal });
    element.addEventListener('click', (event) => this.#clicked(event), { signal });
    this.#resizes.observe(video);
    // The video may play already, or stand somewhere else than at its beginning.
    this.#time = video.currentTime;
    this.#tick();
  }

  /** Replaces the hotspots; also to be set when their labels have changed. */
  set track(track: HotspotTrack) {
    this.#track = track;
    this.#until = this.#from;
    this.#version += 1;
    for (const mark of this.#marks.values()) mark.stale = true;
    this.measure();
  }

  /** The marker that shows a hotspot now: its own, or that of its group. */
  elementOf(id: string): HTMLElement | undefined {
    for (const mark of this.#marks.values()) if (mark.ids.includes(id)) return mark.element;
    return undefined;
  }

  /** A position in px as a ratio of the whole frame; null = outside the picture, or there is no picture yet. */
  ratioAt(place: { readonly x: number; readonly y: number }): { x: number; y: number } | null {
    this.measure();
    if (!this.#rect) return null;
    const { x, y } = ratioAt(this.#rect, place);
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? placeFromCrop(this.#crop, { x, y }) : null;
  }

  get first(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>('.mark');
  }

  /** Whether there is a marker between these shares of the height, 0 = top. */
  occupies(from: number, to: number): boolean {
    const { height } = this.#box;
    return [...this.#marks.values()].some(({ y }) => y >= from * height && y <= to * height);
  }

  /** A new play begins: hotspots are reported again. */
  resetReports(): void {
    for (const timer of this.#reported.values()) if (timer !== true) clearTimeout(timer);
    this.#reported.clear();
  }

  measure(): void {
    const { objectFit, objectPosition } = getComputedStyle(this.#video);
    const { videoWidth: width, videoHeight: height } = this.#video;
    const rect = fitRect(this.#box, { width, height }, objectFit as ObjectFit, parseObjectPosition(objectPosition));
    const crop = renditionFor(this.#track, width / height)?.crop ?? wholeFrame;
    if (JSON.stringify([rect, crop]) !== JSON.stringify([this.#rect, this.#crop])) this.#version += 1;
    this.#rect = rect;
    this.#crop = crop;
    this.#render(this.#time);
  }

  destroy(): void {
    this.#end.abort();
    this.#resizes.disconnect();
    this.#clock.stop();
    this.resetReports();
    for (const mark of this.#marks.values()) mark.leave();
    this.#marks.clear();
    this.#cues.mode = 'disabled';
  }

  /**
   * The one cue ends where the set of hotspots changes next: a browser sorts all cues of a track and compares them with
   * each frame, which took WebKit a minute for 10,000. It only triggers an update; the ranges decide what is shown.
   */
  #setCue(): void {
    if (this.#cue) this.#cues.removeCue(this.#cue);
    this.#cue = this.#until < Infinity ? new VTTCue(this.#from, this.#until, '') : undefined;
    if (this.#cue) this.#cues.addCue(this.#cue);
  }

  /** The video stands still, or plays on from another place. */
  #stand(): void {
    this.#clock.stop();
    // What is on screen now counts exactly.
    this.#until = this.#from;
    this.measure();
    this.#render(this.#video.currentTime);
    if (!this.#stands) this.#tick();
  }

  /** A video that has ended is not `paused` in every browser. */
  get #stands(): boolean {
    const { paused, seeking, ended, currentTime } = this.#video;
    return paused || seeking || ended || Math.abs(currentTime - this.#stalledAt) < 0.05;
  }

  /** While the video plays, the time of a frame counts: `currentTime` is ahead of the frame on screen. */
  #tick(): void {
    if (this.#stands) {
      this.#stand();
      return;
    }
    this.#clock.measure((time) => {
      this.#time = time;
      this.measure();
      // A range has begun or ended, but not in the frame that is shown.
      if (time < this.#until && this.#video.currentTime >= this.#until) this.#tick();
    });
  }

  #render(time: number): void {
    this.#time = time;
    if (time < this.#from || time >= this.#until) {
      this.#active = activeHotspots(this.#track, time);
      this.#from = time;
      this.#until = Math.max(nextBoundary(this.#track, time), this.#stands ? 0 : time + shortestTurn);
      this.#setCue();
    }
    const rect = this.#rect;
    // Without a size nothing can be placed. The next measurement draws again.
    if (rect) this.#place(rect, time);
  }

  #place(rect: Rect, time: number): void {
    const held = this.#held;
    const shown = new Map<
      string,
      { readonly hotspot: Hotspot; readonly label: HotspotLabel; readonly x: number; readonly y: number }
    >();
    const { width, height } = this.#box;
    // In the order of the track in both cases.
    const kept = held && new Set([...this.#active.map(({ id }) => id), ...held.ids]);
    const candidates = kept ? this.#track.hotspots.filter(({ id }) => kept.has(id)) : this.#active;
    for (const hotspot of candidates) {
      const place = placeInCrop(this.#crop, placeOnPath(hotspot.path, time));
      const { x, y } = pointAt(rect, place);
      const visible = place.inside && x >= 0 && y >= 0 && x <= width && y <= height;
      const label = visible || held?.ids.includes(hotspot.id) ? this.#host.label(hotspot) : null;
      if (label) shown.set(hotspot.id, { hotspot, label, x, y });
    }
    const placed: Placed[] = [...shown.values()]
      .sort((a, b) => b.hotspot.priority - a.hotspot.priority)
      .map(({ hotspot, x, y }) => ({ id: hotspot.id, x, y }));
    // A marker with pointer or focus neither joins nor splits; new hotspots get a marker of their own.
    if (held) {
      const known = new Set(this.#groups.flat());
      this.#groups = [
        ...this.#groups.map((ids) => ids.filter((id) => shown.has(id))),
        ...placed.filter(({ id }) => !known.has(id)).map(({ id }) => [id]),
      ].filter((ids) => ids.length > 0);
    } else this.#groups = groupMarkers(placed, this.#targetPx + 8, this.#groups);

    const wanted = new Map(this.#groups.map((ids) => [ids[0] ?? '', ids]));
    for (const [id, mark] of this.#marks) if (!wanted.has(id)) this.#drop(id, mark);
    const fresh: HotspotMark[] = [];
    // By start, so that the tab order is the order of the video.
    for (const [id, { hotspot, label, x, y }] of shown) {
      const ids = wanted.get(id);
      if (!ids) continue;
      let mark = this.#marks.get(id);
      const tag = label.href === null || ids.length > 1 ? 'button' : 'a';
      if (mark?.element.localName !== tag) {
        if (mark) this.#drop(id, mark);
        const free = this.#pool.findIndex(({ element }) => element.localName === tag);
        mark = this.#pool.splice(free, free < 0 ? 0 : 1)[0] ?? new HotspotMark(tag);
        this.#marks.set(id, mark);
        this.#insert(mark, hotspot);
        fresh.push(mark);
      }
      if (mark.stale || mark.ids.length !== ids.length)
        mark.show(ids, label, ids.length > 1 ? this.#host.groupName(ids.length) : null, this.#host.dir());
      else mark.ids = ids;
      const { shape } = hotspot;
      mark.place(
        x,
        y,
        shape.type === 'rect' && ids.length === 1
          ? { width: (shape.w / this.#crop.w) * rect.width, height: (shape.h / this.#crop.h) * rect.height }
          : null,
      );
      mark.follow(this.#courseOf(hotspot, rect), this.#clock, time);
      this.#report(hotspot);
    }
    // Chips of a video that stands stay; when it plays on, they go like those of new markers.
    const { paused } = this.#video;
    const marks = [...this.#marks.values()];
    for (const mark of paused || this.#stood ? marks : fresh) mark.introduce(this.#box, marks, paused);
    this.#stood = paused;
    for (const [id, timer] of this.#reported) {
      if (timer === true || wanted.has(id)) continue;
      clearTimeout(timer);
      this.#reported.delete(id);
    }
  }

  #courseOf({ id, path }: Hotspot, rect: Rect): Course | null {
    if (path.length < 2) return null;
    const crop = this.#crop;
    return { key: `${id} ${this.#version}`, path, toPx: (point) => pointAt(rect, placeInCrop(crop, point)) };
  }

  #insert(mark: HotspotMark, hotspot: Hotspot): void {
    mark.start = hotspot.ranges[0]?.start ?? 0;
    const after = [...this.#marks.values()]
      .filter((other) => other !== mark && other.start > mark.start && other.element.parentNode === this.element)
      .sort((a, b) => a.start - b.start)[0];
    this.element.insertBefore(mark.element, after?.element ?? null);
  }

  #drop(id: string, mark: HotspotMark): void {
    if (this.#held === mark) this.#held = undefined;
    this.#marks.delete(id);
    mark.leave();
    this.#pool.push(mark);
  }

  #report(hotspot: Hotspot): void {
    if (this.#reported.has(hotspot.id)) return;
    const timer = setTimeout(() => {
      this.#reported.set(hotspot.id, true);
      this.#host.shown(hotspot);
    }, 1000);
    this.#reported.set(hotspot.id, timer);
  }

  #markOf(event: Event): HotspotMark | undefined {
    const target = event.target instanceof Element ? event.target.closest('.mark') : null;
    return target ? [...this.#marks.values()].find((mark) => mark.element === target) : undefined;
  }

  /** Holds the marker under the pointer or with the focus. Not for touch, whose hover never ends. */
  #hover(event: Event): void {
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    const mark = this.#markOf(event);
    const enters = event.type === 'focusin' || event.type === 'pointerover';
    if (enters) {
      if (mark) mark.makeRoom(this.#box.width, [...this.#marks.values()]);
      this.#held = mark;
    } else {
      this.#held = [...this.#marks.values()].find(
        ({ element }) => element.matches(':focus') && event.type !== 'focusout',
      );
      this.#render(this.#time);
    }
  }

  #clicked(event: Event): void {
    const mark = this.#markOf(event);
    const hotspot = this.#track.hotspots.find(({ id }) => id === mark?.ids[0]);
    if (!mark || !hotspot) return;
    if (mark.ids.length > 1) this.#host.openGroup(mark.ids);
    else this.#host.open(hotspot, mark.element, event);
  }
}
