import type { VttSettings } from '@vitrine/core/hotspots';

/** One caption, in seconds. `text` is as in the file, with its tags; `settings` null = none. */
export interface Caption {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly settings: VttSettings | null;
}

/** No shopper reads more at once, and browsers take time that is quadratic in the depth of the tags. */
const maxTextCharacters = 4000;
const maxShown = 40;

/**
 * The words of a caption without its tags, with its references (`&#39;`, `&eacute;`) read by the browser's own parser of
 * cues. No element is made of what the file says.
 */
export function captionText(text: string): string {
  return new VTTCue(0, 1, text.slice(0, maxTextCharacters)).getCueAsHTML().textContent?.trim() ?? '';
}

/** The captions at `time`: from the start of each until before its end. */
export function captionsAt(captions: readonly Caption[], time: number): Caption[] {
  const shown: Caption[] = [];
  for (const caption of captions) {
    // They are sorted by start.
    if (caption.start > time || shown.length === maxShown) break;
    if (time < caption.end) shown.push(caption);
  }
  return shown;
}
