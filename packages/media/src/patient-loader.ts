import type {
  FragmentLoaderContext,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
  LoaderStats,
} from 'hls.js';
import type { Clock } from './clock.js';
import type { Connection } from './connection.js';
import { Patience } from './patience.js';
import { failureOf, halfAnswer, noAnswer, resourceBudgetMs, silenceMs, type RequestFailure } from './retry-plan.js';
import { isWholeSegment } from './segment-integrity.js';

/** What all requests of one film share. */
export interface LoaderShare {
  readonly clock: Clock;
  readonly connection: Connection;
  /** Addresses whose server asked to be left alone, and until when. */
  readonly quietUntil: Map<string, number>;
  bytes(): void;
  /** A request for playlists or film failed; it may be made again. */
  failed(failure: RequestFailure): void;
}

/**
 * The loader that hls.js is given for everything it fetches. All asking again happens here, by one plan for playlists
 * and segments: hls.js hears of a failure only when the plan is at its end, and then takes another rendition or stops.
 */
export function patientLoader(share: LoaderShare): HlsConfig['loader'] {
  return class extends PatientLoader {
    constructor() {
      super(share);
    }
  };
}

class PatientLoader implements Loader<LoaderContext> {
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
  readonly #patience: Patience;
  #timer: unknown;

  constructor(share: LoaderShare) {
    this.#share = share;
    this.#patience = new Patience(share);
  }

  load(context: LoaderContext, _config: LoaderConfiguration, callbacks: LoaderCallbacks<LoaderContext>): void {
    this.context = context;
    this.#callbacks = callbacks;
    this.stats.loading.start = performance.now();
    const quiet = (this.#share.quietUntil.get(context.url) ?? 0) - this.#share.clock.now();
    if (quiet <= 0) this.#ask();
    else if (quiet < resourceBudgetMs) this.#timer = this.#share.clock.setTimeout(() => this.#ask(), quiet);
    else this.#lose(this.#tell({ kind: 'network', status: 429, retryAfterMs: quiet }));
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
    // asking for a header that is not exposed across origins is answered with a line in the console
    const known = this.#request?.getAllResponseHeaders().toLowerCase().includes(`${name.toLowerCase()}:`);
    return known ? (this.#request?.getResponseHeader(name) ?? null) : null;
  }

  #stop(): void {
    this.#share.clock.clearTimeout(this.#timer);
    this.#patience.cancel();
    const request = this.#request;
    if (!request) return;
    request.onload = request.onerror = request.onprogress = request.onreadystatechange = null;
    if (request.readyState !== XMLHttpRequest.DONE) {
      this.stats.aborted = true;
      request.abort();
    }
  }

  #ask(): void {
    const { context, stats } = this;
    if (!context) return;
    this.#patience.ask();
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
      this.#listen();
    };
    request.onprogress = (event) => {
      stats.loaded = event.loaded;
      if (event.lengthComputable) stats.total = event.total;
      this.#share.bytes();
      this.#listen();
    };
    request.onload = () => this.#answered(request);
    request.onerror = () => void this.#failed(noAnswer);
    this.#listen();
    request.send();
  }

  /** A request may take as long as it needs while bytes come; silence ends it. */
  #listen(): void {
    const { clock } = this.#share;
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => {
      this.#stop();
      void this.#failed(this.stats.loaded > 0 ? halfAnswer : noAnswer);
    }, silenceMs);
  }

  #answered(request: XMLHttpRequest): void {
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
    if (!isSound(context, data)) {
      void this.#failed({ kind: 'broken', status, retryAfterMs: 0 });
      return;
    }
    this.#share.clock.clearTimeout(this.#timer);
    stats.loading.end = Math.max(performance.now(), stats.loading.first);
    stats.loaded = stats.total = data instanceof ArrayBuffer ? data.byteLength : String(data).length;
    stats.bwEstimate = (stats.total * 8000) / Math.max(stats.loading.end - stats.loading.first, 1);
    this.#share.bytes();
    callbacks.onProgress?.(stats, context, data as string | ArrayBuffer, request);
    callbacks.onSuccess(
      { url: request.responseURL, data: data as string | ArrayBuffer, code: status },
      stats,
      context,
      request,
    );
  }

  async #failed(failure: RequestFailure): Promise<void> {
    const { clock, quietUntil } = this.#share;
    clock.clearTimeout(this.#timer);
    if (failure.retryAfterMs && this.context) quietUntil.set(this.context.url, clock.now() + failure.retryAfterMs);
    this.stats.retry += 1;
    this.#tell(failure);
    if (await this.#patience.wait(failure)) this.#ask();
    else this.#lose(failure);
  }

  /** Captions that fail do not stop a film. */
  #tell(failure: RequestFailure): RequestFailure {
    if (this.context && !isCaptions(this.context)) this.#share.failed(failure);
    return failure;
  }

  #lose(failure: RequestFailure): void {
    const { context, stats } = this;
    if (context) this.#callbacks?.onError({ code: failure.status, text: failure.kind }, context, this.#request, stats);
  }
}

/** Whether an answer can be what was asked for. Encrypted segments and captions are taken as they come. */
function isSound(context: LoaderContext, data: unknown): boolean {
  if (typeof data === 'string')
    return context.responseType !== 'text' || !isPlaylist(context) || data.trimStart().startsWith('#EXTM3U');
  if (!(data instanceof ArrayBuffer)) return data !== null;
  const { frag } = context as Partial<FragmentLoaderContext>;
  if (!frag || isCaptions(context) || frag.encrypted) return data.byteLength > 0;
  const wanted = context.rangeEnd ? context.rangeEnd - (context.rangeStart ?? 0) : 0;
  return data.byteLength >= wanted && isWholeSegment(new Uint8Array(data));
}

function isCaptions(context: LoaderContext): boolean {
  return context.type === 'subtitleTrack' || (context as Partial<FragmentLoaderContext>).frag?.type === 'subtitle';
}

function isPlaylist({ type }: LoaderContext): boolean {
  return ['manifest', 'level', 'audioTrack', 'subtitleTrack'].includes(type);
}
