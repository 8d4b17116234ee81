import { atom } from 'nanostores';
import type { CaptionCue, StreamCaptionTrack } from '../captions.js';
import { pageClock } from '../clock.js';
import { pageConnection, type Connection } from '../connection.js';
import { EngineSlot } from '../engine/engine-slot.js';
import type { DateRange } from '../hls/date-range.js';
import { MediaFault } from '../media-fault.js';
import { createFaultHandler, type FaultHandler } from '../recovery/fault-handler.js';
import type { FaultKind } from '../recovery/recovery.js';
import type { VideoSource } from '../source.js';
import { observeElement } from './element-events.js';
import { PendingPlays } from './pending-plays.js';
import type { Playback, PlaybackOptions, PlayOutcome } from './playback-contract.js';
import { sameState, stateOf, unknownInfo, type EngineInfo, type PlaybackState } from './playback-state.js';
import { haveCurrentData, haveFutureData, haveMetadata } from './ready-state.js';
import { ResumePoint } from './resume-point.js';

/** Plays videos in `video`. From here on the playback controls its `src`, but not its appearance. */
export function createPlayback(video: HTMLVideoElement, options: PlaybackOptions = {}): Playback {
  return new ElementPlayback(video, options);
}

class ElementPlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #preload: PlaybackOptions['preload'];
  readonly #connection: Connection;
  readonly #slot: EngineSlot;
  readonly #resume: ResumePoint;
  readonly #faults: FaultHandler;
  readonly #plays = new PendingPlays();
  readonly #end = new AbortController();
  readonly $state;
  readonly $time = atom(0);
  readonly $dateRanges = atom<readonly DateRange[]>([]);
  readonly $captionTracks = atom<readonly StreamCaptionTrack[]>([]);
  readonly $captions = atom<readonly CaptionCue[]>([]);

  /** A source is, or is being, loaded into the element. */
  #engaged = false;
  /** The source has not arrived in the element yet. An emptied element forgets that it was asked to play. */
  #loading = false;
  /** Play was requested, and no pause since. */
  #wanted = false;
  /** It has played at least once. */
  #begun = false;
  #info = unknownInfo;

  constructor(video: HTMLVideoElement, options: PlaybackOptions) {
    const { preload = 'none', clock = pageClock, connection = pageConnection } = options;
    this.#video = video;
    this.#preload = preload;
    this.#connection = connection;
    const resume = (this.#resume = new ResumePoint(video));
    const publishing =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A): void => {
        act(...args);
        this.#publish();
      };
    const slot = (this.#slot = new EngineSlot(
      video,
      options,
      { clock, connection },
      {
        fail: publishing((fault: MediaFault, kind: FaultKind) => this.#faults.fail(fault, kind)),
        failing: (fault) => this.#faults.failing(fault),
        recovering: publishing(() => {
          this.#faults.recover();
          resume.keep();
        }),
        info: publishing((info: Partial<EngineInfo>) => {
          this.#info = { ...this.#info, ...info };
        }),
        dateRanges: (ranges) => this.$dateRanges.set(ranges),
        captions: (tracks, cues) => {
          this.$captionTracks.set(tracks);
          this.$captions.set(cues);
        },
      },
    ));
    this.#faults = createFaultHandler({
      video,
      slot,
      resume,
      clock,
      connection,
      engaged: () => this.#engaged,
      wanted: () => this.#wanted,
      begun: () => this.#begun,
      restart: () => this.#restart(),
      retry: () => this.retry(),
      failed: () => this.#plays.settle('failed'),
      changed: publishing(() => this.#settle()),
    });
    this.$state = atom<PlaybackState>(this.#snapshot());
    observeElement(
      video,
      this.#end.signal,
      {
        emptied: () => {
          if (!this.#engaged) return;
          // Whatever emptied it: the video continues at its last known position.
          if (!this.#info.live) resume.keep(this.$time.get());
          this.#loading = true;
        },
        loadedmetadata: () => resume.seek(),
        play: () => this.#want(),
        pause: () => {
          // WebKit blocks sound only when it learns that the video has some, and then by a pause.
          if (this.#wanted && this.#loading && !video.muted) this.#plays.settle('play-blocked');
          this.#unwant();
        },
        // Of a paused video the event is late: it is of what was in the element before.
        playing: () => video.paused || this.#playing(),
        ended: () => this.#ended(),
        timeupdate: () => this.#timeUpdated(),
      },
      publishing(() => this.#settle()),
    );
    const stopListening = connection.listen(publishing(() => this.#faults.connectionChanged()));
    this.#end.signal.addEventListener('abort', stopListening);
  }

  load(sources: readonly VideoSource[], position = 0): void {
    this.#unload();
    this.#slot.setSources(sources);
    this.#resume.set(position);
    this.$time.set(position);
    if (!this.#slot.source) {
      const all = sources.map(({ src }) => src).join(', ');
      this.#faults.stop(new MediaFault('media-unsupported', `this browser plays none of [${all}]`));
    } else if (this.#preload !== 'none') this.#fill();
    this.#publish();
  }

  prefetch(): void {
    if (!this.#engaged) this.#slot.prefetch();
  }

  prepare(): void {
    if (this.#engaged || !this.#slot.source) return;
    this.#video.preload = 'auto';
    this.#fill();
    this.#publish();
  }

  release(anyway = false): boolean {
    if (!this.#engaged) return true;
    const { engine, isMaking } = this.#slot;
    if (engine?.release?.(false) ?? !isMaking) return true;
    if (!anyway) return false;
    const { position } = this.#resume;
    if (engine) engine.release?.(true);
    else this.#empty();
    // The next play loads again, at this position.
    this.#resume.set(this.#info.live ? 0 : position);
    this.#engaged = false;
    this.#publish();
    return true;
  }

  play(): Promise<PlayOutcome> {
    if (!this.#slot.source) return Promise.resolve('failed');
    const outcome = this.#plays.add();
    // A video that was released shows its last frame until it is loaded again.
    const isLoaded = this.#engaged;
    this.#want();
    if (this.#faults.error) this.retry();
    // Also before the engine is ready: the browser allows sound only while the press of the shopper is recent.
    this.#push();
    if (isLoaded && this.#isPlaying()) this.#plays.settle('started');
    this.#publish();
    return outcome;
  }

  pause(): void {
    this.#unwant();
    this.#video.pause();
    this.#publish();
  }

  seek(seconds: number): void {
    const { duration } = this.#info;
    const target = Math.max(0, duration ? Math.min(seconds, duration) : seconds);
    if (!Number.isFinite(target)) return;
    const seekable = this.#engaged && !this.#faults.error && this.#video.readyState >= haveMetadata;
    if (seekable) this.#video.currentTime = target;
    if (!seekable || this.#resume.at !== null) this.#resume.at = target;
    this.$time.set(target);
    this.#faults.watch(target);
    if (this.#faults.error) this.retry();
    this.#publish();
  }

  seekToLive(): void {
    if (this.#info.liveEdge !== null) this.seek(this.#info.liveEdge);
  }

  setRate(rate: number): void {
    // Loading resets the rate to the default rate: a video that is loaded again keeps its speed.
    this.#video.defaultPlaybackRate = rate;
    this.#video.playbackRate = rate;
  }

  setMuted(muted: boolean): void {
    this.#video.muted = muted;
  }

  setVolume(volume: number): void {
    const clamped = Math.min(1, Math.max(0, volume));
    // The element would throw for NaN.
    if (clamped >= 0) this.#video.volume = clamped;
  }

  setQuality(id: string): void {
    this.#slot.choices.quality = id;
    this.#slot.engine?.setQuality?.(id);
  }

  setCaptionTrack(id: string | null): void {
    this.#slot.choices.captionTrack = id;
    this.#slot.engine?.setCaptionTrack?.(id);
  }

  retry(): void {
    if (!this.#slot.source) return;
    if (!this.#begun) this.#slot.first();
    this.#restart();
    this.#faults.retry();
    this.#publish();
  }

  destroy(): void {
    this.#end.abort();
    this.#unload();
    this.#slot.setSources([]);
    this.#publish();
  }

  // What the element does.

  #want(): void {
    if (!this.#wanted) this.#faults.watch(this.#resume.position);
    this.#wanted = true;
    if (this.#faults.pending) this.retry();
    if (!this.#engaged) this.#fill();
  }

  #unwant(): void {
    this.#wanted = false;
    this.#plays.settle('interrupted');
  }

  #isPlaying(): boolean {
    const { paused, readyState } = this.#video;
    return this.#engaged && !paused && readyState >= haveFutureData;
  }

  #playing(): void {
    this.#begun = true;
    this.#faults.playing();
    this.#resume.at = null;
    this.#plays.settle('started');
  }

  #timeUpdated(): void {
    this.#settle();
    if (this.#resume.at === null) this.$time.set(this.#video.currentTime);
    if (this.#isPlaying() && this.$state.get().phase !== 'playing') {
      this.#playing();
      this.#publish();
    }
  }

  #ended(): void {
    this.#unwant();
    this.#faults.ended();
  }

  /** Brings the element and what is wanted of it together again after any change. */
  #settle(): void {
    const { readyState, paused } = this.#video;
    this.#resume.settle();
    if (!this.#wanted || this.#faults.error) return;
    if (this.#loading && readyState >= haveCurrentData) {
      this.#loading = false;
      if (paused) this.#push();
    }
    this.#faults.settle();
  }

  /** Asks the element to play. Its events show the result, except when the browser blocks it. */
  #push(): void {
    this.#video.play().catch((reason: unknown) => {
      if (!(reason instanceof DOMException) || reason.name !== 'NotAllowedError') return;
      this.#wanted = false;
      this.#plays.settle('play-blocked');
      this.#publish();
    });
  }

  // What is loaded into it.

  #fill(): void {
    this.#engaged = this.#loading = true;
    this.#slot.load(() => this.#resume.at);
  }

  #restart(): void {
    const { position } = this.#resume;
    this.#empty();
    this.#resume.set(this.#info.live ? 0 : position);
    this.#fill();
  }

  #empty(): void {
    this.#slot.drop();
    this.#faults.clear();
  }

  #unload(): void {
    this.#empty();
    this.#faults.unload();
    this.#unwant();
    this.#engaged = this.#begun = false;
    this.#info = unknownInfo;
    this.#resume.at = null;
    this.$dateRanges.set([]);
    this.$captionTracks.set([]);
    this.$captions.set([]);
  }

  // What others see.

  #publish(): void {
    const next = this.#snapshot();
    if (!sameState(this.$state.get(), next)) this.$state.set(next);
  }

  #snapshot(): PlaybackState {
    const video = this.#video;
    const { error, pending, recovering } = this.#faults;
    const { duration, videoWidth: width, videoHeight: height } = video;
    if (duration) this.#info = { ...this.#info, duration, width, height };
    return stateOf(
      video,
      {
        failed: error !== null,
        // A pending fault of a video that has loaded nothing yet is not shown: it looks as if nothing was loaded.
        engaged: this.#engaged && !(pending && !video.readyState),
        wanted: this.#wanted,
        recovering,
        begun: this.#begun,
      },
      {
        ...this.#info,
        currentTime: this.#resume.position,
        error,
        recovering: recovering || pending !== null,
        offline: !this.#connection.online(),
        engine: this.#slot.name,
      },
    );
  }
}
