import type { CartState, Money, Shop, Source } from '@vitrine/core';
import type { Urgency } from '../base/announcer.js';
import type { Words } from '../i18n/words.js';

/** What every part of the drawer is drawn from. */
export interface CartViewModel {
  readonly shop: Shop;
  readonly state: CartState;
  readonly words: Words;
  /** BCP 47. */
  readonly lang: string;
  /** Where acts begin, for events and analytics. */
  readonly source: Source;
  readonly money: (money: Money) => string;
  readonly number: (value: number) => string;
  /** To a screen reader, from inside the dialog. */
  readonly announce: (text: string, urgency?: Urgency) => void;
}
