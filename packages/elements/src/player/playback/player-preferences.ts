/** What a visitor chose stays chosen, for every film of the site. `captions`: a language, `off`, or not chosen. */
export interface PlayerPreferences {
  volume: number;
  captions: string | null;
}

const KEY = 'vitrine:player';
let memory: PlayerPreferences | undefined;

/** Storage that is denied, full or corrupt costs the memory of the next visit and nothing else. */
export function readPreferences(): PlayerPreferences {
  if (memory) return memory;
  memory = { volume: 1, captions: null };
  try {
    const { volume, captions } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as {
      volume?: unknown;
      captions?: unknown;
    };
    if (typeof volume === 'number' && volume >= 0 && volume <= 1) memory.volume = volume;
    if (typeof captions === 'string' && captions.length < 40) memory.captions = captions;
  } catch {
    // as if nothing had been chosen
  }
  return memory;
}

export function savePreferences(change: Partial<PlayerPreferences>): void {
  Object.assign(readPreferences(), change);
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // kept for this page
  }
}
