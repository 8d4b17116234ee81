import { captionText, type Caption } from './caption-cue.js';
import { captionPlace } from './caption-place.js';

export { captionsAt } from './caption-cue.js';
export { readCaptions } from './caption-reader.js';

/** Draws the captions of a moment: into `flow` those whose file does not say where they are to be. */
export function drawCaptions(shown: readonly Caption[], flow: HTMLElement, placed: HTMLElement): void {
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
