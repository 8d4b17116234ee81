import { addressOf, countOf, listOf, numberOf, recordOf, textOf, wholeOf } from '../adapter/read-answer.js';
import { readMoney } from '../adapter/read-money.js';
import { readProductRef } from '../catalog/read-product.js';
import type { GiftCardBalance, GiftCardConfig, GiftCardDesign, StoreCredit } from './gift-card.js';

const readFields = recordOf<GiftCardConfig>({
  product: [readProductRef],
  amounts: [listOf(readMoney)],
  custom: recordOf<NonNullable<GiftCardConfig['custom']>>({ min: [readMoney], max: [readMoney], step: [readMoney] }),
  // Where a limit cannot be read: each backend takes at least so many characters.
  messageMaxLength: [wholeOf, 200],
  nameMaxLength: [wholeOf, 50],
  scheduleMaxDays: wholeOf,
  maxRecipients: [countOf, 1],
  termsUrl: addressOf,
});

/** `null`, not sold, where no amount can be read. */
export function readGiftCardConfig(value: unknown, base?: string): GiftCardConfig | null {
  const config = readFields(value, base);
  return config.amounts.length > 0 || config.custom ? config : null;
}

const readDesign = recordOf<Omit<GiftCardDesign, 'still'> & { readonly still?: string }>({
  id: [textOf],
  occasion: [textOf, ''],
  title: [textOf, ''],
  image: [addressOf],
  still: addressOf,
  ink: [textOf, '#000000'],
  paper: [textOf, '#ffffff'],
  textArea: [
    recordOf<GiftCardDesign['textArea']>({
      x: [numberOf, 0.1],
      y: [numberOf, 0.1],
      w: [numberOf, 0.8],
      h: [numberOf, 0.8],
    }),
  ],
});

export const readDesigns = listOf((value, base): GiftCardDesign => {
  const design = readDesign(value, base);
  return { ...design, still: design.still ?? design.image };
});

export const readStoreCredit = recordOf<StoreCredit>({ balance: [readMoney] });

export const readBalance = recordOf<GiftCardBalance>({ last: [textOf, ''], balance: [readMoney], expiresOn: textOf });
