import type Hls from 'hls.js';
import type { ErrorData, Fragment, HlsConfig, LevelDetails, LoadPolicy } from 'hls.js';
import { rangesOf } from './date-range.js';
import type { Engine, EngineHost } from './engine.js';
import { HlsCaptions } from './hls-captions.js';
import { MediaFault, type MediaFaultCode } from './media-fault.js';
import { patientLoader, type LoaderShare } from './patient-loader.js';
import type { Quality } from './playback-state.js';
import type { Trouble } from './recovery.js';
import { faultCodeOf, type RequestFailure } from './retry-plan.js';

type HlsClass = typeof Hls;

/** Fetches hls.js and makes an engine of it. `full` brings the captions that are in the stream. Rejects when it cannot be fetched. */
export async function createHlsEngine(host: EngineHost, full: boolean): Promise<Engine> {
  const { default: HlsJs } = full ? await import('hls.js') : await import('hls.js/light');
  return new HlsEngine(host, HlsJs);
}

// no asking again inside hls.js: the loader has done it already, and knows about Retry-After and the line
const once: LoadPolicy = {
  default: { maxTimeToFirstByteMs: Infinity, maxLoadTimeMs: Infinity, timeoutRetry: null, errorRetry: null },
};

const settings: Partial<HlsConfig> = {
  autoStartLoad: false,
  // a worker would need blob: in the page's policy
  enableWorker: false,
  // the first frame comes from the smallest rendition, the climb begins with the second segment
  startLevel: 0,
  maxBufferLength: 20,
  maxMaxBufferLength: 60,
  backBufferLength: 30,
  // hls.js loses cues in Chromium and would need data: in the page's policy; date ranges are read from the playlist
  enableDateRangeMetadataCues: false,
  enableID3MetadataCues: false,
  enableEmsgMetadataCues: false,
  renderTextTracksNatively: false,
  enableInterstitialPlayback: false,
  manifestLoadPolicy: once,
  playlistLoadPolicy: once,
  fragLoadPolicy: once,
  keyLoadPolicy: once,
};

class HlsEngine implements Engine {
  readonly #host: EngineHost;
  readonly #Hls: HlsClass;
  readonly #stop = new AbortController();
  #hls: Hls | null = null;
  #captions: HlsCaptions | null = null;
  #parsed = false;
  #position: number | null = null;
  #details: LevelDetails | null = null;
  #lost: RequestFailure | null = null;
  /** The segment that the last error was about, and how often the element was emptied for it. */
  #bad: Fragment | null = null;
  #resets = 0;
  /** Sequence numbers of segments that cannot be played. */
  readonly #gaps = new Set<Fragment['sn']>();
  #ranges = '';
  #levelOf = new Map<string, number>();

