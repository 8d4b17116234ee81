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
  failed(): void;
  /** The watchdog has looked. */
  changed(): void;
}

/** Decides what happens after a fault of an engine and after a stall, and carries it out. */
export interface FaultHandler {
  /** The fault that stopped playback. */
  readonly error: MediaFault | null;
  /** The engine has stopped, but that is not shown yet: there is data left to play, or nobody is watching. */
  readonly pending: MediaFault | null;
  /** A remedy is under way. */
  readonly recovering: boolean;
  /** Counts again from now, at `position` seconds. */
  watch(position: number): void;
  /** The engine is being replaced: its faults no longer count. */
  clear(): void;
  /** The shopper tries again: the next fault starts a new episode. */
  retry(): void;
  playing(): void;
  ended(): void;
  /** Another video is loaded, or none. */
  unload(): void;
  /** A request failed and may be retried. */
  failing(fault: MediaFault): void;
  /** The engine is loading again by itself. */
  recover(): void;
  /** The engine failed and cannot continue by itself. */
  fail(fault: MediaFault, kind: FaultKind): void;
  /** Once nothing is left to play, a pending fault changes to the next source or stops playback. */
  settle(): void;
  /** Stops playback with `fault`. `position` is where a retry continues, in seconds. */
  stop(fault: MediaFault, position?: number): void;
  connectionChanged(): void;
}

export function createFaultHandler(host: FaultHost): FaultHandler {
  const { video, slot, resume, connection, engaged, wanted, begun, restart } = host;
  /** The last report of an engine since the video played: the probable cause if it does not play again. */
  let last: MediaFault | null = null;
  let episode: Episode | null = null;
  let error: MediaFault | null = null;
  let pending: MediaFault | null = null;
  let recovering = false;

  const clear = (): void => {
    pending = error = null;
  };

  const stop = (fault: MediaFault, position = resume.position): void => {
    error = fault;
    resume.set(position);
    watchdog.stop();
    host.failed();
  };

  const stopAndEmpty = (fault: MediaFault): void => {
    const { position } = resume;
    slot.drop();
    clear();
    stop(fault, position);
    recovering = false;
  };

  const settle = (): void => {
    if (!pending || !isStarved(video)) return;
    if (begun() || !slot.next()) stopAndEmpty(pending);
    else {
      episode = null;
      restart();
    }
  };

  const look = (): Omit<WatchdogSample, 'elapsedMs'> | null => {
    if (!engaged() || error || video.ended || !(wanted() || video.seeking)) return null;
    return { position: resume.position, online: connection.online(), sinceBytesMs: slot.sinceBytesMs };
  };

  const act = (what: WatchdogAct | null): void => {
    if (what === 'nudge') {
      if (resume.at === null && nudge(video, resume.position)) watchdog.moveTo(video.currentTime);
    } else if (what === 'reload') {
      recovering = true;
      restart();
    } else if (what === 'give-up') {
      // The time is up for the remaining sources as well.
      stopAndEmpty(last ?? new MediaFault('media-stalled', 'the position does not advance'));
    } else if (what === 'say-offline') {
      stop(new MediaFault('media-offline', 'the device is offline'));
      recovering = true;
    }
    host.changed();
  };

  const watchdog = new WatchdogTimer(host.clock, look, act);

  return {
    get error() {
      return error;
    },
    get pending() {
      return pending;
    },
    get recovering() {
      return recovering;
    },
    watch: (position) => watchdog.restart(position),
    clear,
    retry() {
      episode = null;
      watchdog.restart(resume.position);
    },
    playing() {
      recovering = false;
      last = null;
    },
    ended() {
      recovering = false;
      pending = episode = null;
    },
    unload() {
      watchdog.stop();
      recovering = false;
      last = episode = null;
    },
    failing(fault) {
      last = fault;
    },
    recover() {
      recovering = true;
    },
    fail(fault, kind) {
      const { engine } = slot;
      last = fault;
      if (!engaged()) return;
      if (!wanted() && !video.seeking) {
        pending = fault;
        return;
      }
      const { position } = resume;
      const choice = chooseRemedy(episode, kind, position);
      const { remedy } = choice;
      episode = choice.episode;
      recovering = true;
      if (remedy === 'give-up') {
        pending = fault;
        settle();
      } else if (!engine || remedy === 'reload') restart();
      else if (remedy === 'again') engine.again(position);
      else {
        if (remedy === 'recover') engine.recover?.();
        resume.set((remedy === 'skip' && engine.skip?.(position)) || position);
        watchdog.moveTo(resume.position);
      }
    },
    settle,
    stop,
    connectionChanged() {
      const code = error?.code;
      if (!connection.online() || !wanted()) return;
      if (code === 'media-offline' || code === 'media-network' || pending) host.retry();
      else if (!code && isStarved(video)) slot.engine?.again(resume.position);
    },
  };
}
