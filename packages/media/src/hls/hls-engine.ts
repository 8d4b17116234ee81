import type Hls from 'hls.js';
import type { ErrorData, Fragment, HlsConfig, LevelDetails, LoadPolicy } from 'hls.js';
import { dateRangesOf } from './date-range.js';
import type { Engine, EngineHost } from '../engine/engine.js';
import { HlsCaptions } from './hls-captions.js';
import { MediaFault, type MediaFaultCode } from '../media-fault.js';
import { retryingLoader, type LoaderShare } from './retrying-loader.js';
import type { Quality } from '../playback/playback-state.js';
import type { FaultKind } from '../recovery/recovery.js';
import { faultCodeOf } from '../recovery/retry-plan.js';
import { requestFault } from '../recovery/playlist-failure.js';
import { loadFirstPlaylist } from './first-playlist.js';
import { needsFullBuild, needsFullBuildAfterAll } from './playlist-needs.js';

type HlsClass = typeof Hls;

type Build = 'hls' | 'hls-full';

const fetchBuild = async (name: Build): Promise<HlsClass> => {
  const { default: HlsJs } = name === 'hls-full' ? await import('hls.js') : await import('hls.js/light');
  return HlsJs;
};

/**
 * Loads the first playlist, fetches the build of hls.js that it needs, and makes an engine. Rejects with a
 * `PlaylistFailure`, the failure of the import, or the abort. Never settles when `signal` aborts meanwhile.
 */
export async function createHlsEngine(
  host: EngineHost,
  {
    ownCaptions,
    atOnce,
    signal,
  }: { readonly ownCaptions: boolean; readonly atOnce: boolean; readonly signal: AbortSignal },
): Promise<Engine> {
  signal.throwIfAborted();
  // Somebody waits: the build that is probably right is fetched beside the playlist.
  if (atOnce) fetchBuild(ownCaptions ? 'hls' : 'hls-full').catch(() => undefined);
  const share = shareOf(host);
  share.first = await loadFirstPlaylist(host.source.src, share, signal);
  const name = needsFullBuild(share.first.text, ownCaptions) ? 'hls-full' : 'hls';
  const hlsClass = await fetchBuild(name);
  // An engine listens to the video, and nobody would end one that is not wanted any more.
  signal.throwIfAborted();
  return new HlsEngine(host, share, name, hlsClass);
}

function shareOf(host: EngineHost): LoaderShare {
  const { src } = host.source;
  return {
    clock: host.clock,
    connection: host.connection,
    retryAt: new Map(),
    first: null,
    lastFailure: null,
    bytes: () => host.bytes(),
    failed: (failure) =>
      host.failing(new MediaFault(faultCodeOf(failure), `${src}: a request failed with status ${failure.status}`)),
    accepts: () => true,
  };
}

/** No retries inside hls.js: our loader does them, with regard to Retry-After and to the network. */
const noRetries: LoadPolicy = {
  default: { maxTimeToFirstByteMs: Infinity, maxLoadTimeMs: Infinity, timeoutRetry: null, errorRetry: null },
};

const settings: { readonly [Key in keyof HlsConfig]?: HlsConfig[Key] | undefined } = {
  autoStartLoad: false,
  // A worker would need blob: in the page's content security policy.
  enableWorker: false,
  // The first segment is of the smallest rendition; larger ones begin with the second segment.
  startLevel: 0,
  maxBufferLength: 20,
  maxMaxBufferLength: 60,
  backBufferLength: 30,
  // hls.js loses cues in Chromium and would need data: in the page's policy. We read date ranges from the playlist.
  enableDateRangeMetadataCues: false,
  enableID3MetadataCues: false,
  enableEmsgMetadataCues: false,
  renderTextTracksNatively: false,
  // Videos inside videos are not played. After `transferMedia()` their controller would keep its listeners on the element.
  interstitialsController: undefined,
  manifestLoadPolicy: noRetries,
  playlistLoadPolicy: noRetries,
  fragLoadPolicy: noRetries,
  keyLoadPolicy: noRetries,
};

