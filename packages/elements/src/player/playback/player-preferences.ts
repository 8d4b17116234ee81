/** What a visitor chose, for every video of the site. `captions`: a language, `off`, or null = nothing was chosen. */
export interface PlayerPreferences {
  volume: number;
  captions: string | null;
}

const storageKey = 'vitrine:player';
let preferences: PlayerPreferences | undefined;

/** Storage that is denied, full or corrupt loses the preferences for the next visit and nothing else. */
export function readPreferences(): PlayerPreferences {
  if (preferences) return preferences;
  preferences = { volume: 1, captions: null };
  try {
    const { volume, captions } = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as {
      volume?: unknown;
      captions?: unknown;
    };
    if (typeof volume === 'number' && volume >= 0 && volume <= 1) preferences.volume = volume;
    if (typeof captions === 'string' && captions.length < 40) preferences.captions = captions;
  } catch {
    // The defaults apply.
  }
  return preferences;
}

export function savePreferences(change: Partial<PlayerPreferences>): void {
  Object.assign(readPreferences(), change);
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // The preferences last until the page is left.
  }
}
