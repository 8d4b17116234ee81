import type Hls from 'hls.js';
import type { Events, MediaPlaylist } from 'hls.js';
import type { CaptionCue, CaptionTrack } from './captions.js';

interface FoundTrack {
  readonly track: CaptionTrack;
  /** The rendition to fetch; null for captions that travel inside the video. */
  readonly playlist: MediaPlaylist | null;
  readonly cues: Map<string, CaptionCue>;
}

/** Collects the captions of a stream as plain data. hls.js would hand them to native tracks, where they cannot be placed. */
export class HlsCaptions {
  readonly #hls: Hls;
  readonly #changed: (tracks: readonly CaptionTrack[], cues: readonly CaptionCue[]) => void;
  readonly #found = new Map<string, FoundTrack>();
  #chosen: string | null = null;

  constructor(hls: Hls, events: typeof Events, changed: (tracks: readonly CaptionTrack[], cues: readonly CaptionCue[]) => void) {
    this.#hls = hls;
    this.#changed = changed;
    // else hls.js takes the default track by itself; nothing is fetched that nobody asked to read
    hls.subtitleTrack = -1;
    hls.on(events.NON_NATIVE_TEXT_TRACKS_FOUND, (_, data) => {
      for (const { _id: id, label, subtitleTrack, closedCaptions } of data.tracks) {
        if (!id || this.#found.has(id)) continue;
        const language = subtitleTrack?.lang ?? closedCaptions?.lang ?? '';
        this.#found.set(id, { track: { id, label: label ?? '', language }, playlist: subtitleTrack ?? null, cues: new Map() });
      }
      this.choose(this.#chosen);
    });
    hls.on(events.CUES_PARSED, (_, { track, cues }) => {
      const found = this.#found.get(track);
      for (const { startTime, endTime, text } of cues as VTTCue[]) {
        const id = `${startTime.toFixed(3)} ${endTime.toFixed(3)} ${text}`;
        found?.cues.set(id, { id, start: startTime, end: endTime, text });
      }
      if (track === this.#chosen) this.#publish();
    });
  }

  choose(id: string | null): void {
    const found = id === null ? undefined : this.#found.get(id);
    this.#chosen = id;
    const playlist = found?.playlist;
    this.#hls.subtitleTrack = playlist ? this.#hls.subtitleTracks.findIndex(({ url }) => url === playlist.url) : -1;
    this.#publish();
  }

  #publish(): void {
    const cues = [...(this.#found.get(this.#chosen ?? '')?.cues.values() ?? [])];
    this.#changed(Array.from(this.#found.values(), ({ track }) => track), cues.sort((a, b) => a.start - b.start || a.end - b.end));
  }
}
