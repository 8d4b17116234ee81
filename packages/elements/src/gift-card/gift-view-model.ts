import type { GiftCardConfig, GiftCardDesign, Money } from '@vitrine/core';
import type { Words } from '../i18n/words.js';
import type { GiftDraft } from './gift-draft.js';
import type { GiftField } from './validate-gift.js';

/** What is new; a function of the draft where several fields may change before the next render, as when a browser fills them in. */
export type GiftPatch = Partial<GiftDraft> | ((draft: GiftDraft) => Partial<GiftDraft>);

/** What the parts of the form need to show themselves and to say what the giver did. */
export interface GiftViewModel {
  readonly words: Words;
  readonly lang: string;
  readonly config: GiftCardConfig;
  readonly designs: readonly GiftCardDesign[];
  /** The chosen one; `undefined` = there are none. */
  readonly design: GiftCardDesign | undefined;
  readonly draft: GiftDraft;
  /** The amount as far as it is readable. */
  readonly amount: Money | null;
  /** The giver's day and zone. */
  readonly today: string;
  readonly zone: string;
  readonly money: (money: Money) => string;
  readonly number: (value: number) => string;
  /** Why a field was refused, in words; `''` = it was not. */
  readonly problem: (field: GiftField) => string;
  /** Typed or chosen at `field`. */
  readonly change: (patch: GiftPatch, field: GiftField) => void;
}
