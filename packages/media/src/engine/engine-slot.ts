import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { Engine, EngineChoices, EngineHost, EngineReports } from './engine.js';
import { MediaFault } from '../media-fault.js';
import { NativeEngine } from './native-engine.js';
import { RetryTimer } from '../recovery/retry-timer.js';
import { isPlaylistAt } from './ask-kind.js';
import { isPlayable, mustAskKind, pickEngine, type EngineName, type EngineNeeds } from './pick-engine.js';
import type { PlaybackOptions } from '../playback/playback-contract.js';
import { noResponse } from '../recovery/retry-plan.js';
import { PlaylistFailure } from '../recovery/playlist-failure.js';
import type { VideoSource } from '../source.js';

/** Holds the sources of one video and at most one engine. An engine that is ready after `drop()` is discarded. */
export class EngineSlot {
  readonly #video: HTMLVideoElement;
  readonly #options: PlaybackOptions;
  readonly #time: { readonly clock: Clock; readonly connection: Connection };
  readonly #reports: Omit<EngineReports, 'bytes'>;
  #sources: readonly VideoSource[] = [];
  #index = 0;
  /** Aborts what belongs to the engine of the moment. */
  #current = new AbortController();
  #attempts = 0;
  #making: Promise<Engine | null> | null = null;
  #wanted = false;
  /** When bytes arrived last, in ms of the clock. */
  #bytesAt = 0;
  choices: EngineChoices = { quality: 'auto', captionTrack: null };
  engine: Engine | null = null;

  constructor(
    video: HTMLVideoElement,
    options: PlaybackOptions,
    time: { readonly clock: Clock; readonly connection: Connection },
    reports: Omit<EngineReports, 'bytes'>,
  ) {
    this.#video = video;
    this.#options = options;
    this.#time = time;
    this.#reports = reports;
  }

  /** Replaces the sources, keeping those that this browser can play. */
  setSources(sources: readonly VideoSource[]): void {
    this.drop();
    this.#index = this.#attempts = 0;
    this.choices = { quality: 'auto', captionTrack: null };
    this.#sources = sources.filter((source) =>
      isPlayable(source, this.#needs(), (type) => this.#video.canPlayType(type)),
    );
  }

  /** The source in use; undefined when none is playable. */
  get source(): VideoSource | undefined {
    return this.#sources[this.#index];
  }

  /** Changes to the next source. Returns false when there is no other. */
  next(): boolean {
    if (this.#index + 1 >= this.#sources.length) return false;
    this.#index += 1;
    return true;
  }

  /** Time since the last byte, or since loading began. */
  get sinceBytesMs(): number {
    return this.#time.clock.now() - this.#bytesAt;
  }

  /** The name of the engine in use; null while there is none. */
  get name(): EngineName | null {
    return this.engine?.name ?? null;
  }

  /** The engine is on its way. */
  get isMaking(): boolean {
    return this.#making !== null && this.engine === null;
  }

  first(): void {
    this.#index = 0;
  }

  /** Fetches hls.js and the first playlist, and runs nothing. For a file there is nothing to fetch ahead of its media. */
  prefetch(): void {
    if (this.source && !this.#isFile(this.source)) void this.#fetch(this.source);
  }

  /**
   * Loads the source into the element, with a new engine if there is none. `startAt` is called when the engine is ready
   * and returns the position in seconds; null is the start or the live edge.
   */
  load(startAt: () => number | null): void {
    const { source } = this;
    if (!source) return;
    this.#wanted = true;
    this.#bytesAt = this.#time.clock.now();
    if (this.#isFile(source)) {
      this.engine ??= new NativeEngine(this.#host(source));
      this.engine.load(startAt());
    } else this.#use(source, (engine) => engine.load(startAt()));
  }

  /** hls.js can throw at its start on pages that overwrite built-in functions. That source counts as not playable. */
  #use(source: VideoSource, act: (engine: Engine) => void): void {
    this.#fetch(source)
      .then((engine) => engine && act(engine))
      .catch((cause: unknown) => {
        if (this.#wanted)
          this.#host(source).fail(new MediaFault('media-unsupported', 'hls.js did not start', { cause }), 'final');
      });
  }

  drop(): void {
    this.#current.abort();
    this.#current = new AbortController();
    this.engine?.destroy();
    this.engine = this.#making = null;
    this.#wanted = false;
  }

  #needs(): EngineNeeds {
    const { engine = 'auto', capabilities } = this.#options;
    return {
      engine,
      mse: capabilities?.mse ?? ('MediaSource' in globalThis || 'ManagedMediaSource' in globalThis),
      nativeHls: capabilities?.nativeHls ?? this.#video.canPlayType('application/vnd.apple.mpegurl') !== '',
    };
  }

  /** The browser plays it without anything of ours, and the address shows that. */
  #isFile(source: VideoSource): boolean {
    return pickEngine(source, this.#needs()) === 'native' && !mustAskKind(source, this.#needs());
  }

  #fetch(source: VideoSource): Promise<Engine | null> {
    if (this.engine) return Promise.resolve(this.engine);
    return (this.#making ??= this.#make(source));
  }

  async #make(source: VideoSource): Promise<Engine | null> {
    const { signal } = this.#current;
    const host = this.#host(source);
    if (mustAskKind(source, this.#needs()) && !(await isPlaylistAt(source.src, signal)))
      return signal.aborted ? null : (this.engine = new NativeEngine(host));
    const retry = new RetryTimer(host);
    for (;;) {
      retry.start();
      try {
        const { createHlsEngine } = await import('../hls/hls-engine.js');
        const engine = await createHlsEngine(host, {
          ownCaptions: this.#options.ownCaptions === true,
          atOnce: this.#wanted,
          signal,
        });
        if (signal.aborted) return null;
        return (this.engine = engine);
      } catch (cause) {
        if (signal.aborted) return null;
        const failed = cause instanceof PlaylistFailure ? cause : null;
        // A failed prefetch is not an error: playing fetches again.
        const again = !failed && this.#wanted && (await retry.wait(noResponse));
        if (signal.aborted) return null;
        if (again) continue;
        this.#making = null;
        const { fault, kind } = failed ?? {
          fault: new MediaFault('media-network', 'hls.js could not be fetched', { cause }),
          kind: 'request' as const,
        };
        host.fail(fault, kind);
        return null;
      }
    }
  }

  #host(source: VideoSource): EngineHost {
    const { clock } = this.#time;
    return {
      ...this.#time,
      ...this.#reports,
      bytes: () => (this.#bytesAt = clock.now()),
      video: this.#video,
      source,
      choices: this.choices,
      nextAttempt: () => ++this.#attempts,
    };
  }
}
