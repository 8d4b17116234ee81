import type { Shop, Video } from '@vitrine/core';
import type { Words } from '../i18n/words.js';

/** What the place of the player in the page decides. */
export interface PageContext {
  readonly words: Words;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly shop: Shop | undefined;
  readonly film: Video | null | undefined;
  /** The backend has not said yet what the film is. */
  readonly waits: boolean;
}
