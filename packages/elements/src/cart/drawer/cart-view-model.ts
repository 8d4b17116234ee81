import type { CartState, Shop, Source } from '@vitrine/core';
import type { Urgency } from '../../base/announcer.js';
import type { Texts } from '../../base/vitrine-element.js';

/** Everything that a part of the drawer needs to render itself. */
export interface CartViewModel extends Texts {
  readonly shop: Shop;
  readonly state: CartState;
  /** Where acts are started, for events and analytics. */
  readonly source: Source;
  /** Announces a text to a screen reader, from inside the dialog. */
  readonly announce: (text: string, urgency?: Urgency) => void;
}
