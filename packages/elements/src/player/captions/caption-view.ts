import type { MarkerLayer } from '../hotspots/marker-layer.js';
import { captionText, captionsAt, type Caption } from './caption-cue.js';
import { captionPlace } from './caption-place.js';

export { readCaptions } from './caption-reader.js';
export { captionStyles } from './caption-view.styles.js';

/** The captions on the screen: where their file says, and otherwise above the controls or at the top. */
export class CaptionView {
  /** The captions whose file does not say where they are to be. */
  #flow = document.createElement('div');
  #placed = document.createElement('div');
  #shown: readonly Caption[] = [];

  constructor(area: HTMLElement) {
    this.#flow.className = 'captions';
    this.#placed.className = 'captions-placed';
    for (const part of [this.#flow, this.#placed]) part.part.add('captions');
    area.append(this.#flow, this.#placed);
  }

  /** Shows those of this position, in seconds. They move to the top while hotspots are at the bottom. */
  show(captions: readonly Caption[], time: number, markers: MarkerLayer): void {
    const shown = captionsAt(captions, time);
    if (shown.length !== this.#shown.length || shown.some((caption, at) => caption !== this.#shown[at])) {
      this.#shown = shown;
      drawCaptions(shown, this.#flow, this.#placed);
    }
    this.#flow.toggleAttribute(
      'data-top',
      this.#flow.hasChildNodes() && markers.occupies(0.6, 1) && !markers.occupies(0, 0.3),
    );
  }
}

function drawCaptions(shown: readonly Caption[], flow: HTMLElement, placed: HTMLElement): void {
  const flowing: string[] = [];
  const boxes: HTMLElement[] = [];
  for (const { text: source, settings } of shown) {
    const text = captionText(source);
    if (text === '') continue;
    const place = settings && captionPlace(settings, text);
    if (!place) flowing.push(text);
    else {
      const box = document.createElement('p');
      box.append(lineOf(text));
      box.toggleAttribute('data-below', place['bottom'] !== undefined);
      for (const [name, value] of Object.entries(place)) box.style.setProperty(name, value);
      boxes.push(box);
    }
  }
  flow.replaceChildren(...(flowing.length > 0 ? [lineOf(flowing.join('\n'))] : []));
  placed.replaceChildren(...boxes);
}

function lineOf(text: string): HTMLElement {
  const line = document.createElement('span');
  line.dir = 'auto';
  line.textContent = text;
  return line;
}