class HlsEngine implements Engine {
  readonly #host: EngineHost;
  readonly #share: LoaderShare;
  #Hls: HlsClass;
  #name: Build;
  readonly #stop = new AbortController();
  #hls: Hls | null = null;
  #captions: HlsCaptions | null = null;
  #parsed = false;
  #position: number | null = null;
  #details: LevelDetails | null = null;
  /** The segment of the last error, and how often hls.js reset the element because of it. */
  #badFragment: Fragment | null = null;
  #resets = 0;
  /** Sequence numbers of segments that cannot be played. */
  readonly #gaps = new Set<Fragment['sn']>();
  /** The date ranges reported last, as JSON. */
  #reportedRanges = '';
  #levelOf = new Map<string, number>();
  /** All of the video is in the element, and hls.js has ended its stream. */
  #isWhole = false;
  /** hls.js is gone and what it has loaded is still in the element. */
  #isReleased = false;

  constructor(host: EngineHost, share: LoaderShare, name: Build, hlsClass: HlsClass) {
    this.#host = host;
    this.#share = share;
    this.#name = name;
    this.#Hls = hlsClass;
    share.accepts = (playlist) => {
      if (this.#name === 'hls-full' || !needsFullBuildAfterAll(playlist)) return true;
      void this.#changeToFull();
      return false;
    };
    host.video.addEventListener('error', () => this.#elementFailed(), { signal: this.#stop.signal });
  }

  get name(): Build {
    return this.#name;
  }

  load(position: number | null): void {
    this.#position = position;
    this.#close();
    this.#hls = this.#open();
    this.#hls.attachMedia(this.#host.video);
  }

  release(anyway: boolean): boolean {
    const hls = this.#hls;
    if (!hls) return true;
    if (!anyway && !(this.#isWhole && this.#captions?.areWhole)) return false;
    hls.transferMedia();
    this.#close();
    this.#isReleased = true;
    return true;
  }

  again(position: number): void {
    this.#position = position;
    if (!this.#hls) this.load(position);
    else if (this.#parsed) this.#hls.startLoad(position);
    else this.#hls.loadSource(this.#host.source.src);
  }

  recover(): void {
    if (this.#isReleased) this.load(this.#host.video.currentTime);
    else this.#hls?.recoverMediaError();
  }

  skip(position: number): number {
    const bad =
      this.#badFragment ??
      this.#details?.fragments.find(({ start, duration }) => start <= position && start + duration > position);
    const isInside = bad && bad.start < position + 0.3;
    const after = isInside ? bad.start + bad.duration + 0.05 : position;
    if (bad && !isInside) this.#gaps.add(bad.sn);
    this.load(after);
    return after;
  }

  setQuality(id: string): void {
    const level = this.#levelOf.get(id);
    // The choice is applied when the playlist is there again.
    if (this.#isReleased && level !== undefined) return this.load(this.#host.video.currentTime);
    if (!this.#hls || (id !== 'auto' && level === undefined)) return;
    if (level !== undefined || !this.#hls.autoLevelEnabled) this.#hls.nextLevel = level ?? -1;
    this.#host.info({ quality: id });
  }

  setCaptionTrack(id: string | null): void {
    if (this.#isReleased && id !== null) this.load(this.#host.video.currentTime);
    else this.#captions?.choose(id);
  }

  destroy(): void {
    this.#stop.abort();
    this.#close();
  }

  #open(): Hls {
    const host = this.#host;
    const { Events } = this.#Hls;
    const hls = new this.#Hls({
      ...settings,
      // No more pixels than the box shows. With object-fit: cover the picture exceeds the box, which hls.js ignores.
      capLevelToPlayerSize: getComputedStyle(host.video).objectFit !== 'cover',
      loader: retryingLoader(this.#share),
    } as Partial<HlsConfig>);
    this.#captions = new HlsCaptions(hls, Events, host.choices.captionTrack, (tracks, cues) => {
      if (this.#hls === hls) host.captions(tracks, cues);
    });
    hls.on(Events.MANIFEST_PARSED, () => {
      this.#parsed = true;
      this.#reportQualities(hls);
      this.setQuality(host.choices.quality);
      hls.startLoad(this.#position ?? -1);
    });
    hls.on(Events.BUFFERED_TO_END, () => (this.#isWhole = this.#holdsAll()));
    hls.on(Events.BUFFER_APPENDING, () => (this.#isWhole = false));
    hls.on(Events.LEVELS_UPDATED, () => this.#reportQualities(hls));
    hls.on(Events.LEVEL_SWITCHED, (_, { level }) => {
      host.info({ playingQuality: [...this.#levelOf].find(([, index]) => index === level)?.[0] ?? null });
    });
    hls.on(Events.LEVEL_UPDATED, (_, { details }) => this.#updated(hls, details));
    hls.on(Events.LEVEL_PTS_UPDATED, (_, { details }) => this.#updated(hls, details));
    hls.on(Events.ERROR, (_, data) => {
      if (data.fatal || this.#isLooping(data)) this.#failed(data);
    });
    hls.loadSource(host.source.src);
    return hls;
  }

  /** A media playlist needs what the light build lacks: the same position again, with the full one. */
  async #changeToFull(): Promise<void> {
    this.#name = 'hls-full';
    const { video, fail } = this.#host;
    const position = video.readyState > 0 ? video.currentTime : this.#position;
    this.#close();
    try {
      this.#Hls = await fetchBuild('hls-full');
    } catch (cause) {
      this.#name = 'hls';
      if (!this.#stop.signal.aborted)
        fail(new MediaFault('media-network', 'hls.js could not be fetched', { cause }), 'request');
      return;
    }
    if (this.#stop.signal.aborted || this.#hls) return;
    this.load(position);
  }

  /** From the first second to the last, and nothing of it will be removed behind the position. */
  #holdsAll(): boolean {
    const { buffered, duration } = this.#host.video;
    return (
      this.#details?.live === false &&
      duration <= (settings.backBufferLength ?? 0) &&
      buffered.length === 1 &&
      buffered.start(0) < 0.3 &&
      buffered.end(0) > duration - 0.3
    );
  }

  #close(): void {
    const { video } = this.#host;
    if (this.#isReleased) {
      const url = video.currentSrc;
      for (const source of video.querySelectorAll('source')) source.remove();
      video.removeAttribute('src');
      video.load();
      URL.revokeObjectURL(url);
    }
    this.#isReleased = this.#isWhole = false;
    this.#hls?.destroy();
    this.#hls = null;
    this.#captions = null;
    this.#parsed = false;
    this.#details = null;
  }

  #reportQualities(hls: Hls): void {
    this.#levelOf = new Map(hls.levels.map(({ height, bitrate }, index) => [`${height || 0}-${bitrate}`, index]));
    const qualities = hls.levels.map(({ width, height, bitrate }): Quality => ({
      id: `${height || 0}-${bitrate}`,
      width: width || 0,
      height: height || 0,
      bitrate,
    }));
    this.#host.info({ qualities: qualities.length > 1 ? qualities : [] });
  }

  /** hls.js skips a segment that the playlist marks as a gap. */
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
    this.#host.info({
      live: details.live,
      liveEdge: details.live ? hls.liveSyncPosition : null,
      latency: details.live && latency > 0 ? latency : null,
    });
    const ranges = dateRangesOf(details);
    const json = JSON.stringify(ranges);
    if (json === this.#reportedRanges) return;
    this.#reportedRanges = json;
    this.#host.dateRanges(ranges);
  }

  /** hls.js resets the decoder for a broken segment by itself, without a limit. We end that loop. */
  #isLooping({ details, frag }: ErrorData): boolean {
    if (details !== this.#Hls.ErrorDetails.MEDIA_SOURCE_REQUIRES_RESET || !frag) return false;
    if (this.#badFragment?.sn !== frag.sn) this.#resets = 0;
    this.#badFragment = frag;
    this.#resets += 1;
    return this.#resets > 2;
  }

  #elementFailed(): void {
    const cause = this.#host.video.error;
    // hls.js ignores this event: without us nobody would notice that a broken segment stopped the element.
    if (cause && (this.#isReleased || this.#hls?.media))
      this.#host.fail(new MediaFault('media-decode', `the element failed: ${cause.message}`, { cause }), 'decoder');
  }

  #failed(data: ErrorData): void {
    const [code, kind] = this.#classify(data);
    const { src } = this.#host.source;
    this.#badFragment = data.frag ?? null;
    this.#resets = 0;
    this.#host.fail(
      new MediaFault(code, `${data.details} in ${data.frag?.url ?? data.url ?? src}`, { cause: data.error }),
      kind,
    );
  }

  #classify({ type, details }: ErrorData): [MediaFaultCode, FaultKind] {
    const { ErrorTypes, ErrorDetails } = this.#Hls;
    const is = (...candidates: string[]): boolean => candidates.includes(details);
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
    return requestFault(this.#share.lastFailure);
  }
}
