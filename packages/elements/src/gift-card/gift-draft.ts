import {
  compareMoney,
  rescaleMoney,
  type GiftCardConfig,
  type GiftCardOrder,
  type Money,
  type Shop,
} from '@vitrine/core';
import { parseAmount } from './amount-text.js';
import { sendDate } from './send-date.js';

/** One recipient. `key` is stable while rows are added and removed. */
export interface DraftRecipient {
  readonly key: number;
  readonly name: string;
  readonly email: string;
}

/** Everything a giver has typed or chosen, unchanged. Only `giftOrders` turns it into what a backend accepts. */
export interface GiftDraft {
  /** A chip, the giver's own amount, or `null` = not chosen yet, and the form proposes an amount. */
  readonly choice: Money | 'own' | null;
  /** The typed amount with the language it was typed in, because the marks of a number depend on the language. */
  readonly own: { readonly text: string; readonly lang: string };
  readonly designId: string | null;
  readonly recipients: readonly DraftRecipient[];
  readonly sender: string;
  readonly message: string;
  readonly scheduled: boolean;
  /** `YYYY-MM-DD`, or `''`. */
  readonly date: string;
  readonly consent: boolean;
}

let keys = 0;

export const newRecipient = (): DraftRecipient => ({ key: ++keys, name: '', email: '' });

/** An empty draft; `kept` = what the next gift has in common with the last one. */
export function newDraft(kept: Partial<Pick<GiftDraft, 'choice' | 'own' | 'designId' | 'sender'>> = {}): GiftDraft {
  return {
    choice: null,
    own: { text: '', lang: 'en' },
    designId: null,
    sender: '',
    ...kept,
    recipients: [newRecipient()],
    message: '',
    scheduled: false,
    date: '',
    consent: false,
  };
}

/** Kept in memory only, for as long as the shop exists: names and addresses must not be stored. */
const kept = new WeakMap<Shop, GiftDraft>();

export const keptDraft = (shop: Shop): GiftDraft | undefined => kept.get(shop);

export function keepDraft(shop: Shop, draft: GiftDraft): void {
  kept.set(shop, draft);
}

export const sameMoney = (a: Money, b: Money): boolean => a.currency === b.currency && compareMoney(a, b) === 0;

/**
 * The choice in this market: one of its chips, the giver's own amount, or `null` if a chip of another currency was
 * chosen, which is not converted.
 */
export function amountChoice({ choice }: GiftDraft, { amounts, custom }: GiftCardConfig): Money | 'own' | null {
  if (choice === null) return amounts[1] ?? amounts[0] ?? 'own';
  if (choice === 'own') return custom ? 'own' : null;
  return amounts.find((chip) => sameMoney(chip, choice)) ?? null;
}

/** The amount, if it can be read. `validateGift` decides whether it may be bought. */
export function draftAmount(draft: GiftDraft, config: GiftCardConfig): Money | null {
  const choice = amountChoice(draft, config);
  if (choice !== 'own') return choice;
  return config.custom ? parseAmount(draft.own.text, draft.own.lang, config.custom.min) : null;
}

/** One order for each recipient, from a draft that `validateGift` accepts. `[]` = there is no amount. */
export function giftOrders(
  draft: GiftDraft,
  config: GiftCardConfig,
  designId: string,
  zone: string,
): readonly GiftCardOrder[] {
  const typed = draftAmount(draft, config);
  if (!typed) return [];
  const amount = rescaleMoney(typed, (config.custom?.min ?? config.amounts[0] ?? typed).exponent);
  const sender = draft.sender.trim();
  const message = draft.message.trim();
  const sendOn = draft.scheduled ? { sendOn: sendDate(draft.date, zone) } : {};
  return draft.recipients.map(({ name, email }) => ({
    amount,
    recipient: { name: name.trim(), email: email.trim(), sender, message, designId, ...sendOn },
  }));
}
