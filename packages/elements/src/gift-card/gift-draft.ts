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

/** One who receives. `key` is stable while rows come and go. */
export interface DraftRecipient {
  readonly key: number;
  readonly name: string;
  readonly email: string;
}

/** Everything a giver has typed or chosen, as they did it. Only `giftOrders` makes it what a backend takes. */
export interface GiftDraft {
  /** A chip, the giver's own amount, or `null` = not chosen yet: the form proposes one. */
  readonly choice: Money | 'own' | null;
  /** As typed, and in which language: the marks of a number mean what they meant there. */
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

/** A blank one; `kept` = what the next gift has in common with the last. */
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

/** In memory only, and for as long as the shop lives: names and addresses are nobody's to store. */
const kept = new WeakMap<Shop, GiftDraft>();

export const keptDraft = (shop: Shop): GiftDraft | undefined => kept.get(shop);

export function keepDraft(shop: Shop, draft: GiftDraft): void {
  kept.set(shop, draft);
}

export const sameMoney = (a: Money, b: Money): boolean => a.currency === b.currency && compareMoney(a, b) === 0;

/** What is chosen in this market: one of its chips, the giver's own, or `null` (a chip of another currency is not converted). */
export function amountChoice({ choice }: GiftDraft, { amounts, custom }: GiftCardConfig): Money | 'own' | null {
  if (choice === null) return amounts[1] ?? amounts[0] ?? 'own';
  if (choice === 'own') return custom ? 'own' : null;
  return amounts.find((chip) => sameMoney(chip, choice)) ?? null;
}

/** The amount as far as it is readable; whether it may be bought is `validateGift`'s. */
export function draftAmount(draft: GiftDraft, config: GiftCardConfig): Money | null {
  const choice = amountChoice(draft, config);
  if (choice !== 'own') return choice;
  return config.custom ? parseAmount(draft.own.text, draft.own.lang, config.custom.min) : null;
}

/** A draft that `validateGift` found nothing against, one order for each recipient. `[]` = there is no amount. */
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
