import type Hls from 'hls.js';
import type { Events, Fragment, MediaPlaylist } from 'hls.js';
import type { CaptionCue, StreamCaptionTrack } from '../captions.js';

interface FoundTrack {
  readonly track: StreamCaptionTrack;
  /** The playlist of the track; null for captions inside the video data. */
  readonly playlist: MediaPlaylist | null;
  readonly cues: Map<string, CaptionCue>;
  /** Sequence numbers of the segments of the playlist that were read. */
  readonly read: Set<Fragment['sn']>;
}

const idOf = ({ id }: MediaPlaylist): string => `subtitles-${id}`;

/** Collects the captions of a stream as plain data. Native text tracks could not be positioned clear of hotspots. */
export class HlsCaptions {
  readonly #hls: Hls;
  readonly #changed: (tracks: readonly StreamCaptionTrack[], cues: readonly CaptionCue[]) => void;
  readonly #found = new Map<string, FoundTrack>();
  #chosen: string | null;

  constructor(
    hls: Hls,
    events: typeof Events,
    chosen: string | null,
    changed: (tracks: readonly StreamCaptionTrack[], cues: readonly CaptionCue[]) => void,
  ) {
    this.#hls = hls;
    this.#chosen = chosen;
    this.#changed = changed;
    hls.on(events.MANIFEST_PARSED, () => {
      // Otherwise hls.js selects the default track itself and fetches captions that nobody asked for.
      hls.subtitleTrack = -1;
    });
    hls.on(events.NON_NATIVE_TEXT_TRACKS_FOUND, (_, data) => {
      for (const { _id, label, subtitleTrack, closedCaptions } of data.tracks) {
        const id = subtitleTrack ? idOf(subtitleTrack) : _id;
        if (!id || this.#found.has(id)) continue;
        const lang = subtitleTrack?.lang ?? closedCaptions?.lang ?? '';
        this.#found.set(id, {
          track: { id, label: label ?? '', lang },
          playlist: subtitleTrack ?? null,
          cues: new Map(),
          read: new Set(),
        });
      }
      // hls.js selects a track of its own right after this event.
      queueMicrotask(() => this.choose(this.#chosen));
    });
    hls.on(events.SUBTITLE_FRAG_PROCESSED, (_, { success, frag }) => {
      const playlist = hls.subtitleTracks[frag.level];
      if (success && playlist) this.#found.get(idOf(playlist))?.read.add(frag.sn);
    });
    hls.on(events.CUES_PARSED, (_, { track, cues, subtitleTrack }) => {
      const trackId = subtitleTrack ? idOf(subtitleTrack) : track;
      const found = this.#found.get(trackId);
      for (const { startTime, endTime, text } of cues as VTTCue[]) {
        const id = `${startTime.toFixed(3)} ${endTime.toFixed(3)} ${text}`;
        found?.cues.set(id, { id, start: startTime, end: endTime, text });
      }
      if (trackId === this.#chosen) this.#publish();
    });
  }

  /** All captions of the chosen track are known. Those inside the video data come with it. */
  get areWhole(): boolean {
    const { playlist, read } = this.#found.get(this.#chosen ?? '') ?? {};
    const details = playlist?.details;
    return !playlist || (details?.live === false && details.fragments.every(({ sn }) => read?.has(sn)));
  }

  choose(id: string | null): void {
    const found = id === null ? undefined : this.#found.get(id);
    this.#chosen = id;
    const playlist = found?.playlist;
    this.#hls.subtitleTrack = playlist ? this.#hls.subtitleTracks.findIndex((track) => idOf(track) === id) : -1;
    this.#publish();
  }

  #publish(): void {
    const cues = [...(this.#found.get(this.#chosen ?? '')?.cues.values() ?? [])];
    this.#changed(
      Array.from(this.#found.values(), ({ track }) => track),
      cues.sort((a, b) => a.start - b.start || a.end - b.end),
    );
  }
}