  constructor(host: EngineHost, hlsClass: HlsClass) {
    this.#host = host;
    this.#Hls = hlsClass;
    host.video.addEventListener('error', () => this.#elementBroke(), { signal: this.#stop.signal });
  }

  prefetch(): void {
    this.#hls ??= this.#open();
  }

  load(position: number | null): void {
    this.#position = position;
    if (this.#hls?.media) this.#close();
    const ahead = this.#hls;
    const hls = (this.#hls ??= this.#open());
    hls.attachMedia(this.#host.video);
    // the playlists are there already: begin where it is wanted now
    if (ahead && this.#parsed) hls.startLoad(position ?? -1);
  }

  again(position: number): void {
    this.#position = position;
    if (!this.#hls) this.load(position);
    else if (this.#parsed) this.#hls.startLoad(position);
    else this.#hls.loadSource(this.#host.source.src);
  }

  recover(): void {
    this.#hls?.recoverMediaError();
  }

  skip(position: number): number {
    const bad =
      this.#bad ??
      this.#details?.fragments.find(({ start, duration }) => start <= position && start + duration > position);
    const inIt = bad && bad.start < position + 0.3;
    const after = inIt ? bad.start + bad.duration + 0.05 : position;
    if (bad && !inIt) this.#gaps.add(bad.sn);
    this.load(after);
    return after;
  }

  setQuality(id: string): void {
    const level = this.#levelOf.get(id);
    if (!this.#hls || (id !== 'auto' && level === undefined)) return;
    if (level !== undefined || !this.#hls.autoLevelEnabled) this.#hls.nextLevel = level ?? -1;
    this.#host.know({ quality: id });
  }

  setCaptionTrack(id: string | null): void {
    this.#captions?.choose(id);
  }

  destroy(): void {
    this.#stop.abort();
    this.#close();
  }

  #open(): Hls {
    const host = this.#host;
    const share: LoaderShare = {
      clock: host.clock,
      connection: host.connection,
      quietUntil: new Map(),
      bytes: () => host.bytes(),
      failed: (failure) => {
        this.#lost = failure;
        host.failing(
          new MediaFault(faultCodeOf(failure), `${host.source.src}: a request failed with status ${failure.status}`),
        );
      },
    };
    const { Events } = this.#Hls;
    const hls = new this.#Hls({
      ...settings,
      // no more pixels than the box shows; a film that fills its box is larger than the box, which hls.js does not reckon with
      capLevelToPlayerSize: getComputedStyle(host.video).objectFit !== 'cover',
      loader: patientLoader(share),
    });
    this.#captions = new HlsCaptions(hls, Events, host.choices.captionTrack, (tracks, cues) => {
      if (this.#hls === hls) host.captions(tracks, cues);
    });
    hls.on(Events.MANIFEST_PARSED, () => {
      this.#parsed = true;
      this.#list(hls);
      this.setQuality(host.choices.quality);
      hls.startLoad(this.#position ?? -1);
    });
    hls.on(Events.LEVELS_UPDATED, () => this.#list(hls));
    hls.on(Events.LEVEL_SWITCHED, (_, { level }) => {
      host.know({ playingQuality: [...this.#levelOf].find(([, index]) => index === level)?.[0] ?? null });
    });
    hls.on(Events.LEVEL_UPDATED, (_, { details }) => this.#updated(hls, details));
    hls.on(Events.LEVEL_PTS_UPDATED, (_, { details }) => this.#updated(hls, details));
    hls.on(Events.ERROR, (_, data) => {
      if (data.fatal || this.#isCircling(data)) this.#broke(data);
    });
    hls.loadSource(host.source.src);
    return hls;
  }

  #close(): void {
    this.#hls?.destroy();
    this.#hls = null;
    this.#captions = null;
    this.#parsed = false;
    this.#details = null;
  }

  #list(hls: Hls): void {
    this.#levelOf = new Map(hls.levels.map(({ height, bitrate }, index) => [`${height || 0}-${bitrate}`, index]));
    const qualities = hls.levels.map(({ width, height, bitrate }): Quality => ({
      id: `${height || 0}-${bitrate}`,
      width: width || 0,
      height: height || 0,
      bitrate,
    }));
    this.#host.know({ qualities: qualities.length > 1 ? qualities : [] });
  }

  /** hls.js plays around what the playlist calls a gap. */
  #markGaps({ fragments }: LevelDetails): void {
    for (const fragment of fragments) {
      if (!this.#gaps.has(fragment.sn) || fragment.gap) continue;
      fragment.gap = true;
      fragment.tagList.push(['GAP']);
    }
  }

  #updated(hls: Hls, details: LevelDetails): void {
    this.#details = details;
    this.#markGaps(details);
    const latency = hls.latency;
    this.#host.know({
      live: details.live,
      liveEdge: details.live ? hls.liveSyncPosition : null,
      latency: details.live && latency > 0 ? latency : null,
    });
    const ranges = rangesOf(details);
    const said = JSON.stringify(ranges);
    if (said === this.#ranges) return;
    this.#ranges = said;
    this.#host.dateRanges(ranges);
  }

  /** hls.js gives the element a fresh decoder by itself, and never tires of it. */
  #isCircling({ details, frag }: ErrorData): boolean {
    if (details !== this.#Hls.ErrorDetails.MEDIA_SOURCE_REQUIRES_RESET || !frag) return false;
    if (this.#bad?.sn !== frag.sn) this.#resets = 0;
    this.#bad = frag;
    this.#resets += 1;
    return this.#resets > 2;
  }

  #elementBroke(): void {
    const cause = this.#host.video.error;
    // hls.js does not listen for it: without this a broken segment ends in silence
    if (cause && this.#hls?.media)
      this.#host.fail(new MediaFault('media-decode', `the element gave up: ${cause.message}`, { cause }), 'decoder');
  }

  #broke(data: ErrorData): void {
    const [code, trouble] = this.#judge(data);
    const { src } = this.#host.source;
    this.#bad = data.frag ?? null;
    this.#resets = 0;
    this.#host.fail(
      new MediaFault(code, `${data.details} in ${data.frag?.url ?? data.url ?? src}`, { cause: data.error }),
      trouble,
    );
  }

  #judge({ type, details }: ErrorData): [MediaFaultCode, Trouble] {
    const { ErrorTypes, ErrorDetails } = this.#Hls;
    const is = (...any: string[]): boolean => any.includes(details);
    if (
      type === ErrorTypes.KEY_SYSTEM_ERROR ||
      is(
        ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR,
        ErrorDetails.BUFFER_INCOMPATIBLE_CODECS_ERROR,
        ErrorDetails.BUFFER_ADD_CODEC_ERROR,
      )
    ) {
      return ['media-unsupported', 'final'];
    }
    if (is(ErrorDetails.BUFFER_STALLED_ERROR, ErrorDetails.BUFFER_SEEK_OVER_HOLE)) return ['media-stalled', 'stall'];
    if (is(ErrorDetails.MANIFEST_PARSING_ERROR, ErrorDetails.LEVEL_PARSING_ERROR)) return ['media-decode', 'request'];
    if (type !== ErrorTypes.NETWORK_ERROR) return ['media-decode', 'decoder'];
    const code = this.#lost ? faultCodeOf(this.#lost) : 'media-network';
    return [code, code === 'media-not-found' ? 'final' : 'request'];
  }
}
