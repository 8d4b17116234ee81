import { adoptStyles } from '../../base/adopt-styles.js';
import type { MarkerLayer } from '../hotspots/marker-layer.js';
import { readPreferences, savePreferences } from '../playback/player-preferences.js';
import type { PlayerContext } from '../player-context.js';
import type { CaptionFile } from '../source/video-source.js';
import { captionChoices, choiceFor, type CaptionChoice, type CaptionChoices } from './caption-choice.js';
import type { Caption } from './caption-cue.js';
import type { CaptionView } from './caption-view.js';

type Context = Pick<PlayerContext, 'player' | 'playback' | 'state' | 'page' | 'time' | 'update'>;

/** Which captions are shown. What reads and draws them is fetched when a track is chosen. */
export class CaptionDisplay implements CaptionChoices {
  readonly element = document.createElement('div');
  #context: Context;
  #layer: MarkerLayer;
  #files: readonly CaptionFile[] = [];
  #captions: readonly Caption[] = [];
  /** The key and the address whose captions are loaded. */
  #loaded: string | null = null;
  #chosen: string | null = null;
  #view: CaptionView | undefined;
  #end = new AbortController();
  #offs: (() => void)[];

  constructor(context: Context, layer: MarkerLayer) {
    this.#context = context;
    this.#layer = layer;
    this.element.className = 'caption-area';
    const { $captions, $captionTracks } = context.playback;
    this.#offs = [
      $captionTracks.listen(() => this.follow()),
      $captions.listen((cues) => {
        if (this.#files.length > 0) return;
        this.#captions = cues.map(({ start, end, text }) => ({ start, end, text, settings: null }));
        this.show(context.time);
      }),
    ];
  }

  get choices(): CaptionChoice[] {
    const tracks = this.#files.length > 0 ? this.#files : this.#context.playback.$captionTracks.get();
    return captionChoices(tracks, this.#context.page.words.captions);
  }

  /**
   * Without a preference of the visitor the track with the attribute `default` is shown, as in `<video>`, and without
   * such a track captions are on while the video is muted.
   */
  get chosen(): string | null {
    const { choices } = this;
    const { captions } = readPreferences();
    const byDefault = choices[this.#files.findIndex(({ isDefault }) => isDefault)];
    if (captions === 'off' || choices.length === 0) return null;
    if (captions === null && !byDefault && !this.#context.state.muted) return null;
    const preferred = captions === null ? byDefault : choiceFor(choices, captions);
    return (preferred ?? choiceFor(choices, this.#context.page.lang) ?? choices[0])?.key ?? null;
  }

  choose(key: string | null): void {
    savePreferences({ captions: key ?? 'off' });
    this.follow();
    this.#context.update();
  }

  toggle(): void {
    const { choices, chosen } = this;
    const on = choiceFor(choices, this.#context.page.lang) ?? choices[0];
    this.choose(chosen === null ? (on?.key ?? null) : null);
  }

  /** The caption files of the video. Without any, the tracks inside the stream are used. */
  setFiles(files: readonly CaptionFile[]): void {
    this.#files = files;
    this.follow();
  }

  /** Loads the captions of the chosen track when it has changed. */
  follow(): void {
    const { choices, chosen } = this;
    const at = choices.findIndex(({ key }) => key === chosen);
    const file = this.#files[at];
    const loaded = chosen === null ? null : `${chosen} ${file?.src ?? ''}`;
    if (loaded === this.#loaded) return;
    this.#loaded = loaded;
    this.#chosen = chosen;
    this.element.lang = choices[at]?.lang ?? '';
    const { playback, time } = this.#context;
    if (this.#files.length === 0) playback.setCaptionTrack(playback.$captionTracks.get()[at]?.id ?? null);
    else this.#captions = [];
    if (chosen !== null) void this.#load(file?.src);
    this.show(time);
  }

  /** Shows the captions of this position, in seconds. */
  show(time: number): void {
    this.#view?.show(this.#chosen === null ? [] : this.#captions, time, this.#layer);
  }

  destroy(): void {
    this.#end.abort();
    for (const off of this.#offs) off();
  }

  /** Fetches the chunk, and the captions of a file; those inside the stream come from the playback. */
  async #load(src: string | undefined): Promise<void> {
    const loaded = this.#loaded;
    try {
      const { CaptionView, captionStyles, readCaptions } = await import('./caption-view.js');
      if (!this.#view) {
        adoptStyles(this.#context.player, captionStyles);
        this.#view = new CaptionView(this.element);
      }
      const captions = src === undefined ? null : await readCaptions(src, this.#end.signal);
      if (captions && this.#loaded === loaded) this.#captions = captions;
      this.show(this.#context.time);
    } catch (failure) {
      if (!this.#end.signal.aborted)
        console.error(`[vitrine] [player.captions] ${src ?? 'the captions'} could not be read`, failure);
    }
  }
}
