import type { Engine, EngineHost } from './engine.js';
import { MediaFault } from '../media-fault.js';
import { RetryTimer } from '../recovery/retry-timer.js';
import { haveFutureData } from '../playback/ready-state.js';
import { failureOf, faultCodeOf, noResponse, type RequestFailure } from '../recovery/retry-plan.js';

/** Plays files, and HLS where the browser itself supports it. The element does the work; this retries its failures. */
export class NativeEngine implements Engine {
  readonly name = 'native';
  readonly #host: EngineHost;
  readonly #retry: RetryTimer;
  readonly #stop = new AbortController();
  /** Which load of the video this is; results that belong to an earlier one are ignored. */
  #attempt = 0;

  constructor(host: EngineHost) {
    this.#host = host;
    this.#retry = new RetryTimer(host);
    const { video } = host;
    const { signal } = this.#stop;
    video.addEventListener('error', () => void this.#failed(), { signal });
    video.addEventListener('progress', () => host.bytes(), { signal });
    video.addEventListener('timeupdate', () => this.#advanced(), { signal });
  }

  load(): void {
    this.#retry.reset();
    this.#start();
  }

  again(): void {
    this.load();
  }

  destroy(): void {
    this.#stop.abort();
    this.#retry.cancel();
    this.#host.video.removeAttribute('src');
    this.#host.video.load();
  }

  #start(): void {
    const {
      video,
      source: { src },
      nextAttempt,
    } = this.#host;
    const attempt = (this.#attempt = nextAttempt());
    this.#retry.start();
    // Chromium reuses what it received for a URL, complete or not. Another fragment makes it another URL.
    video.src = attempt > 1 && !src.includes('#') ? `${src}#again-${attempt}` : src;
    video.load();
  }

  #advanced(): void {
    const {
      video: { readyState, duration, seekable },
      info,
    } = this.#host;
    if (readyState >= haveFutureData) this.#retry.reset();
    if (duration === Infinity)
      info({ live: true, liveEdge: seekable.length ? seekable.end(seekable.length - 1) : null });
  }

  async #failed(): Promise<void> {
    const {
      video,
      source: { src },
      fail,
      failing,
      recovering,
    } = this.#host;
    const cause = video.error;
    if (!cause) return;
    if (cause.code === MediaError.MEDIA_ERR_DECODE) {
      fail(new MediaFault('media-decode', `${src} is broken`, { cause }), 'file');
      return;
    }
    recovering();
    const attempt = this.#attempt;
    const failure = await findReason(src, this.#stop.signal);
    const stale = (): boolean => this.#stop.signal.aborted || attempt !== this.#attempt;
    if (stale()) return;
    const fault = new MediaFault(faultCodeOf(failure), `${src} failed, last with status ${failure.status}`, { cause });
    failing(fault);
    const again = await this.#retry.wait(failure);
    if (stale()) return;
    if (again) this.#start();
    else fail(fault, failure.kind === 'network' ? 'request' : 'final');
  }
}

/**
 * A media element reports "not supported" for a missing file, a busy server and a broken file alike. One request that
 * drops its body tells them apart. Where the server does not allow that across origins, it counts as no response.
 */
async function findReason(url: string, signal: AbortSignal): Promise<RequestFailure> {
  try {
    const { ok, status, headers, body } = await fetch(url, { cache: 'no-store', signal });
    void body?.cancel();
    return ok ? { kind: 'broken', status, retryAfterMs: 0 } : failureOf(status, headers.get('retry-after'));
  } catch {
    return noResponse;
  }
}
