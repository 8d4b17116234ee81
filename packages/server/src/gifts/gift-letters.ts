import { and, eq } from 'drizzle-orm';
import { fill } from '../mail/letter.js';
import type { LetterKind } from '../mail/letters.js';
import { giftToken, hashOfToken, openEnvelope, openThanks, type GiftParts } from './gift-parts.js';
import { stateOf } from './rules.js';
import type { Settling } from './settle.js';
import { gifts, type GiftRow } from './tables.js';

/** All that a letter keeps of a gift: what it says is read when it is sent. */
export interface GiftLetterData {
  readonly shop: string;
  readonly gift: string;
  readonly sending: number;
}

export interface GiftLetterParts extends Pick<GiftParts, 'db' | 'secret'> {
  readonly settling: Settling;
  /** The page of the shop that opens gifts: `https://shop.example/gift`. */
  readonly page: string;
  readonly shopName: string;
}

/** The letters of gifts: to the receiver with the link, and to the giver with thanks or with a mail that came back. */
export function giftLetters({ db, secret, settling, page, shopName }: GiftLetterParts) {
  const { host } = new URL(page);

  async function read({ shop, gift }: GiftLetterData): Promise<GiftRow | null> {
    const [row] = await db
      .select()
      .from(gifts)
      .where(and(eq(gifts.shop, shop), eq(gifts.id, gift)));
    return row ?? null;
  }

  const gift: LetterKind = {
    async compose(data) {
      const { sending } = data as GiftLetterData;
      const row = await read(data as GiftLetterData);
      // Corrected, refunded or redeemed meanwhile.
      if (!row || row.sendings !== sending || !['paid', 'scheduled'].includes(stateOf(row, new Date()))) return null;
      const token = giftToken(secret, row);
      if (!row.tokenHash?.equals(hashOfToken(token)))
        throw new Error('The token of a gift is not the one it opens with');
      const { receiver, sender, language } = openEnvelope(secret, row);
      const values = { sender: sender.name, receiver: receiver.name, shop: shopName, host };
      return {
        to: { name: receiver.name, address: receiver.email },
        language,
        content: ({ gift: words }) => ({
          subject: fill(words.subject, values),
          heading: fill(words.heading, values),
          lines: [fill(words.line, values)],
          // Behind the #, so that no server and no log on the way is sent it.
          button: { label: words.button, href: `${page}#gift=${token}` },
          small: [fill(words.alone, values)],
        }),
      };
    },
    ended: (writer, data, end) => settling.delivered(writer, data as GiftLetterData, end),
  };

  const thanks: LetterKind = {
    async compose(data) {
      const row = await read(data as GiftLetterData);
      const given = row && openThanks(secret, row);
      if (!row || !given || row.isMuted) return null;
      const { receiver, sender, language } = openEnvelope(secret, row);
      if (!sender.email) return null;
      const values = { receiver: receiver.name, shop: shopName };
      const quote = [given.emoji, given.note].filter(Boolean).join('\n\n');
      return {
        to: { name: sender.name, address: sender.email },
        language,
        content: ({ thanks: words }) => ({
          subject: fill(words.subject, values),
          heading: fill(words.heading, values),
          lines: [],
          ...(quote ? { quote } : {}),
          small: [fill(words.about, values)],
        }),
      };
    },
  };

  const bounced: LetterKind = {
    async compose(data) {
      const row = await read(data as GiftLetterData);
      if (row?.delivery !== 'bounced' || row.sendings !== (data as GiftLetterData).sending) return null;
      const { receiver, sender, language } = openEnvelope(secret, row);
      if (!sender.email) return null;
      const values = { receiver: receiver.name, shop: shopName };
      return {
        to: { name: sender.name, address: sender.email },
        language,
        content: ({ bounced: words }) => ({
          subject: fill(words.subject, values),
          heading: fill(words.heading, values),
          lines: [fill(words.line, values)],
          small: [fill(words.about, values)],
        }),
      };
    },
  };

  return { gift, 'gift-thanks': thanks, 'gift-bounced': bounced } satisfies Readonly<Record<string, LetterKind>>;
}
