import type { Engine, EngineHost } from './engine.js';
import { MediaFault } from './media-fault.js';
import { failureOf, faultCodeOf, nextTry, type RequestFailure } from './retry-plan.js';

/** Files, and HLS where only the browser plays it: the element does the work, this asks again when it gives up. */
export class NativeEngine implements Engine {
  readonly #host: EngineHost;
  readonly #stop = new AbortController();
  #pending: unknown;
  #waitingForLine: (() => void) | undefined;
  #tries = 0;
  #spentMs = 0;
  #since = 0;
  #loaded = false;

  constructor(host: EngineHost) {
    this.#host = host;
    const { video } = host;
    const { signal } = this.#stop;
    video.addEventListener('error', () => void this.#broke(), { signal });
    video.addEventListener('progress', () => host.bytes(), { signal });
    video.addEventListener('durationchange', () => this.#measure(), { signal });
    video.addEventListener('timeupdate', () => {
      if (video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) this.#calm();
      if (video.duration === Infinity) this.#measure();
    }, { signal });
  }

  load(): void {
    this.#calm();
    this.#begin();
  }

  again(): void {
    this.load();
  }

  destroy(): void {
    this.#stop.abort();
    this.#cancel();
    this.#host.video.removeAttribute('src');
    if (this.#loaded) this.#host.video.load();
  }

  #begin(): void {
    const { video, source, clock } = this.#host;
    const attempt = this.#host.attempt();
    this.#cancel();
    this.#since = clock.now();
    this.#loaded = true;
    // Chromium keeps what it got for an address, whole or not; to it another fragment is another address
    video.src = attempt > 1 && !source.src.includes('#') ? `${source.src}#again-${attempt}` : source.src;
    video.load();
  }

  #measure(): void {
    const { video, know } = this.#host;
    const live = video.duration === Infinity;
    know({ live, liveEdge: live && video.seekable.length ? video.seekable.end(video.seekable.length - 1) : null });
  }

  #calm(): void {
    this.#tries = 0;
    this.#spentMs = 0;
  }

  #cancel(): void {
    this.#host.clock.clearTimeout(this.#pending);
    this.#waitingForLine?.();
    this.#waitingForLine = undefined;
  }

  async #broke(): Promise<void> {
    const { video, source, clock, connection, fail, recovering } = this.#host;
    const cause = video.error;
    if (!cause || !video.src) return;
    const position = this.#host.position();
    if (cause.code === MediaError.MEDIA_ERR_DECODE) {
      fail(new MediaFault('media-decode', `${source.src} is broken at ${position.toFixed(1)} s`, { cause }), 'file');
      return;
    }
    recovering();
    const since = this.#since;
    const failure = await askWhy(source.src, this.#stop.signal, clock);
    // destroyed, or begun again by somebody else in the meantime
    if (this.#stop.signal.aborted || since !== this.#since) return;
    const next = (): void => this.#begin();
    if (!connection.online()) {
      this.#waitingForLine = connection.listen(() => {
        if (connection.online()) next();
      });
      return;
    }
    this.#tries += 1;
    this.#spentMs += clock.now() - since;
    const wait = nextTry(failure, this.#tries, this.#spentMs);
    if (wait === null) {
        fail(new MediaFault(
        faultCodeOf(failure),
        `${source.src} failed ${this.#tries} times, last with status ${failure.status}`,
        { cause },
      ), failure.kind === 'network' ? 'request' : 'final');
      return;
    }
    this.#spentMs += wait;
    this.#pending = clock.setTimeout(next, wait);
  }
}

/**
 * A media element says "not supported" for a missing file, a busy server and a broken file alike. One plain request
 * without its body tells them apart; where that is not allowed across origins, it counts as trouble on the line.
 */
async function askWhy(url: string, stop: AbortSignal, clock: EngineHost['clock']): Promise<RequestFailure> {
  const done = new AbortController();
  const end = (): void => done.abort();
  stop.addEventListener('abort', end);
  const timer = clock.setTimeout(end, 5000);
  try {
    const response = await fetch(url, { cache: 'no-store', signal: done.signal });
    if (response.ok) return { kind: 'broken', status: response.status, retryAfterMs: 0 };
    return failureOf(response.status, response.headers.get('retry-after'));
  } catch {
    return { kind: 'network', status: 0, retryAfterMs: 0 };
  } finally {
    clock.clearTimeout(timer);
    end();
  }
}
