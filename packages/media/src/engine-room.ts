import type { Clock } from './clock.js';
import type { Connection } from './connection.js';
import type { Engine, EngineChoices, EngineHost, EngineReports } from './engine.js';
import { MediaFault } from './media-fault.js';
import { NativeEngine } from './native-engine.js';
import { Patience } from './patience.js';
import { isPlayable, pickEngine, type EngineName, type EngineNeeds } from './pick-engine.js';
import type { PlaybackOptions } from './playback-contract.js';
import { noAnswer } from './retry-plan.js';
import type { PlaybackSource } from './source.js';

/** Holds the sources of one film and at most one engine; an engine that comes too late is turned away. */
export class EngineRoom {
  readonly #video: HTMLVideoElement;
  readonly #options: PlaybackOptions;
  readonly #time: { readonly clock: Clock; readonly connection: Connection };
  readonly #reports: Omit<EngineReports, 'bytes'>;
  #sources: readonly PlaybackSource[] = [];
  #index = 0;
  #generation = 0;
  #attempts = 0;
  #making: Promise<Engine | null> | null = null;
  #wanted = false;
  #bytesAt = 0;
  choices: EngineChoices = { quality: 'auto', captionTrack: null };
  engine: Engine | null = null;
  /** Who plays; null while there is no engine. */
  name: EngineName | null = null;

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

  /** Takes the sources that something here can play. */
  stock(sources: readonly PlaybackSource[]): void {
    this.drop();
    this.#index = this.#attempts = 0;
    this.choices = { quality: 'auto', captionTrack: null };
    this.#sources = sources.filter((source) =>
      isPlayable(source, this.#needs(), (type) => this.#video.canPlayType(type)),
    );
  }

  /** The source in use; undefined when there is none. */
  get source(): PlaybackSource | undefined {
    return this.#sources[this.#index];
  }

  /** Turns to the next source; false when that was the last. */
  next(): boolean {
    if (this.#index + 1 >= this.#sources.length) return false;
    this.#index += 1;
    return true;
  }

  /** How long nothing has arrived, since the element was last filled. */
  get sinceBytesMs(): number {
    return this.#time.clock.now() - this.#bytesAt;
  }

  first(): void {
    this.#index = 0;
  }

  /** hls.js and the playlists. A file has nothing to be read ahead of its media. */
  prefetch(): void {
    if (this.source && this.#name(this.source) !== 'native')
      void this.#fetch(this.source).then((engine) => engine?.prefetch?.());
  }

  /** Fills the element, with a new engine if there is none, from where `where` says by then. */
  fill(where: () => number | null): void {
    const { source } = this;
    if (!source) return;
    this.#wanted = true;
    this.#bytesAt = this.#time.clock.now();
    if (this.#name(source) === 'native') {
      this.name = 'native';
      this.engine ??= new NativeEngine(this.#host(source));
      this.engine.load(where());
    } else this.#use(source, (engine) => engine.load(where()));
  }

  /** hls.js throws while it starts where a page has changed the language's own functions: then this source cannot be played. */
  #use(source: PlaybackSource, act: (engine: Engine) => void): void {
    this.#fetch(source)
      .then((engine) => engine && act(engine))
      .catch((cause: unknown) => {
        if (this.#wanted)
          this.#host(source).fail(new MediaFault('media-unsupported', 'hls.js did not start', { cause }), 'final');
      });
  }

  drop(): void {
    this.#generation += 1;
    this.engine?.destroy();
    this.engine = this.name = this.#making = null;
    this.#wanted = false;
  }

  #needs(): EngineNeeds {
    const { engine = 'auto', ownCaptions = false, capabilities } = this.#options;
    return {
      engine,
      ownCaptions,
      mse: capabilities?.mse ?? ('MediaSource' in globalThis || 'ManagedMediaSource' in globalThis),
      nativeHls: capabilities?.nativeHls ?? this.#video.canPlayType('application/vnd.apple.mpegurl') !== '',
    };
  }

  #name(source: PlaybackSource): EngineName {
    return pickEngine(source, this.#needs());
  }

  #fetch(source: PlaybackSource): Promise<Engine | null> {
    if (this.engine) return Promise.resolve(this.engine);
    return (this.#making ??= this.#make(source));
  }

  async #make(source: PlaybackSource): Promise<Engine | null> {
    const generation = this.#generation;
    const host = this.#host(source);
    const name = this.#name(source);
    const patience = new Patience(host);
    for (;;) {
      patience.ask();
      try {
        const { createHlsEngine } = await import('./hls-engine.js');
        const engine = await createHlsEngine(host, name === 'hls-full');
        if (generation !== this.#generation) return null;
        this.name = name;
        return (this.engine = engine);
      } catch (cause) {
        // ahead of time it is no loss: whoever plays asks again
        const again = this.#wanted && (await patience.wait(noAnswer));
        if (generation !== this.#generation) return null;
        if (again) continue;
        this.#making = null;
        host.fail(new MediaFault('media-network', 'hls.js could not be fetched', { cause }), 'request');
        return null;
      }
    }
  }

  #host(source: PlaybackSource): EngineHost {
    const { clock } = this.#time;
    return {
      ...this.#time,
      ...this.#reports,
      bytes: () => (this.#bytesAt = clock.now()),
      video: this.#video,
      source,
      choices: this.choices,
      attempt: () => ++this.#attempts,
    };
  }
}
