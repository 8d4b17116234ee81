import type { Engine, EngineHost } from './engine.js';
import { MediaFault } from './media-fault.js';
import { Patience } from './patience.js';
import { haveFutureData } from './ready-state.js';
import { failureOf, faultCodeOf, noAnswer, type RequestFailure } from './retry-plan.js';

/** Files, and HLS where only the browser plays it: the element does the work, this asks again when it gives up. */
export class NativeEngine implements Engine {
  readonly #host: EngineHost;
  readonly #patience: Patience;
  readonly #stop = new AbortController();
  /** Counts how often the element was filled. */
  #filling = 0;

  constructor(host: EngineHost) {
    this.#host = host;
    this.#patience = new Patience(host);
    const { video } = host;
    const { signal } = this.#stop;
    video.addEventListener('error', () => void this.#broke(), { signal });
    video.addEventListener('progress', () => host.bytes(), { signal });
    video.addEventListener('timeupdate', () => this.#advanced(), { signal });
  }

  load(): void {
    this.#patience.forgive();
    this.#fill();
  }

  again(): void {
    this.load();
  }

  destroy(): void {
    this.#stop.abort();
    this.#patience.cancel();
    this.#host.video.removeAttribute('src');
    this.#host.video.load();
  }

  #fill(): void {
    const {
      video,
      source: { src },
      attempt,
    } = this.#host;
    const count = (this.#filling = attempt());
    this.#patience.ask();
    // Chromium keeps what it got for an address, whole or not; to it another fragment is another address
    video.src = count > 1 && !src.includes('#') ? `${src}#again-${count}` : src;
    video.load();
  }

  #advanced(): void {
    const {
      video: { readyState, duration, seekable },
      know,
    } = this.#host;
    if (readyState >= haveFutureData) this.#patience.forgive();
    if (duration === Infinity)
      know({ live: true, liveEdge: seekable.length ? seekable.end(seekable.length - 1) : null });
  }

  async #broke(): Promise<void> {
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
    const filling = this.#filling;
    const failure = await askWhy(src, this.#stop.signal);
    const stale = (): boolean => this.#stop.signal.aborted || filling !== this.#filling;
    if (stale()) return;
    const fault = new MediaFault(faultCodeOf(failure), `${src} failed, last with status ${failure.status}`, { cause });
    failing(fault);
    const again = await this.#patience.wait(failure);
    if (stale()) return;
    if (again) this.#fill();
    else fail(fault, failure.kind === 'network' ? 'request' : 'final');
  }
}

/**
 * A media element says "not supported" for a missing file, a busy server and a broken file alike. One plain request
 * without its body tells them apart; where that is not allowed across origins, it counts as no answer.
 */
async function askWhy(url: string, signal: AbortSignal): Promise<RequestFailure> {
  try {
    const { ok, status, headers, body } = await fetch(url, { cache: 'no-store', signal });
    void body?.cancel();
    return ok ? { kind: 'broken', status, retryAfterMs: 0 } : failureOf(status, headers.get('retry-after'));
  } catch {
    return noAnswer;
  }
}
