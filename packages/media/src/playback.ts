import { atom } from 'nanostores';
import type { CaptionCue, CaptionTrack } from './captions.js';
import { pageClock } from './clock.js';
import { pageConnection, type Connection } from './connection.js';
import type { DateRange } from './date-range.js';
import { isStarved, nudge } from './element-data.js';
import { hearElement } from './element-events.js';
import { EngineRoom } from './engine-room.js';
import { MediaFault } from './media-fault.js';
import { Patrol } from './patrol.js';
import type { Playback, PlaybackOptions, PlayOutcome } from './playback-contract.js';
import { noFacts, sameState, stateOf, type EngineFacts, type PlaybackState } from './playback-state.js';
import { PlayOutcomes } from './play-outcomes.js';
import { haveCurrentData, haveFutureData, haveMetadata } from './ready-state.js';
import { chooseRemedy, type Episode, type Trouble } from './recovery.js';
import { ResumePoint } from './resume-point.js';
import type { PlaybackSource } from './source.js';
import type { WatchdogAct, WatchdogSample } from './watchdog.js';

/** Plays films in `video`, which belongs to the playback from here on (its `src`, not its looks). */
export function createPlayback(video: HTMLVideoElement, options: PlaybackOptions = {}): Playback {
  return new ElementPlayback(video, options);
}

class ElementPlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #preload: PlaybackOptions['preload'];
  readonly #connection: Connection;
  readonly #room: EngineRoom;
  readonly #patrol: Patrol;
  readonly #resume: ResumePoint;
  readonly #end = new AbortController();
  readonly $state;
  readonly $time = atom(0);
  readonly $dateRanges = atom<readonly DateRange[]>([]);
  readonly $captionTracks = atom<readonly CaptionTrack[]>([]);
  readonly $captions = atom<readonly CaptionCue[]>([]);

  /** Something was, or is being, put into the element. */
  #engaged = false;
  /** What is put into the element has not arrived: an element that was emptied has forgotten that it was to play. */
  #filling = false;
  /** Someone asked for it to play and nobody asked it to stop. */
  #wanted = false;
  /** It has moved at least once. */
  #begun = false;
  #recovering = false;
  /** Outlive an element that is emptied to be filled again. */
  #facts = noFacts;
  #error: MediaFault | null = null;
  /** The engine is at its end, but nobody needs to know yet: something is left to see, or nobody is watching. */
  #pending: MediaFault | null = null;
  /** What the engine said last, since the film last moved: why nothing moves. */
  #lastFault: MediaFault | null = null;
  #episode: Episode | null = null;
  readonly #outcomes = new PlayOutcomes();

  constructor(video: HTMLVideoElement, options: PlaybackOptions) {
    const { preload = 'none', clock = pageClock, connection = pageConnection } = options;
    this.#video = video;
    this.#preload = preload;
    this.#connection = connection;
    this.#resume = new ResumePoint(video);
    this.#patrol = new Patrol(
      clock,
      () => this.#sample(),
      (act) => this.#onWatch(act),
    );
    const publishing =
      <A extends unknown[]>(act: (...args: A) => void) =>
      (...args: A): void => {
        act(...args);
        this.#publish();
      };
    this.#room = new EngineRoom(
      video,
      options,
      { clock, connection },
      {
        fail: publishing((fault: MediaFault, trouble: Trouble) => this.#failed(fault, trouble)),
        failing: (fault) => void (this.#lastFault = fault),
        recovering: publishing(() => {
          this.#recovering = true;
          this.#resume.keep();
        }),
        know: publishing((facts: Partial<EngineFacts>) => {
          this.#facts = { ...this.#facts, ...facts };
        }),
        dateRanges: (ranges) => this.$dateRanges.set(ranges),
        captions: (tracks, cues) => {
          this.$captionTracks.set(tracks);
          this.$captions.set(cues);
        },
      },
    );
    this.$state = atom<PlaybackState>(this.#look());
    hearElement(video, this.#end.signal, {
      emptied: () => {
        if (!this.#engaged) return;
        // whoever emptied it: the film goes on where it was seen last
        if (!this.#facts.live) this.#resume.keep(this.$time.get());
        this.#filling = true;
      },
      measured: () => this.#resume.place(),
      playAsked: () => this.#want(),
      pauseAsked: () => {
        // WebKit refuses sound only when it learns that there is some, and by a pause
        if (this.#wanted && this.#filling && !video.muted) this.#outcomes.answer('play-refused');
        this.#unwant();
      },
      moving: () => this.#moving(),
      ended: () => this.#ended(),
      changed: publishing(() => this.#settle()),
      ticked: () => this.#ticked(),
    });
    this.#end.signal.addEventListener('abort', connection.listen(publishing(() => this.#lineChanged())));
  }

  load(sources: readonly PlaybackSource[], position = 0): void {
    this.#leave();
    this.#room.stock(sources);
    this.#resume.set(position);
    this.$time.set(position);
    if (!this.#room.source) {
      const all = sources.map(({ src }) => src).join(', ');
      this.#say(new MediaFault('media-unsupported', `this browser plays none of [${all}]`));
    } else if (this.#preload !== 'none') this.#fill();
    this.#publish();
  }

  prefetch(): void {
    if (!this.#engaged) this.#room.prefetch();
  }

  play(): Promise<PlayOutcome> {
    if (!this.#room.source) return Promise.resolve('failed');
    const outcome = this.#outcomes.next();
    this.#want();
    if (this.#error) this.retry();
    // before the engine is there as well: what counts for the browser is that it is asked while the press is fresh
    this.#push();
    if (this.#isMoving()) this.#outcomes.answer('started');
    this.#publish();
    return outcome;
  }

  pause(): void {
    this.#unwant();
    this.#video.pause();
    this.#publish();
  }

  seek(seconds: number): void {
    const { duration } = this.#facts;
    const target = Math.max(0, duration ? Math.min(seconds, duration) : seconds);
    if (!Number.isFinite(target)) return;
    const placed = this.#engaged && !this.#error && this.#video.readyState >= haveMetadata;
    if (placed) this.#video.currentTime = target;
    if (!placed || this.#resume.at !== null) this.#resume.at = target;
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
    this.#room.choices.quality = id;
    this.#room.engine?.setQuality?.(id);
  }

  setCaptionTrack(id: string | null): void {
    this.#room.choices.captionTrack = id;
    this.#room.engine?.setCaptionTrack?.(id);
  }

  retry(): void {
    if (!this.#room.source) return;
    this.#episode = null;
    if (!this.#begun) this.#room.first();
    this.#restart();
    this.#patrol.restart(this.#resume.position);
    this.#publish();
  }

  destroy(): void {
    this.#end.abort();
    this.#leave();
    this.#room.stock([]);
    this.#publish();
  }

  // what the element does

  #want(): void {
    if (!this.#wanted) this.#patrol.restart(this.#resume.position);
    this.#wanted = true;
    if (this.#pending) this.retry();
    if (!this.#engaged) this.#fill();
  }

  #unwant(): void {
    this.#wanted = false;
    this.#outcomes.answer('interrupted');
  }

  #isMoving(): boolean {
    const { paused, readyState } = this.#video;
    return this.#engaged && !paused && readyState >= haveFutureData;
  }

  #moving(): void {
    this.#begun = true;
    this.#recovering = false;
    this.#resume.at = this.#lastFault = null;
    this.#outcomes.answer('started');
  }

  #ticked(): void {
    this.#settle();
    if (this.#resume.at === null) this.$time.set(this.#video.currentTime);
    if (this.#isMoving() && this.$state.get().phase !== 'playing') {
      this.#moving();
      this.#publish();
    }
  }

  #ended(): void {
    this.#unwant();
    this.#pending = this.#episode = null;
    this.#recovering = false;
  }

  #settle(): void {
    const { readyState, paused } = this.#video;
    this.#resume.settle();
    if (!this.#wanted || this.#error) return;
    if (this.#filling && readyState >= haveCurrentData) {
      this.#filling = false;
      if (paused) this.#push();
    }
    if (this.#pending && isStarved(this.#video)) this.#giveUp(this.#pending);
  }

  /** Asks the element to play. What comes of it is seen by its events; only a refusal has none. */
  #push(): void {
    this.#video.play().catch((reason: unknown) => {
      if (!(reason instanceof DOMException) || reason.name !== 'NotAllowedError') return;
      this.#wanted = false;
      this.#outcomes.answer('play-refused');
      this.#publish();
    });
  }

  // what is put into it

  #fill(): void {
    this.#engaged = this.#filling = true;
    this.#room.fill(() => this.#resume.at);
  }

  /** Fills the element anew where the film is; the watchdog goes on counting. */
  #restart(): void {
    const { position } = this.#resume;
    this.#empty();
    this.#resume.set(this.#facts.live ? 0 : position);
    this.#fill();
  }

  #empty(): void {
    this.#room.drop();
    this.#pending = this.#error = null;
  }

  /** Forgets the film. */
  #leave(): void {
    this.#empty();
    this.#patrol.stop();
    this.#unwant();
    this.#engaged = this.#begun = this.#recovering = false;
    this.#facts = noFacts;
    this.#episode = this.#resume.at = this.#lastFault = null;
    this.$dateRanges.set([]);
    this.$captionTracks.set([]);
    this.$captions.set([]);
  }

  // what goes wrong

  #failed(fault: MediaFault, trouble: Trouble): void {
    const { engine } = this.#room;
    this.#lastFault = fault;
    if (!this.#engaged) return;
    if (!this.#wanted && !this.#video.seeking) {
      this.#pending = fault;
      return;
    }
    const { position } = this.#resume;
    const { remedy, episode } = chooseRemedy(this.#episode, trouble, position);
    this.#episode = episode;
    this.#recovering = true;
    if (remedy === 'give-up') {
      if (isStarved(this.#video)) this.#giveUp(fault);
      else this.#pending = fault;
    } else if (!engine || remedy === 'reload') this.#restart();
    else if (remedy === 'again') engine.again(position);
    else {
      if (remedy === 'recover') engine.recover?.();
      this.#resume.set((remedy === 'skip' && engine.skip?.(position)) || position);
      this.#patrol.moveTo(this.#resume.position);
    }
  }

  #giveUp(fault: MediaFault): void {
    if (!this.#begun && this.#room.next()) {
      this.#episode = null;
      this.#restart();
      return;
    }
    this.#stop(fault);
  }

  #stop(fault: MediaFault): void {
    const { position } = this.#resume;
    this.#empty();
    this.#say(fault, position);
    this.#recovering = false;
  }

  #say(fault: MediaFault, position = this.#resume.position): void {
    this.#error = fault;
    this.#resume.set(position);
    this.#patrol.stop();
    this.#outcomes.answer('failed');
  }

  #lineChanged(): void {
    const code = this.#error?.code;
    if (!this.#connection.online() || !this.#wanted) return;
    if (code === 'media-offline' || code === 'media-network' || this.#pending) this.retry();
    else if (!code && isStarved(this.#video)) this.#room.engine?.again(this.#resume.position);
  }

  #sample(): Omit<WatchdogSample, 'elapsedMs'> | null {
    const { ended, seeking } = this.#video;
    if (!this.#engaged || this.#error || ended || !(this.#wanted || seeking)) return null;
    return {
      position: this.#resume.position,
      online: this.#connection.online(),
      sinceBytesMs: this.#room.sinceBytesMs,
    };
  }

  #onWatch(act: WatchdogAct | null): void {
    if (act === 'nudge') {
      if (this.#resume.at === null && nudge(this.#video, this.#resume.position))
        this.#patrol.moveTo(this.#video.currentTime);
    } else if (act === 'reload') {
      this.#recovering = true;
      this.#restart();
      // the time is up, for the sources that were not tried as well
    } else if (act === 'give-up')
      this.#stop(this.#lastFault ?? new MediaFault('media-stalled', 'nothing moved any more'));
    else if (act === 'say-offline') {
      this.#say(new MediaFault('media-offline', 'the device has no line'));
      this.#recovering = true;
    }
    this.#settle();
    this.#publish();
  }

  // what is seen

  #publish(): void {
    const next = this.#look();
    if (!sameState(this.$state.get(), next)) this.$state.set(next);
  }

  #look(): PlaybackState {
    const video = this.#video;
    const { duration, videoWidth: width, videoHeight: height } = video;
    if (duration) this.#facts = { ...this.#facts, duration, width, height };
    return stateOf(
      video,
      {
        failed: this.#error !== null,
        // what is pending while nothing is there is nobody's affair yet
        engaged: this.#engaged && !(this.#pending && !video.readyState),
        wanted: this.#wanted,
        recovering: this.#recovering,
        begun: this.#begun,
      },
      {
        ...this.#facts,
        currentTime: this.#resume.position,
        error: this.#error,
        recovering: this.#recovering || this.#pending !== null,
        offline: !this.#connection.online(),
        engine: this.#room.name,
      },
    );
  }
}
