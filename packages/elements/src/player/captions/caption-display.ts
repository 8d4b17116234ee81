import type { CaptionTrack } from '@vitrine/core';
import type { HotspotLayer } from '../../hotspot/hotspot-layer.js';
import { loadText } from '../../hotspot/hotspot-loader.js';
import { readPreferences, savePreferences } from '../playback/player-preferences.js';
import type { PlayerContext } from '../player-context.js';
import type { CaptionChoice, CaptionChoices } from './caption-choice.js';
import { captionAt, parseCaptions, plainText, type Caption } from './captions.js';

type Context = Pick<PlayerContext, 'playback' | 'state' | 'page' | 'time' | 'update'>;

/** Draws the captions: above the controls, or at the top while hotspots are at the bottom. */
export class CaptionDisplay implements CaptionChoices {
  readonly element = document.createElement('div');
  #context: Context;
  #layer: HotspotLayer;
  #files: readonly CaptionTrack[] = [];
  #cues: readonly Caption[] = [];
  #shown = '';
  /** The key whose captions are loaded. */
  #loaded: string | null = null;
  #end = new AbortController();
  #offs: (() => void)[];

  constructor(context: Context, layer: HotspotLayer) {
    this.#context = context;
    this.#layer = layer;
    this.element.className = 'captions';
    this.element.part.add('captions');
    const { $captions, $captionTracks } = context.playback;
    this.#offs = [
      $captionTracks.listen(() => this.follow()),
      $captions.listen((cues) => {
        if (this.#files.length > 0) return;
        this.#cues = cues.map(({ start, end, text }) => ({ start, end, text: plainText(text) }));
        this.show(context.time);
      }),
    ];
  }

  get choices(): CaptionChoice[] {
    if (this.#files.length > 0) return this.#files.map(({ lang, label }) => ({ key: lang, label }));
    return this.#context.playback.$captionTracks
      .get()
      .map(({ id, label, lang }) => ({ key: lang || id, label: label || lang }));
  }

  /** Without a preference of the visitor captions are on while the video is muted. */
  get chosen(): string | null {
    const { choices } = this;
    const { captions } = readPreferences();
    if (captions === 'off' || choices.length === 0 || (captions === null && !this.#context.state.muted)) return null;
    const find = (lang: string): CaptionChoice | undefined =>
      choices.find(({ key }) => key === lang) ?? choices.find(({ key }) => key.split('-')[0] === lang.split('-')[0]);
    return (find(captions ?? '') ?? find(this.#context.page.lang) ?? choices[0])?.key ?? null;
  }

  choose(key: string | null): void {
    savePreferences({ captions: key ?? 'off' });
    this.follow();
    this.#context.update();
  }

  /** The caption files of the video. Without any, the tracks inside the stream are used. */
  setFiles(files: readonly CaptionTrack[]): void {
    this.#files = files;
    this.follow();
  }

  /** Loads the captions of the chosen language when it has changed. */
  follow(): void {
    const key = this.chosen;
    if (key === this.#loaded) return;
    this.#loaded = key;
    this.element.lang = key ?? '';
    const file = this.#files.find(({ lang }) => lang === key);
    const { playback, time } = this.#context;
    if (this.#files.length === 0) {
      const track = playback.$captionTracks.get().find(({ id, lang }) => (lang || id) === key);
      playback.setCaptionTrack(track?.id ?? null);
    } else this.#cues = [];
    if (file) void this.#load(file, key);
    this.show(time);
  }

  /** Shows the captions of this position, in seconds. */
  show(time: number): void {
    const text = this.#loaded === null ? '' : captionAt(this.#cues, time);
    this.element.toggleAttribute(
      'data-top',
      text !== '' && this.#layer.occupies(0.6, 1) && !this.#layer.occupies(0, 0.3),
    );
    if (text === this.#shown) return;
    this.#shown = text;
    const line = document.createElement('span');
    line.dir = 'auto';
    line.textContent = text;
    this.element.replaceChildren(...(text === '' ? [] : [line]));
  }

  destroy(): void {
    this.#end.abort();
    for (const off of this.#offs) off();
  }

  async #load({ src }: CaptionTrack, key: string | null): Promise<void> {
    try {
      const cues = parseCaptions(await loadText(src, this.#end.signal));
      if (this.#loaded === key) this.#cues = cues;
      this.show(this.#context.time);
    } catch (failure) {
      if (!this.#end.signal.aborted) console.error(`[vitrine] [player.captions] ${src} could not be read`, failure);
    }
  }
}
