import type { HotspotLayer } from '../../hotspot/hotspot-layer.js';
import { readPreferences, savePreferences } from '../playback/player-preferences.js';
import type { PlayerContext } from '../player-context.js';
import type { CaptionFile } from '../source/video-source.js';
import { captionChoices, choiceFor, type CaptionChoice, type CaptionChoices } from './caption-choice.js';
import type { Caption } from './caption-cue.js';
import type * as captionView from './caption-view.js';

type Context = Pick<PlayerContext, 'playback' | 'state' | 'page' | 'time' | 'update'>;

/**
 * Draws the captions: where their file says, and otherwise above the controls, or at the top while hotspots are at the
 * bottom.
 */
export class CaptionDisplay implements CaptionChoices {
  readonly element = document.createElement('div');
  /** The captions whose file does not say where they are to be. */
  #flow = document.createElement('div');
  #placed = document.createElement('div');
  #context: Context;
  #layer: HotspotLayer;
  #files: readonly CaptionFile[] = [];
  #captions: readonly Caption[] = [];
  #shown: readonly Caption[] = [];
  /** The key and the address whose captions are loaded. */
  #loaded: string | null = null;
  #chosen: string | null = null;
  /** The chunk that reads and draws captions; undefined until a track was chosen and it has come. */
  #view: typeof captionView | undefined;
  #end = new AbortController();
  #offs: (() => void)[];

  constructor(context: Context, layer: HotspotLayer) {
    this.#context = context;
    this.#layer = layer;
    this.element.className = 'caption-area';
    this.#flow.className = 'captions';
    this.#placed.className = 'captions-placed';
    this.element.append(this.#flow, this.#placed);
    for (const part of [this.#flow, this.#placed]) part.part.add('captions');
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
    if (!this.#view) return;
    const shown = this.#chosen === null ? [] : this.#view.captionsAt(this.#captions, time);
    if (shown.length !== this.#shown.length || shown.some((caption, at) => caption !== this.#shown[at])) {
      this.#shown = shown;
      this.#view.drawCaptions(shown, this.#flow, this.#placed);
    }
    this.#flow.toggleAttribute(
      'data-top',
      this.#flow.hasChildNodes() && this.#layer.occupies(0.6, 1) && !this.#layer.occupies(0, 0.3),
    );
  }

  destroy(): void {
    this.#end.abort();
    for (const off of this.#offs) off();
  }

  /** Fetches the chunk, and the captions of a file; those inside the stream come from the playback. */
  async #load(src: string | undefined): Promise<void> {
    const loaded = this.#loaded;
    try {
      this.#view ??= await import('./caption-view.js');
      const captions = src === undefined ? null : await this.#view.readCaptions(src, this.#end.signal);
      if (captions && this.#loaded === loaded) this.#captions = captions;
      this.show(this.#context.time);
    } catch (failure) {
      if (!this.#end.signal.aborted)
        console.error(`[vitrine] [player.captions] ${src ?? 'the captions'} could not be read`, failure);
    }
  }
}
