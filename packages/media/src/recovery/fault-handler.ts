import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { EngineSlot } from '../engine/engine-slot.js';
import { MediaFault } from '../media-fault.js';
import { isStarved, nudge } from '../playback/buffered.js';
import type { ResumePoint } from '../playback/resume-point.js';
import { chooseRemedy, type Episode, type FaultKind } from './recovery.js';
import { WatchdogTimer } from './watchdog-timer.js';
import type { WatchdogAct, WatchdogSample } from './watchdog.js';

/** What the fault handler needs from the playback. */
export interface FaultHost {
  readonly video: HTMLVideoElement;
  readonly slot: EngineSlot;
  readonly resume: ResumePoint;
  readonly clock: Clock;
  readonly connection: Connection;
  /** A source is, or is being, loaded into the element. */
  engaged(): boolean;
  /** Play was requested, and no pause since. */
  wanted(): boolean;
  /** The video has played at least once. */
  begun(): boolean;
  /** Loads the source again at the position; the watchdog continues counting. */
  restart(): void;
  /** The same on behalf of the shopper: everything that was tried before is forgotten. */
  retry(): void;
  /** Playback has stopped with `error`. */
  stopped(): void;
  /** The watchdog has looked. */
  watched(): void;
}

/** Decides what happens after a fault of an engine and after a stall, and carries it out. */
export class FaultHandler {
  readonly #host: FaultHost;
  readonly watchdog: WatchdogTimer;
  /** The fault that stopped playback. */
  error: MediaFault | null = null;
  /** The engine has stopped, but that is not shown yet: there is data left to play, or nobody is watching. */
  pending: MediaFault | null = null;
  /** The last report of an engine since the video advanced: the probable cause if it does not advance again. */
  last: MediaFault | null = null;
  recovering = false;
  #episode: Episode | null = null;

  constructor(host: FaultHost) {
    this.#host = host;
    this.watchdog = new WatchdogTimer(
      host.clock,
      () => this.#sample(),
      (act) => {
        this.#act(act);
        host.watched();
      },
    );
  }

  /** The engine is being replaced: its faults no longer count. */
  clear(): void {
    this.pending = this.error = null;
  }

  /** The next fault starts a new episode. */
  endEpisode(): void {
    this.#episode = null;
  }

  /** The engine failed and cannot continue by itself. */
  failed(fault: MediaFault, kind: FaultKind): void {
    const { video, slot, resume, engaged, wanted, restart } = this.#host;
    const { engine } = slot;
    this.last = fault;
    if (!engaged()) return;
    if (!wanted() && !video.seeking) {
      this.pending = fault;
      return;
    }
    const { position } = resume;
    const { remedy, episode } = chooseRemedy(this.#episode, kind, position);
    this.#episode = episode;
    this.recovering = true;
    if (remedy === 'give-up') {
      this.pending = fault;
      this.stopIfStarved();
    } else if (!engine || remedy === 'reload') restart();
    else if (remedy === 'again') engine.again(position);
    else {
      if (remedy === 'recover') engine.recover?.();
      resume.set((remedy === 'skip' && engine.skip?.(position)) || position);
      this.watchdog.moveTo(resume.position);
    }
  }

  /** Once nothing is left to play, a pending fault changes to the next source or stops playback. */
  stopIfStarved(): void {
    const { video, slot, begun, restart } = this.#host;
    const { pending } = this;
    if (!pending || !isStarved(video)) return;
    if (begun() || !slot.useNextSource()) this.#stop(pending);
    else {
      this.#episode = null;
      restart();
    }
  }

  /** Stops playback with `fault`. `position` is where a retry continues, in seconds. */
  report(fault: MediaFault, position = this.#host.resume.position): void {
    this.error = fault;
    this.#host.resume.set(position);
    this.watchdog.stop();
    this.#host.stopped();
  }

  connectionChanged(): void {
    const { video, slot, resume, connection, wanted, retry } = this.#host;
    const code = this.error?.code;
    if (!connection.online() || !wanted()) return;
    if (code === 'media-offline' || code === 'media-network' || this.pending) retry();
    else if (!code && isStarved(video)) slot.engine?.again(resume.position);
  }

  #stop(fault: MediaFault): void {
    const { slot, resume } = this.#host;
    const { position } = resume;
    slot.drop();
    this.clear();
    this.report(fault, position);
    this.recovering = false;
  }

  #sample(): Omit<WatchdogSample, 'elapsedMs'> | null {
    const { video, slot, resume, connection, engaged, wanted } = this.#host;
    if (!engaged() || this.error || video.ended || !(wanted() || video.seeking)) return null;
    return { position: resume.position, online: connection.online(), sinceBytesMs: slot.sinceBytesMs };
  }

  #act(act: WatchdogAct | null): void {
    const { video, resume, restart } = this.#host;
    if (act === 'nudge') {
      if (resume.at === null && nudge(video, resume.position)) this.watchdog.moveTo(video.currentTime);
    } else if (act === 'reload') {
      this.recovering = true;
      restart();
    } else if (act === 'give-up') {
      // The time is up for the remaining sources as well.
      this.#stop(this.last ?? new MediaFault('media-stalled', 'the position does not advance'));
    } else if (act === 'say-offline') {
      this.report(new MediaFault('media-offline', 'the device is offline'));
      this.recovering = true;
    }
  }
}
