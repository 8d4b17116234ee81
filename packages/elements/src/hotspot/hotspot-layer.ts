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
import { onFrame } from '@vitrine/media';
import { groupMarkers, type Placed } from './hotspot-groups.js';
import { HotspotMark } from './hotspot-mark.js';

/** How a hotspot looks and what it is called, in the language of the page. */
export interface HotspotLabel {
  readonly name: string;
  readonly price: string;
  /** Leads to a page instead of a sheet. */
  readonly href: string | null;
  /** The slot that replaces the dot. */
  readonly slot: string | null;
}

export interface HotspotLayerHost {
  /** `null` = nothing would happen: it is not shown. Asked in every frame, so the answer should be at hand. */
  face(hotspot: Hotspot): HotspotLabel | null;
  /** What a group of so many is called, and its number alone. */
  groupName(count: number): { readonly name: string; readonly count: string };
  open(hotspot: Hotspot, element: HTMLElement, event: Event): void;
  openGroup(ids: readonly string[]): void;
  /** Was on screen for a second, the first time in this play. */
  shown(hotspot: Hotspot): void;
  dir(): 'ltr' | 'rtl';
}

const NO_TRACK: HotspotTrack = { frame: null, hotspots: [], renditions: [] };
const WHOLE: Crop = { x: 0, y: 0, w: 1, h: 1 };

/**
 * The markers over a film. Windows are woken by cues, motion follows the frames that are shown, and only while a marker moves.
 * Markers are pooled; their order in the tree is that of their start, and none is moved in the tree while it is there.
 */
