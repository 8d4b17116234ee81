import type { GiftCardConfig, GiftCardDesign, Money } from '@vitrine/core';
import type { Texts } from '../base/vitrine-element.js';
import type { GiftDraft } from './gift-draft.js';
import type { GiftField } from './validate-gift.js';

/**
 * A change of the draft. It is a function of the draft if several fields may change before the next render, for example
 * when a browser fills them in.
 */
export type GiftPatch = Partial<GiftDraft> | ((draft: GiftDraft) => Partial<GiftDraft>);

/** Everything that a part of the form needs to render itself and to report what the giver did. */
export interface GiftViewModel extends Texts {
  readonly config: GiftCardConfig;
  readonly designs: readonly GiftCardDesign[];
  /** The chosen design; `undefined` = there are none. */
  readonly design: GiftCardDesign | undefined;
  readonly draft: GiftDraft;
  /** The amount, if it can be read. */
  readonly amount: Money | null;
  /** Today in the giver's time zone, as `YYYY-MM-DD`. */
  readonly today: string;
  /** IANA name of the giver's time zone. */
  readonly zone: string;

  /** Why the value of a field was rejected, in words; `''` = it was not. */
  readonly problem: (field: GiftField) => string;
  /** Called when the giver has typed or chosen something at `field`. */
  readonly change: (patch: GiftPatch, field: GiftField) => void;
}
