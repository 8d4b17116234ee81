import type {
  FragmentLoaderContext,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
  LoaderStats,
} from 'hls.js';
import type { Clock } from '../clock.js';
import type { Connection } from '../connection.js';
import type { LoadedPlaylist } from './first-playlist.js';
import { RetryTimer } from '../recovery/retry-timer.js';
import {
  failureOf,
  stalledResponse,
  noResponse,
  resourceBudgetMs,
  silenceMs,
  type RequestFailure,
} from '../recovery/retry-plan.js';
import { isWholeSegment } from './segment-integrity.js';

/** What all requests of one video share. */
export interface LoaderShare {
  readonly clock: Clock;
  readonly connection: Connection;
  /** Per URL the time before which the server asked not to be called again (`Retry-After`), in ms of the clock. */
  readonly retryAt: Map<string, number>;
  /** A playlist that was loaded before hls.js, until hls.js asks for it. */
  first: LoadedPlaylist | null;
  /** The failure that was reported last. */
  lastFailure: RequestFailure | null;
  /** Bytes arrived. */
  bytes(): void;
  /** A request for a playlist or segment failed; it may be retried. */
  failed(failure: RequestFailure): void;
  /** A media playlist arrived. False = hls.js must not get it: it is about to be replaced. */
  accepts(mediaPlaylist: string): boolean;
}

/**
 * The loader that hls.js uses for everything it fetches. All retries happen here, by one plan for playlists and
 * segments. hls.js learns of a failure only when the plan has ended, and then changes the rendition or stops.
 */
export function retryingLoader(share: LoaderShare): HlsConfig['loader'] {
  return class extends RetryingLoader {
    constructor() {
      super(share);
    }
  };
}

class RetryingLoader implements Loader<LoaderContext> {
  readonly #share: LoaderShare;
  readonly stats: LoaderStats = {
    aborted: false,
    loaded: 0,
    retry: 0,
    total: 0,
    chunkCount: 0,
    bwEstimate: 0,
    loading: { start: 0, first: 0, end: 0 },
    parsing: { start: 0, end: 0 },
    buffering: { start: 0, first: 0, end: 0 },
  };
  context: LoaderContext | null = null;
  #callbacks: LoaderCallbacks<LoaderContext> | null = null;
  #request: XMLHttpRequest | null = null;
  readonly #retry: RetryTimer;
  #timer: unknown;

  constructor(share: LoaderShare) {
    this.#share = share;
    this.#retry = new RetryTimer(share);
  }

  load(context: LoaderContext, _config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
    this.context = context;
    this.#callbacks = callbacks;
    this.stats.loading.start = performance.now();
    const { first } = this.#share;
    if (first && context.type === 'manifest') {
      this.#share.first = null;
      queueMicrotask(() => this.#answer(first));
      return;
    }
    const pauseMs = (this.#share.retryAt.get(context.url) ?? 0) - this.#share.clock.now();
    if (pauseMs <= 0) this.#send();
    else if (pauseMs < resourceBudgetMs) this.#timer = this.#share.clock.setTimeout(() => this.#send(), pauseMs);
    else this.#giveUp(this.#report({ kind: 'network', status: 429, retryAfterMs: pauseMs }));
  }

  abort(): void {
    const { context, stats } = this;
    const request = this.#request;
    const callbacks = this.#callbacks;
    this.#stop();
    this.#callbacks = null;
    if (context) callbacks?.onAbort?.(stats, context, request);
  }

  destroy(): void {
    this.#stop();
    this.#callbacks = null;
    this.context = null;
  }

  getCacheAge(): number | null {
    const age = this.getResponseHeader('age');
    return age === null ? null : Number.parseFloat(age);
  }

  getResponseHeader(name: string): string | null {
    // Reading a header that is not exposed across origins logs an error to the console.
    const known = this.#request?.getAllResponseHeaders().toLowerCase().includes(`${name.toLowerCase()}:`);
    return known ? (this.#request?.getResponseHeader(name) ?? null) : null;
  }

  #stop(): void {
    this.#share.clock.clearTimeout(this.#timer);
    this.#retry.cancel();
    const request = this.#request;
    if (!request) return;
    request.onload = request.onerror = request.onprogress = request.onreadystatechange = null;
    if (request.readyState !== XMLHttpRequest.DONE) {
      this.stats.aborted = true;
      request.abort();
    }
  }

  #send(): void {
    const { context, stats } = this;
    if (!context) return;
    this.#retry.start();
    stats.loading = { start: performance.now(), first: 0, end: 0 };
    stats.loaded = stats.total = 0;
    stats.aborted = false;
    const request = (this.#request = new XMLHttpRequest());
    request.open('GET', context.url);
    request.responseType = context.responseType as XMLHttpRequestResponseType;
    for (const [name, value] of Object.entries(context.headers ?? {})) request.setRequestHeader(name, value);
    if (context.rangeEnd) request.setRequestHeader('Range', `bytes=${context.rangeStart ?? 0}-${context.rangeEnd - 1}`);
    request.onreadystatechange = () => {
      if (request.readyState < XMLHttpRequest.HEADERS_RECEIVED || stats.loading.first) return;
      stats.loading.first = Math.max(performance.now(), stats.loading.start);
      this.#watchSilence();
    };
    request.onprogress = (event) => {
      stats.loaded = event.loaded;
      if (event.lengthComputable) stats.total = event.total;
      this.#share.bytes();
      this.#watchSilence();
    };
    request.onload = () => this.#loaded(request);
    request.onerror = () => void this.#failed(noResponse);
    this.#watchSilence();
    request.send();
  }

  /** A request may take any time while bytes arrive; it is aborted after `silenceMs` without one. */
  #watchSilence(): void {
    const { clock } = this.#share;
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => {
      this.#stop();
      void this.#failed(this.stats.loaded > 0 ? stalledResponse : noResponse);
    }, silenceMs);
  }