export class HotspotLayer {
  readonly element: HTMLElement;
  #video: HTMLVideoElement;
  #host: HotspotLayerHost;
  #track = NO_TRACK;
  #cues: TextTrack | undefined;
  #active: readonly Hotspot[] = [];
  /** The active set does not change inside this window. */
  #from = 0;
  #until = 0;
  #time = 0;
  #box: Size = { width: 0, height: 0 };
  #rect: Rect | null = null;
  #crop = WHOLE;
  #marks = new Map<string, HotspotMark>();
  #pool: HotspotMark[] = [];
  #groups: string[][] = [];
  #held: HotspotMark | undefined;
  #reported = new Map<string, ReturnType<typeof setTimeout> | true>();
  #stopFrames: (() => void) | undefined;
  /** Pixels; read once: asking a media query brings the page's layout up to date, in every frame. */
  #target = matchMedia('(pointer: coarse)').matches ? 44 : 24;
  #end = new AbortController();
  #resizes = new ResizeObserver(([entry]) => {
    if (entry) this.#box = entry.contentRect;
    this.measure();
  });

  constructor(element: HTMLElement, video: HTMLVideoElement, host: HotspotLayerHost) {
    this.element = element;
    this.#video = video;
    this.#host = host;
    const { signal } = this.#end;
    const clock = (): void => this.#tick();
    for (const type of ['timeupdate', 'seeked', 'play', 'emptied']) video.addEventListener(type, clock, { signal });
    for (const type of ['loadedmetadata', 'resize']) video.addEventListener(type, () => this.measure(), { signal });
    for (const type of ['focusin', 'focusout', 'pointerover', 'pointerout'])
      element.addEventListener(type, (event) => this.#touched(event), { signal });
    element.addEventListener('click', (event) => this.#clicked(event), { signal });
    this.#resizes.observe(video);
  }

  /** Other hotspots, or the same with other words. */
  set track(track: HotspotTrack) {
    this.#track = track;
    this.#until = this.#from;
    this.#hang();
    for (const mark of this.#marks.values()) mark.stale = true;
    this.measure();
  }

  /** The element that stands for a hotspot now: its own, or its group's. */
  elementOf(id: string): HTMLElement | undefined {
    for (const mark of this.#marks.values()) if (mark.ids.includes(id)) return mark.element;
    return undefined;
  }

  /** A place in the box as a ratio of the authoring frame; `null` = beside the picture, or there is none yet. */
  ratioAt(place: { readonly x: number; readonly y: number }): { x: number; y: number } | null {
    this.measure();
    if (!this.#rect) return null;
    const { x, y } = ratioAt(this.#rect, place);
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? placeFromCrop(this.#crop, { x, y }) : null;
  }

  get first(): HTMLElement | null {
    return this.element.querySelector<HTMLElement>('.mark');
  }

  /** Whether a marker stands between these shares of the height, 0 = top. */
  occupies(from: number, to: number): boolean {
    const { height } = this.#box;
    return [...this.#marks.values()].some(({ y }) => y >= from * height && y <= to * height);
  }

  /** A new play: what is shown again is reported again. */
  forget(): void {
    for (const timer of this.#reported.values()) if (timer !== true) clearTimeout(timer);
    this.#reported.clear();
  }

  measure(): void {
    const { objectFit, objectPosition } = getComputedStyle(this.#video);
    const { videoWidth: width, videoHeight: height } = this.#video;
    this.#rect = fitRect(this.#box, { width, height }, objectFit as ObjectFit, parseObjectPosition(objectPosition));
    this.#crop = renditionFor(this.#track, width / height)?.crop ?? WHOLE;
    this.#render(this.#time);
  }

  destroy(): void {
    this.#end.abort();
    this.#resizes.disconnect();
    this.#stopFrames?.();
    this.forget();
    for (const mark of this.#marks.values()) mark.leave();
    this.#marks.clear();
    if (this.#cues) this.#cues.mode = 'disabled';
  }

  /** One cue for each range: it only wakes us, the ranges decide. */
  #hang(): void {
    this.#cues ??= this.#video.addTextTrack('metadata', 'vitrine-hotspots');
    const cues = this.#cues;
    cues.mode = 'hidden';
    cues.oncuechange = () => this.#tick();
    for (const cue of [...(cues.cues ?? [])]) cues.removeCue(cue);
    for (const { ranges } of this.#track.hotspots) {
      for (const { start, end } of ranges) cues.addCue(new VTTCue(start, Math.min(end, 1e6), ''));
    }
  }

  /** Where frames are followed they alone tell the time: `currentTime` runs ahead of what is on screen. */
  #tick(): void {
    if (this.#stopFrames && !this.#video.paused) return;
    this.measure();
    this.#render(this.#video.currentTime);
  }

  #follow(): void {
    const moves =
      !this.#video.ended && this.#active.some(({ path }) => path.length > 1 && (path.at(-1)?.t ?? 0) > this.#time);
    if (moves) this.#stopFrames ??= onFrame(this.#video, (time) => this.#render(time));
    else {
      this.#stopFrames?.();
      this.#stopFrames = undefined;
    }
  }

  #render(time: number): void {
    this.#time = time;
    if (time < this.#from || time >= this.#until) {
      this.#active = activeHotspots(this.#track, time);
      this.#from = time;
      this.#until = nextBoundary(this.#track, time);
    }
    this.#follow();
    const rect = this.#rect;
    // Without a size nothing can be placed; the data stays and the next size brings it.
    if (rect) this.#place(rect, time);
  }

  #place(rect: Rect, time: number): void {
    const held = this.#held;
    const shown = new Map<
      string,
      { readonly hotspot: Hotspot; readonly face: HotspotLabel; readonly x: number; readonly y: number }
    >();
    const { width, height } = this.#box;
    // in the order of the track, either way
    const candidates = held
      ? this.#track.hotspots.filter((one) => this.#active.includes(one) || held.ids.includes(one.id))
      : this.#active;
    for (const hotspot of candidates) {
      const place = placeInCrop(this.#crop, placeOnPath(hotspot.path, time));
      const { x, y } = pointAt(rect, place);
      const visible = place.inside && x >= 0 && y >= 0 && x <= width && y <= height;
      const face = visible || held?.ids.includes(hotspot.id) ? this.#host.face(hotspot) : null;
      if (face) shown.set(hotspot.id, { hotspot, face, x, y });
    }
    const placed: Placed[] = [...shown.values()]
      .sort((a, b) => b.hotspot.priority - a.hotspot.priority)
      .map(({ hotspot, x, y }) => ({ id: hotspot.id, x, y }));
    // Under a finger or the focus nothing joins or splits; who comes meanwhile stands alone.
    if (held) {
      const known = new Set(this.#groups.flat());
      this.#groups = [
        ...this.#groups.map((ids) => ids.filter((id) => shown.has(id))),
        ...placed.filter(({ id }) => !known.has(id)).map(({ id }) => [id]),
      ].filter((ids) => ids.length > 0);
    } else this.#groups = groupMarkers(placed, this.#target + 8, this.#groups);

    const wanted = new Map(this.#groups.map((ids) => [ids[0] ?? '', ids]));
    for (const [id, mark] of this.#marks) if (!wanted.has(id)) this.#drop(id, mark);
    const fresh: HotspotMark[] = [];
    // In the order of their start, so that the tree has the order of the film.
    for (const [id, { hotspot, face, x, y }] of shown) {
      const ids = wanted.get(id);
      if (!ids) continue;
      let mark = this.#marks.get(id);
      const tag = face.href === null || ids.length > 1 ? 'button' : 'a';
      if (mark?.element.localName !== tag) {
        if (mark) this.#drop(id, mark);
        const free = this.#pool.findIndex(({ element }) => element.localName === tag);
        mark = this.#pool.splice(free, free < 0 ? 0 : 1)[0] ?? new HotspotMark(tag);
        this.#marks.set(id, mark);
        this.#insert(mark, hotspot);
        fresh.push(mark);
      }
      if (mark.stale || mark.ids.length !== ids.length)
        mark.show(ids, face, ids.length > 1 ? this.#host.groupName(ids.length) : null, this.#host.dir());
      else mark.ids = ids;
      const { shape } = hotspot;
      mark.place(
        x,
        y,
        shape.type === 'rect' && ids.length === 1
          ? { width: (shape.w / this.#crop.w) * rect.width, height: (shape.h / this.#crop.h) * rect.height }
          : null,
        this.#box.width,
      );
      this.#report(hotspot);
    }
    for (const mark of fresh) mark.introduce([...this.#marks.values()]);
    for (const [id, timer] of this.#reported) {
      if (timer === true || wanted.has(id)) continue;
      clearTimeout(timer);
      this.#reported.delete(id);
    }
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

  /** A touch leaves no hover behind that would hold a marker for ever. */
  #touched(event: Event): void {
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    const mark = this.#markOf(event);
    const enters = event.type === 'focusin' || event.type === 'pointerover';
    if (enters) {
      if (mark) mark.makeRoom(this.#box.width, this.#host.dir());
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
