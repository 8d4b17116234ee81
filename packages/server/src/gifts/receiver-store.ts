import { and, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { InferOutput } from 'valibot';
import type { Person, Who } from '../accounts/who.js';
import { Problem } from '../http/problem.js';
import { hashOfToken, openEnvelope, openThanks, sealThanks, type GiftParts } from './gift-parts.js';
import type { Amount, opened, Thanks } from './schemas.js';
import { gifts, type GiftRow } from './tables.js';

/** One text for a token that is wrong, of another shop, void or used: a stranger learns nothing from it. */
const notThere = (): Problem => new Problem('not-found', { message: 'No gift opens with this.' });

const lookAgainAfter = sql`now() - interval '30 seconds'`;

/** What the receiver does, with the token of the letter: in the body of a POST, never in an address. */
export function createReceiverStore({ db, secret, post, engine, knownAs }: GiftParts) {
  const hasToken = (shop: string, token: string) =>
    and(
      eq(gifts.shop, shop),
      eq(gifts.tokenHash, hashOfToken(token)),
      isNotNull(gifts.paidAt),
      isNull(gifts.refundedAt),
      isNull(gifts.chargedBackAt),
    );

  /** Asks the engine until it is known whether the money has moved; the claim of the row says for whom. */
  async function finish(row: GiftRow, redeemer: string): Promise<Amount> {
    const person = await knownAs(redeemer);
    if (!engine || !row.orderRef || !row.line || !person) throw new Problem('unavailable');
    const isIt = and(eq(gifts.shop, row.shop), eq(gifts.id, row.id), eq(gifts.redeemer, redeemer));
    const redemption = await engine.redeem({
      shop: row.shop,
      key: `gift-${row.shop}-${row.id}`,
      order: row.orderRef,
      line: row.line,
      person,
    });
    if (redemption.kind === 'done') {
      await db
        .update(gifts)
        .set({ redeemedAt: sql`now()` })
        .where(and(isIt, isNull(gifts.redeemedAt)));
      return redemption.balance;
    }
    if (redemption.kind === 'unknown')
      throw new Problem('unavailable', {
        message: 'The shop has not answered yet. Try again: nothing is redeemed twice.',
        headers: { 'retry-after': '5' },
      });
    // It was certainly not redeemed, so somebody else may.
    await db
      .update(gifts)
      .set({ redeemer: null, redeemingAt: null })
      .where(and(isIt, isNull(gifts.redeemedAt)));
    if (redemption.kind === 'stranger')
      throw new Problem('forbidden', { message: 'The shop does not know who this is.' });
    throw notThere();
  }

  return {
    /** Opened as often as its receiver likes, until it is redeemed; then by who has redeemed it. */
    async open(shop: string, who: Who | null, token: string): Promise<InferOutput<typeof opened>> {
      const [row] = await db
        .update(gifts)
        .set({ openedAt: sql`coalesce(${gifts.openedAt}, now())` })
        .where(
          and(
            hasToken(shop, token),
            who?.person ? or(isNull(gifts.redeemedAt), eq(gifts.redeemer, who.person)) : isNull(gifts.redeemedAt),
          ),
        )
        .returning();
      if (!row) throw notThere();
      const { sender, receiver, message, designId, video } = openEnvelope(secret, row);
      return {
        sender: sender.name,
        receiver: receiver.name,
        message,
        designId,
        video: video ?? null,
        amount: row.amount,
        isRedeemed: row.redeemedAt !== null,
      };
    },

    /** Once. Of many at the same moment one person is first, and asked again that person is answered the same. */
    async redeem(who: Person, token: string): Promise<Amount> {
      const [row] = await db
        .update(gifts)
        .set({ redeemer: who.person, redeemingAt: sql`coalesce(${gifts.redeemingAt}, now())` })
        .where(and(hasToken(who.shop, token), or(isNull(gifts.redeemer), eq(gifts.redeemer, who.person))))
        .returning();
      if (!row) throw notThere();
      return finish(row, who.person);
    },

    /** Goes on where the engine has not answered, or a process was killed while it was asked. */
    async finishRedeeming(): Promise<void> {
      const rows = await db
        .select()
        .from(gifts)
        .where(and(isNotNull(gifts.redeemer), isNull(gifts.redeemedAt), lt(gifts.redeemingAt, lookAgainAfter)))
        .limit(100);
      for (const row of rows)
        if (row.redeemer)
          await finish(row, row.redeemer).catch((error: unknown) => {
            // Not yet, or not at all: both are written down.
            if (!(error instanceof Problem)) throw error;
          });
    },

    /** By who has redeemed it, once. */
    thank: (who: Person, token: string, thanks: Thanks): Promise<void> =>
      db.transaction(async (transaction) => {
        const [row] = await transaction
          .select()
          .from(gifts)
          .where(and(hasToken(who.shop, token), eq(gifts.redeemer, who.person), isNotNull(gifts.redeemedAt)))
          .for('update');
        if (!row) throw notThere();
        const before = openThanks(secret, row);
        if (before) {
          if (before.note === thanks.note && before.emoji === thanks.emoji) return;
          throw new Problem('conflict', { message: 'Thanks were sent already.' });
        }
        await transaction
          .update(gifts)
          .set({ sealedThanks: sealThanks(secret, row, thanks), thankedAt: sql`now()` })
          .where(and(eq(gifts.shop, row.shop), eq(gifts.id, row.id)));
        if (!row.isMuted && openEnvelope(secret, row).sender.email)
          await post.tellGiver(transaction, { shop: row.shop, gift: row.id, kind: 'thanks', number: 1 });
      }),
  };
}

export type ReceiverStore = ReturnType<typeof createReceiverStore>;
