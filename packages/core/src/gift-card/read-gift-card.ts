import {
  addressOf,
  fieldOf,
  listOf,
  needed,
  numberOf,
  objectOf,
  readable,
  textOf,
  wholeOf,
} from '../adapter/read-answer.js';
import { readProductRef } from '../catalog/read-product.js';
import { readMoney } from '../adapter/read-money.js';
import type { GiftCardBalance, GiftCardConfig, GiftCardDesign, StoreCredit } from './gift-card.js';

/** What a field takes where the backend's limit cannot be read; each backend takes at least so many characters. */
const limits = { message: 200, name: 50 };

/** `null`, not sold, where no amount can be read. */
export function readGiftCardConfig(value: unknown): GiftCardConfig | null {
  const amounts = listOf(fieldOf(value, 'amounts'), readMoney);
  const custom = readable(fieldOf(value, 'custom'), (given) => ({
    min: readMoney(fieldOf(given, 'min')),
    max: readMoney(fieldOf(given, 'max')),
    step: readMoney(fieldOf(given, 'step')),
  }));
  if (amounts.length === 0 && !custom) return null;
  return objectOf<GiftCardConfig>({
    product: readProductRef(fieldOf(value, 'product')),
    amounts,
    custom,
    messageMaxLength: wholeOf(fieldOf(value, 'messageMaxLength')) ?? limits.message,
    nameMaxLength: wholeOf(fieldOf(value, 'nameMaxLength')) ?? limits.name,
    scheduleMaxDays: wholeOf(fieldOf(value, 'scheduleMaxDays')),
    maxRecipients: wholeOf(fieldOf(value, 'maxRecipients'), 1) ?? 1,
    termsUrl: addressOf(fieldOf(value, 'termsUrl')),
  });
}

export const readDesigns = (answer: unknown): readonly GiftCardDesign[] => listOf(answer, readDesign);

function readDesign(value: unknown): GiftCardDesign {
  const image = needed(addressOf(fieldOf(value, 'image')), 'image');
  const area = fieldOf(value, 'textArea');
  return {
    id: needed(textOf(fieldOf(value, 'id')), 'id'),
    occasion: textOf(fieldOf(value, 'occasion')) ?? '',
    title: textOf(fieldOf(value, 'title')) ?? '',
    image,
    still: addressOf(fieldOf(value, 'still')) ?? image,
    ink: textOf(fieldOf(value, 'ink')) ?? '#000000',
    paper: textOf(fieldOf(value, 'paper')) ?? '#ffffff',
    textArea: {
      x: numberOf(fieldOf(area, 'x')) ?? 0.1,
      y: numberOf(fieldOf(area, 'y')) ?? 0.1,
      w: numberOf(fieldOf(area, 'w')) ?? 0.8,
      h: numberOf(fieldOf(area, 'h')) ?? 0.8,
    },
  };
}

export const readStoreCredit = (value: unknown): StoreCredit => ({ balance: readMoney(fieldOf(value, 'balance')) });

export const readBalance = (value: unknown): GiftCardBalance =>
  objectOf<GiftCardBalance>({
    last: textOf(fieldOf(value, 'last')) ?? '',
    balance: readMoney(fieldOf(value, 'balance')),
    expiresOn: textOf(fieldOf(value, 'expiresOn')),
  });