  #answer({ url, text, stats }: LoadedPlaylist): void {
    const { context } = this;
    if (!context) return;
    Object.assign(this.stats, stats);
    this.#callbacks?.onSuccess({ url, data: text, code: 200 }, this.stats, context, null);
  }

  #loaded(request: XMLHttpRequest): void {
    const { context, stats } = this;
    const callbacks = this.#callbacks;
    if (!context || !callbacks) return;
    const { status } = request;
    if (status < 200 || status > 299) {
      void this.#failed(failureOf(status, this.getResponseHeader('retry-after')));
      return;
    }
    const data: unknown =
      request.responseType === 'text' || request.responseType === '' ? request.responseText : request.response;
    if (!isComplete(context, data)) {
      void this.#failed({ kind: 'broken', status, retryAfterMs: 0 });
      return;
    }
    this.#share.clock.clearTimeout(this.#timer);
    stats.loading.end = Math.max(performance.now(), stats.loading.first);
    stats.loaded = stats.total = data instanceof ArrayBuffer ? data.byteLength : String(data).length;
    stats.bwEstimate = (stats.total * 8000) / Math.max(stats.loading.end - stats.loading.first, 1);
    this.#share.bytes();
    if (context.type === 'level' && !this.#share.accepts(String(data))) return;
    callbacks.onProgress?.(stats, context, data as string | ArrayBuffer, request);
    callbacks.onSuccess(
      { url: request.responseURL, data: data as string | ArrayBuffer, code: status },
      stats,
      context,
      request,
    );
  }

  async #failed(failure: RequestFailure): Promise<void> {
    const { clock, retryAt } = this.#share;
    clock.clearTimeout(this.#timer);
    if (failure.retryAfterMs && this.context) retryAt.set(this.context.url, clock.now() + failure.retryAfterMs);
    this.stats.retry += 1;
    this.#report(failure);
    if (await this.#retry.wait(failure)) this.#send();
    else this.#giveUp(failure);
  }

  /** Reports a failure, except of captions: a video plays on without them. */
  #report(failure: RequestFailure): RequestFailure {
    if (this.context && !isCaptions(this.context)) {
      this.#share.lastFailure = failure;
      this.#share.failed(failure);
    }
    return failure;
  }

  #giveUp(failure: RequestFailure): void {
    const { context, stats } = this;
    if (context) this.#callbacks?.onError({ code: failure.status, text: failure.kind }, context, this.#request, stats);
  }
}

/** Whether a response can be what was requested. Encrypted segments and captions are not checked. */
function isComplete(context: LoaderContext, data: unknown): boolean {
  if (typeof data === 'string')
    return context.responseType !== 'text' || !isPlaylist(context) || data.trimStart().startsWith('#EXTM3U');
  if (!(data instanceof ArrayBuffer)) return data !== null;
  const { frag } = context as Partial<FragmentLoaderContext>;
  if (!frag || isCaptions(context) || frag.encrypted) return data.byteLength > 0;
  const expectedBytes = context.rangeEnd ? context.rangeEnd - (context.rangeStart ?? 0) : 0;
  return data.byteLength >= expectedBytes && isWholeSegment(new Uint8Array(data));
}

function isCaptions(context: LoaderContext): boolean {
  return context.type === 'subtitleTrack' || (context as Partial<FragmentLoaderContext>).frag?.type === 'subtitle';
}

function isPlaylist({ type }: LoaderContext): boolean {
  return ['manifest', 'level', 'audioTrack', 'subtitleTrack'].includes(type);
}
