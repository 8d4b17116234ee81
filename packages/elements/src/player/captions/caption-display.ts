import type { CaptionTrack } from '@vitrine/core';
import type { PlaybackState } from '@vitrine/media';
import type { HotspotLayer } from '../../hotspot/hotspot-layer.js';
import { loadText } from '../../hotspot/hotspot-loader.js';
import { captionAt, parseCaptions, plainText, type Caption } from './captions.js';
import { readPreferences, savePreferences } from '../playback/player-preferences.js';
import type { PlayerStage } from '../player-stage.js';

/** A language of captions to choose from. `key` is what is remembered. */
export interface CaptionChoice {
  readonly key: string;
  readonly label: string;
}

/** Captions as we draw them: above the controls, and at the top where markers are below. */
export class CaptionDisplay {
  readonly element = document.createElement('div');
  #stage: PlayerStage;
  #layer: HotspotLayer;
  #files: readonly CaptionTrack[] = [];
  #cues: readonly Caption[] = [];
  #shown = '';
  #loaded: string | null = null;
  #end = new AbortController();
  #offs: (() => void)[];

  constructor(stage: PlayerStage, layer: HotspotLayer) {
    this.#stage = stage;
    this.#layer = layer;
    this.element.className = 'captions';
    this.element.part.add('captions');
    const { $captions, $captionTracks } = stage.playback;
    this.#offs = [
      $captionTracks.listen(() => this.#follow()),
      $captions.listen((cues) => {
        if (this.#files.length > 0) return;
        this.#cues = cues.map(({ start, end, text }) => ({ start, end, text: plainText(text) }));
        this.show(stage.time);
      }),
    ];
  }

  get choices(): CaptionChoice[] {
    if (this.#files.length > 0) return this.#files.map(({ lang, label }) => ({ key: lang, label }));
    return this.#stage.playback.$captionTracks
      .get()
      .map(({ id, label, lang }) => ({ key: lang || id, label: label || lang }));
  }

  /** The key of what is shown, `null` = none. Without a choice of the visitor's: on while there is no sound. */
  get chosen(): string | null {
    const { choices } = this;
    const { captions } = readPreferences();
    if (captions === 'off' || choices.length === 0 || (captions === null && !this.#stage.state.muted)) return null;
    const of = (lang: string): CaptionChoice | undefined =>
      choices.find(({ key }) => key === lang) ?? choices.find(({ key }) => key.split('-')[0] === lang.split('-')[0]);
    return (of(captions ?? '') ?? of(this.#stage.place.lang) ?? choices[0])?.key ?? null;
  }

  choose(key: string | null): void {
    savePreferences({ captions: key ?? 'off' });
    this.#follow();
    this.#stage.update();
  }

  offer(files: readonly CaptionTrack[]): void {
    this.#files = files;
    this.#follow();
  }

  observe(_state: PlaybackState): void {
    this.#follow();
  }

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

  #follow(): void {
    const key = this.chosen;
    if (key === this.#loaded) return;
    this.#loaded = key;
    this.element.lang = key ?? '';
    const file = this.#files.find(({ lang }) => lang === key);
    if (this.#files.length === 0) {
      const track = this.#stage.playback.$captionTracks.get().find(({ id, lang }) => (lang || id) === key);
      this.#stage.playback.setCaptionTrack(track?.id ?? null);
    } else this.#cues = [];
    if (file) void this.#load(file, key);
    this.show(this.#stage.time);
  }

  async #load({ src }: CaptionTrack, key: string | null): Promise<void> {
    try {
      const cues = parseCaptions(await loadText(src, this.#end.signal));
      if (this.#loaded === key) this.#cues = cues;
      this.show(this.#stage.time);
    } catch (failure) {
      if (!this.#end.signal.aborted) console.error(`[vitrine] [player.captions] ${src} could not be read`, failure);
    }
  }
}
