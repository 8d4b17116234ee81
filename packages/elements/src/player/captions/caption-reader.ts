import { parseVttCues, parseVttSettings } from '@vitrine/core/hotspots';
import { loadText } from '../../hotspot/hotspot-loader.js';
import type { Caption } from './caption-cue.js';

/** A file of captions for a day of video. */
const maxBytes = 8_000_000;

/** Fetches and reads a WebVTT file. `url` has passed `safeUrl`. Rejects when that fails. */
export async function readCaptions(url: string, signal: AbortSignal): Promise<Caption[]> {
  return captionsOf(await loadText(url, signal, maxBytes));
}

export function captionsOf(vtt: string): Caption[] {
  return parseVttCues(vtt).map(({ start, end, text, settings }) => ({
    start,
    end,
    text,
    settings: settings === '' ? null : parseVttSettings(settings),
  }));
}
