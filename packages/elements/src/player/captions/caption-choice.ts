/** A language of captions to choose from. `key` is stored as the preference. */
export interface CaptionChoice {
  readonly key: string;
  readonly label: string;
}

/** The caption languages of a video and the one that is shown. */
export interface CaptionChoices {
  readonly choices: readonly CaptionChoice[];
  /** The key of the language that is shown; null = none. */
  readonly chosen: string | null;
  choose(key: string | null): void;
}
