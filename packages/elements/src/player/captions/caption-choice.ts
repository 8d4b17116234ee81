import { languageTag } from '@vitrine/core';

/** A track of captions to choose from. `key` is stored as the preference; `lang` may be empty. */
export interface CaptionChoice {
  readonly key: string;
  readonly lang: string;
  readonly label: string;
}

/** The caption tracks of a video and the one that is shown. */
export interface CaptionChoices {
  readonly choices: readonly CaptionChoice[];
  /** The key of the track that is shown; null = none. */
  readonly chosen: string | null;
  choose(key: string | null): void;
  /** Off, or on in the language of the page. */
  toggle(): void;
}

/** What is known of a track, in a file beside the video or inside the stream. */
interface NamedTrack {
  readonly lang: string;
  readonly label: string;
}

/**
 * Gives each track a key of its own. The first of a language has the language as its key, which is a preference that
 * holds for other videos, too; `unnamed` is the label of a track without one.
 */
export function captionChoices(tracks: readonly NamedTrack[], unnamed: string): CaptionChoice[] {
  const taken = new Set(['', 'off']);
  return tracks.map(({ lang: written, label }, at) => {
    const lang = languageTag(written, '');
    const key = [lang, `${lang}/${label}`].find((one) => !taken.has(one)) ?? `${lang}/${at + 1}`;
    taken.add(key);
    return { key, lang, label: label || lang || (tracks.length > 1 ? `${unnamed} ${at + 1}` : unnamed) };
  });
}

const languageOf = (key: string): string => languageTag(key.split('/')[0], '');
const base = (tag: string): string => tag.split('-')[0] ?? '';

/** The choice that a preference or a language names: the track itself, or else one of its language. */
export function choiceFor(choices: readonly CaptionChoice[], wanted: string): CaptionChoice | undefined {
  const tag = languageOf(wanted);
  return (
    choices.find(({ key }) => key === wanted) ??
    choices.find(({ lang }) => lang !== '' && lang === tag) ??
    choices.find(({ lang }) => lang !== '' && base(lang) === base(tag))
  );
}
