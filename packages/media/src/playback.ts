import { atom } from 'nanostores';
import type { CaptionCue, CaptionTrack } from './captions.js';
import { pageClock, type Clock } from './clock.js';
import { pageConnection, type Connection } from './connection.js';
import type { DateRange } from './date-range.js';
import type { Engine, EngineHost } from './engine.js';
import { MediaFault } from './media-fault.js';
import { NativeEngine } from './native-engine.js';
import { Patrol } from './patrol.js';
import { isPlayable, pickEngine, type EngineName, type EngineNeeds } from './pick-engine.js';
import type { Playback, PlaybackOptions, PlayOutcome } from './playback-contract.js';
import { noFacts, phaseOf, playableUntil, sameState, spansOf, type EngineFacts, type PlaybackState } from './playback-state.js';
import { chooseRemedy, type Episode, type Trouble } from './recovery.js';
import { nextTry } from './retry-plan.js';
import type { PlaybackSource } from './source.js';
import type { WatchdogAct } from './watchdog.js';

/** Plays films in `video`, which belongs to the playback from here on (its `src`, not its looks). */
export function createPlayback(video: HTMLVideoElement, options: PlaybackOptions = {}): Playback {
  return new ElementPlayback(video, options);
}

const observed = [
  'loadstart', 'loadeddata', 'canplay', 'canplaythrough', 'durationchange', 'progress', 'waiting', 'stalled',
  'seeking', 'seeked', 'volumechange', 'ratechange', 'resize', 'emptied',
];

const noFrame = { duration: 0, width: 0, height: 0 };

class ElementPlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #options: PlaybackOptions;
  readonly #clock: Clock;
  readonly #connection: Connection;
  readonly #patrol: Patrol;
  readonly #end = new AbortController();
  readonly #stopListening: () => void;
  readonly $state;
  readonly $time = atom(0);
  readonly $dateRanges = atom<readonly DateRange[]>([]);
  readonly $captionTracks = atom<readonly CaptionTrack[]>([]);
  readonly $captions = atom<readonly CaptionCue[]>([]);

  #sources: readonly PlaybackSource[] = [];
  #sourceIndex = 0;
  #engine: Engine | null = null;
  #making: Promise<Engine | null> | null = null;
  #engineName: EngineName | null = null;
  /** Counts engines, so that what comes late from an old one is not heard. */
  #generation = 0;
  #attempts = 0;
  #engaged = false;
  #wanted = false;
  #begun = false;
  /** Where the film goes on once the element has been filled again. */
  #resumeAt: number | null = null;
  #facts: EngineFacts = noFacts;
  /** Outlives an element that is emptied to be filled again. */
  #frame = noFrame;
  #error: MediaFault | null = null;
  /** The engine is at its end, but nobody needs to know yet: something is left to see, or nobody is watching. */
  #pending: MediaFault | null = null;
  /** What the engine said last, since the film last moved. */
  #lastFault: MediaFault | null = null;
  #recovering = false;
  #episode: Episode | null = null;
  #bytesAt = 0;
  #outcomes: ((outcome: PlayOutcome) => void)[] = [];

  constructor(video: HTMLVideoElement, options: PlaybackOptions) {
    this.#video = video;
    this.#options = options;
    this.#clock = options.clock ?? pageClock;
    this.#connection = options.connection ?? pageConnection;
    this.#patrol = new Patrol(this.#clock, () => this.#sample(), (act) => this.#onWatch(act));
    this.$state = atom<PlaybackState>(this.#look());
    const { signal } = this.#end;
    const on = (type: string, act: () => void): void => video.addEventListener(type, () => {
      act();
      this.#settle();
      this.#publish();
    }, { signal });
    for (const type of observed) on(type, () => {});
    on('loadedmetadata', () => this.#place());
    on('play', () => this.#want());
    on('pause', () => {
      // an element that broke or is being filled anew says pause too, and nobody asked for that
      if (video.readyState >= HTMLMediaElement.HAVE_METADATA && !video.error) this.#unwant();
    });
    on('playing', () => this.#moving());
    on('ended', () => this.#reachedEnd());
    video.addEventListener('timeupdate', () => this.#ticked(), { signal });
    this.#stopListening = this.#connection.listen(() => this.#lineChanged());
  }

  load(sources: readonly PlaybackSource[], position = 0): void {
    this.#leave();
    this.#answer('interrupted');
    const canPlayType = (type: string): string => this.#video.canPlayType(type);
    this.#sources = sources.filter((source) => isPlayable(source, this.#needs(), canPlayType));
    this.#resumeAt = position || null;
    this.$time.set(position);
    if (!this.#sources.length) {
      const all = sources.map(({ src }) => src).join(', ');
      this.#giveUp(new MediaFault('media-unsupported', all ? `this browser plays none of ${all}` : 'there is no source'));
    } else if ((this.#options.preload ?? 'none') !== 'none') this.#begin(this.#resumeAt);
    this.#publish();
  }

  prefetch(): void {
    if (!this.#engaged && this.#sources.length && this.#nextName() !== 'native') {
      void this.#fetchEngine().then((engine) => engine?.prefetch?.());
    }
  }

  play(): Promise<PlayOutcome> {
    if (!this.#sources.length) return Promise.resolve('failed');
    const outcome = new Promise<PlayOutcome>((resolve) => this.#outcomes.push(resolve));
    this.#want();
    if (this.#error) this.retry();
    // before the engine is there as well: what counts for the browser is that it is asked while the press is fresh
    this.#push();
    if (this.#isMoving()) this.#answer('started');
    this.#publish();
    return outcome;
  }

  pause(): void {
    this.#unwant();
    this.#video.pause();
    this.#publish();
  }

  seek(seconds: number): void {
    const { duration, readyState } = this.#video;
    const target = Math.max(0, duration > 0 ? Math.min(seconds, duration) : seconds);
    if (!Number.isFinite(target)) return;
    const placed = this.#engaged && !this.#error && readyState >= HTMLMediaElement.HAVE_METADATA;
    if (placed) this.#video.currentTime = target;
    if (!placed || this.#resumeAt !== null) this.#resumeAt = target;
    this.$time.set(target);
    this.#patrol.restart(target);
    if (this.#error) this.retry();
    this.#publish();
  }

  seekToLive(): void {
    if (this.#facts.liveEdge !== null) this.seek(this.#facts.liveEdge);
  }

  setRate(rate: number): void {
    // loading resets the rate to its default: a film that is mended keeps its speed
    this.#video.defaultPlaybackRate = rate;
    this.#video.playbackRate = rate;
  }

  setMuted(muted: boolean): void {
    this.#video.muted = muted;
  }

  setVolume(volume: number): void {
    this.#video.volume = Math.min(1, Math.max(0, volume));
  }

  setQuality(id: string): void {
    this.#engine?.setQuality?.(id);
  }

  setCaptionTrack(id: string | null): void {
    this.#engine?.setCaptionTrack?.(id);
  }

  retry(): void {
    if (!this.#sources.length) return;
    this.#episode = null;
    if (!this.#begun) this.#sourceIndex = 0;
    this.#restart(this.#position());
    this.#patrol.restart(this.#position());
    this.#publish();
  }

  destroy(): void {
    this.#end.abort();
    this.#stopListening();
    this.#leave();
    this.#sources = [];
    this.#answer('interrupted');
    this.#publish();
  }

  // what the element does

  #want(): void {
    if (!this.#wanted) this.#patrol.restart(this.#position());
    this.#wanted = true;
    if (this.#pending) this.retry();
    if (!this.#engaged && this.#sources.length) this.#begin(this.#resumeAt);
  }

  #unwant(): void {
    this.#wanted = false;
    this.#answer('interrupted');
  }

  #isMoving(): boolean {
    const { paused, readyState } = this.#video;
    return this.#engaged && !paused && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
  }

  #moving(): void {
    this.#begun = true;
    this.#resumeAt = this.#lastFault = null;
    this.#recovering = false;
    this.#answer('started');
  }

  #ticked(): void {
    this.#settle();
    if (this.#resumeAt === null) this.$time.set(this.#video.currentTime);
    if (this.#isMoving() && this.$state.get().phase !== 'playing') {
      this.#moving();
      this.#publish();
    }
  }

  #reachedEnd(): void {
    this.#unwant();
    this.#pending = null;
    this.#episode = null;
    this.#recovering = false;
  }

  /** The element knows its length: go where the film is to go on. */
  #place(): void {
    if (this.#resumeAt !== null && Math.abs(this.#video.currentTime - this.#resumeAt) > 0.3) this.#video.currentTime = this.#resumeAt;
  }

  #settle(): void {
    const { readyState, seeking, currentTime, paused, ended } = this.#video;
    // back where it was: from here on the element speaks for itself again
    if (this.#resumeAt !== null && readyState >= HTMLMediaElement.HAVE_METADATA && !seeking && Math.abs(currentTime - this.#resumeAt) < 0.5) {
      this.#resumeAt = null;
    }
    if (!this.#wanted || this.#error) return;
    if (paused && !ended && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#push();
    if (this.#pending && this.#starved()) this.#giveUp(this.#pending);
  }

  /** Asks the element to play. What comes of it is seen by its events; only a refusal has none. */
  #push(): void {
    this.#video.play().catch((reason: unknown) => {
      if (!(reason instanceof DOMException) || reason.name !== 'NotAllowedError') return;
      this.#wanted = false;
      this.#answer('play-refused');
      this.#publish();
    });
  }

  #answer(outcome: PlayOutcome): void {
    for (const resolve of this.#outcomes.splice(0)) resolve(outcome);
  }

  // the engine

  #needs(): EngineNeeds {
    const { engine = 'auto', ownCaptions = false, capabilities } = this.#options;
    return {
      engine,
      ownCaptions,
      mse: capabilities?.mse ?? ('MediaSource' in globalThis || 'ManagedMediaSource' in globalThis),
      nativeHls: capabilities?.nativeHls ?? this.#video.canPlayType('application/vnd.apple.mpegurl') !== '',
    };
  }

  #source(): PlaybackSource {
    const source = this.#sources[this.#sourceIndex];
    if (!source) throw new Error('there is no source'); // every way here asks for one first
    return source;
  }

  #nextName(): EngineName {
    return pickEngine(this.#source(), this.#needs());
  }

  /** Fills the element at `position`, whatever was in it. */
  #begin(position: number | null): void {
    this.#engaged = true;
    this.#resumeAt = position || null;
    this.#bytesAt = this.#clock.now();
    if (this.#nextName() === 'native') {
      this.#engineName = 'native';
      this.#engine ??= new NativeEngine(this.#host());
      this.#engine.load(this.#resumeAt);
    } else void this.#fetchEngine().then((engine) => engine?.load(this.#resumeAt));
  }

  #fetchEngine(): Promise<Engine | null> {
    if (this.#engine) return Promise.resolve(this.#engine);
    return (this.#making ??= this.#makeHls(this.#host(), this.#generation));
  }

  async #makeHls(host: EngineHost, generation: number): Promise<Engine | null> {
    const name = this.#nextName();
    for (let tries = 1, spentMs = 0; generation === this.#generation; tries++) {
      try {
        const { createHlsEngine } = await import('./hls-engine.js');
        const engine = await createHlsEngine(host, name === 'hls-full');
        if (generation !== this.#generation) break;
        this.#engineName = name;
        return (this.#engine = engine);
      } catch (cause) {
        const wait = this.#engaged ? nextTry({ kind: 'network', status: 0, retryAfterMs: 0 }, tries, spentMs) : null;
        if (wait === null) {
          if (generation === this.#generation) this.#making = null;
          host.fail(new MediaFault('media-network', 'hls.js could not be fetched', { cause }), 'request');
          break;
        }
        spentMs += wait;
        await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, wait));
      }
    }
    return null;
  }

  #host(): EngineHost {
    const generation = this.#generation;
    const mine = <A extends unknown[]>(act: (...args: A) => void) => (...args: A): void => {
      if (generation !== this.#generation) return;
      act(...args);
      this.#publish();
    };
    return {
      video: this.#video,
      source: this.#source(),
      attempt: () => ++this.#attempts,
      clock: this.#clock,
      connection: this.#connection,
      position: () => this.#position(),
      fail: mine((fault: MediaFault, trouble: Trouble) => this.#failed(fault, trouble)),
      recovering: mine(() => {
        this.#recovering = true;
        this.#resumeAt ??= this.#position() || null;
      }),
      bytes: () => {
        this.#bytesAt = this.#clock.now();
      },
      know: mine((facts: Partial<EngineFacts>) => {
        this.#facts = { ...this.#facts, ...facts };
      }),
      dateRanges: mine((ranges: readonly DateRange[]) => this.$dateRanges.set(ranges)),
      captions: mine((tracks: readonly CaptionTrack[], cues: readonly CaptionCue[]) => {
        this.$captionTracks.set(tracks);
        this.$captions.set(cues);
      }),
    };
  }

  #dropEngine(): void {
    this.#generation += 1;
    this.#engine?.destroy();
    this.#engine = null;
    this.#making = null;
    this.#engineName = null;
    this.#pending = null;
    this.#error = null;
  }

  /** A new engine at `position`; the watchdog goes on counting. */
  #restart(position: number): void {
    this.#dropEngine();
    this.#begin(this.#facts.live ? null : position);
    this.#patrol.moveTo(position);
  }

  /** Forgets the film. */
  #leave(): void {
    this.#dropEngine();
    this.#patrol.stop();
    this.#engaged = this.#wanted = this.#begun = this.#recovering = false;
    this.#sourceIndex = this.#attempts = 0;
    this.#facts = noFacts;
    this.#frame = noFrame;
    this.#episode = this.#resumeAt = this.#lastFault = null;
    this.$dateRanges.set([]);
    this.$captionTracks.set([]);
    this.$captions.set([]);
  }

  // what goes wrong

  #failed(fault: MediaFault, trouble: Trouble): void {
    const engine = this.#engine;
    this.#lastFault = fault;
    if (!this.#engaged) return;
    if (!this.#wanted && !this.#video.seeking) {
      this.#pending = fault;
      return;
    }
    const position = this.#position();
    const { remedy, episode } = chooseRemedy(this.#episode, trouble, position);
    this.#episode = episode;
    this.#recovering = true;
    if (remedy === 'give-up') {
      if (!this.#starved()) this.#pending = fault;
      else this.#giveUp(fault);
    } else if (!engine || remedy === 'reload') this.#restart(position);
    else if (remedy === 'again') engine.again(position);
    else {
      this.#resumeAt = remedy === 'skip' ? (engine.after?.(position) ?? position) : position;
      this.#patrol.moveTo(this.#resumeAt);
      if (remedy === 'skip') engine.load(this.#resumeAt);
      else engine.recover?.();
    }
  }

  #starved(): boolean {
    const { error, readyState, buffered, currentTime } = this.#video;
    return error !== null || readyState < HTMLMediaElement.HAVE_FUTURE_DATA || playableUntil(buffered, currentTime) - currentTime < 0.1;
  }

  #giveUp(fault: MediaFault): void {
    const position = this.#position();
    this.#dropEngine();
    if (!this.#begun && this.#sourceIndex + 1 < this.#sources.length) {
      this.#sourceIndex += 1;
      this.#episode = null;
      this.#restart(position);
      return;
    }
    this.#fail(fault, position);
    this.#recovering = false;
  }

  #fail(fault: MediaFault, position: number): void {
    this.#error = fault;
    this.#resumeAt = position || null;
    this.#patrol.stop();
    this.#answer('failed');
  }

  #lineChanged(): void {
    const code = this.#error?.code;
    if (this.#connection.online() && this.#wanted) {
      if (code === 'media-offline' || code === 'media-network' || this.#pending) this.retry();
      else if (!code && this.#engine && this.#starved()) this.#engine.again(this.#position());
    }
    this.#publish();
  }

  // the watchdog

  #sample(): { position: number; online: boolean; sinceBytesMs: number } | null {
    const { ended, seeking } = this.#video;
    if (!this.#engaged || this.#error || ended || !(this.#wanted || seeking)) return null;
    return { position: this.#position(), online: this.#connection.online(), sinceBytesMs: this.#clock.now() - this.#bytesAt };
  }

  #onWatch(act: WatchdogAct | null): void {
    const position = this.#position();
    if (act === 'nudge') this.#nudge(position);
    else if (act === 'reload') {
      this.#recovering = true;
      this.#restart(position);
    } else if (act === 'give-up') {
      this.#giveUp(this.#lastFault ?? new MediaFault('media-stalled', `nothing moved for 35 s at ${position.toFixed(1)} s`));
    } else if (act === 'say-offline') {
      this.#fail(new MediaFault('media-offline', 'the device has no line'), position);
      this.#recovering = true;
    }
    this.#settle();
    this.#publish();
  }

  /** A small step makes the element look for its data anew; over a small hole it steps to the other side. */
  #nudge(position: number): void {
    const video = this.#video;
    if (this.#resumeAt !== null || video.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const next = spansOf(video.buffered).find(({ start }) => start > position && start < position + 1);
    video.currentTime = next ? next.start + 0.05 : position + 0.1;
    this.#patrol.moveTo(video.currentTime);
  }

  // what is seen

  #position(): number {
    return this.#resumeAt ?? this.#video.currentTime;
  }

  #publish(): void {
    const next = this.#look();
    if (!sameState(this.$state.get(), next)) this.$state.set(next);
  }

  #look(): PlaybackState {
    const { paused, ended, seeking, readyState, duration, buffered, muted, volume, playbackRate, videoWidth, videoHeight } = this.#video;
    if (duration) this.#frame = { duration, width: videoWidth, height: videoHeight };
    const asleep = this.#pending !== null && readyState === HTMLMediaElement.HAVE_NOTHING;
    return Object.freeze<PlaybackState>({
      phase: phaseOf({
        failed: this.#error !== null,
        engaged: this.#engaged && !asleep,
        wanted: this.#wanted,
        recovering: this.#recovering,
        begun: this.#begun,
        paused, ended, seeking, readyState,
      }),
      currentTime: this.#position(),
      ...this.#frame,
      buffered: Object.freeze(spansOf(buffered)),
      muted,
      volume,
      rate: playbackRate,
      ...this.#facts,
      error: this.#error,
      recovering: this.#recovering || this.#pending !== null,
      offline: !this.#connection.online(),
      engine: this.#engineName,
    });
  }
}
