import { randomUUID } from 'node:crypto';
import { codeMinutes, type SendCode } from './accounts/mail-codes.js';
import type { GiftLetterData } from './gifts/gift-letters.js';
import type { GiftPost } from './gifts/gift-parts.js';
import type { CodeLetter } from './mail/kinds/code-letter.js';
import type { Letters } from './mail/letters.js';
import type { Mail } from './mail/mail.js';

// The one file where features meet: what happens in one, and what another one does then.

/** Who asks for a code gets a letter. */
export const sendCodeBy =
  (letters: Letters, from: Mail['from']): SendCode =>
  async (writer, { shop, email, language, code }) => {
    const data: CodeLetter = { email, language, code, minutes: codeMinutes, shopName: from.name };
    await letters.post(writer, { shop, key: `code ${randomUUID()}`, kind: 'code', data });
  };

/** A gift that is paid becomes a letter, once for each sending; thanks and a mail that came back become another one. */
export function giftPostBy(letters: Letters): GiftPost {
  const keyOf = (gift: string, sending: number): string => `gift ${gift} ${sending}`;
  return {
    async send(writer, { shop, gift, sending, at }) {
      const data: GiftLetterData = { shop, gift, sending };
      await letters.post(writer, { shop, key: keyOf(gift, sending), kind: 'gift', data, at });
    },
    takeBack: (writer, { shop, gift, sending }) => letters.cancel(writer, shop, keyOf(gift, sending)),
    async tellGiver(writer, { shop, gift, kind, number }) {
      const data: GiftLetterData = { shop, gift, sending: number };
      await letters.post(writer, { shop, key: `gift-${kind} ${gift} ${number}`, kind: `gift-${kind}`, data });
    },
  };
}
