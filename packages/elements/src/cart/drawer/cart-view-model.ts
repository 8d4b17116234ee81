import type { CartState, Money, Shop, Source } from '@vitrine/core';
import type { Urgency } from '../../base/announcer.js';
import type { Words } from '../../i18n/words.js';

/** Everything that a part of the drawer needs to render itself. */
export interface CartViewModel {
  readonly shop: Shop;
  readonly state: CartState;
  readonly words: Words;
  /** BCP 47 tag. */
  readonly lang: string;
  /** Where acts are started, for events and analytics. */
  readonly source: Source;
  readonly money: (money: Money) => string;
  readonly number: (value: number) => string;
  /** Announces a text to a screen reader, from inside the dialog. */
  readonly announce: (text: string, urgency?: Urgency) => void;
}
