import { and, eq, sql } from 'drizzle-orm';
import { DatabaseError } from 'pg';
import type { Writer } from '../accounts/audit.js';
import { Problem } from '../http/problem.js';
import type { LetterEnd } from '../mail/letters.js';
import { giftToken, hashOfToken, openEnvelope, type GiftParts } from './gift-parts.js';
import { dueAtOf, stateOf } from './rules.js';
import type { Settlement } from './schemas.js';
import type { GiftState } from './states.js';
import { gifts, type GiftDelivery } from './tables.js';

const uniqueViolation = '23505';

const deliveryOf: Readonly<Record<LetterEnd, GiftDelivery>> = {
  sent: 'sent',
  rejected: 'bounced',
  failed: 'bounced',
  unknown: 'unknown',
  canceled: 'canceled',
};

/** What others say of a gift: the engine of its payment, mail of its delivery. */
export function createSettling({ db, secret, post }: Pick<GiftParts, 'db' | 'secret' | 'post'>) {
  return {
    /** In any order, as often as the engine likes. */
    async settle(shop: string, { gift, order, line, state, amount }: Settlement): Promise<GiftState> {
      const isIt = and(eq(gifts.shop, shop), eq(gifts.id, gift));
      try {
        return await db.transaction(async (transaction) => {
          const [row] = await transaction.select().from(gifts).where(isIt).for('update');
          if (!row) throw new Problem('not-found');
          const now = new Date();
          if (row.orderRef !== null && (row.orderRef !== order || row.line !== line))
            throw new Problem('conflict', { message: 'The gift belongs to another order line.' });
          const undone =
            state === 'paid'
              ? {}
              : state === 'refunded'
                ? { refundedAt: row.refundedAt ?? now }
                : { chargedBackAt: row.chargedBackAt ?? now };
          const isFirstPayment = state === 'paid' && !row.paidAt;
          const sendOn = row.sendOnDate && row.sendOnZone ? { date: row.sendOnDate, zone: row.sendOnZone } : null;
          const dueAt = dueAtOf(sendOn, now);
          const [after] = await transaction
            .update(gifts)
            .set({
              orderRef: order,
              line,
              ...undone,
              ...(isFirstPayment
                ? {
                    paidAt: now,
                    amount: amount ?? null,
                    dueAt,
                    sendings: 1,
                    tokenHash: hashOfToken(giftToken(secret, row)),
                  }
                : {}),
            })
            .where(isIt)
            .returning();
          if (!after) throw new Problem('not-found');
          // One that was refunded before its payment is never sent.
          if (isFirstPayment && !after.refundedAt && !after.chargedBackAt)
            await post.send(transaction, { shop, gift, sending: 1, at: dueAt });
          if (state !== 'paid' && row.sendings > 0)
            await post.takeBack(transaction, { shop, gift, sending: row.sendings });
          return stateOf(after, now);
        });
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined;
        if ([error, cause].some((one) => one instanceof DatabaseError && one.code === uniqueViolation))
          throw new Problem('conflict', { message: 'The order line has another gift.' });
        throw error;
      }
    },

    /** In the transaction in which a letter ends. An older letter says nothing any more. */
    async delivered(
      writer: Writer,
      { shop, gift, sending }: { shop: string; gift: string; sending: number },
      end: LetterEnd,
    ) {
      const delivery = deliveryOf[end];
      const [row] = await writer
        .update(gifts)
        .set({ delivery, ...(delivery === 'sent' ? { sentAt: sql`now()` } : {}) })
        .where(and(eq(gifts.shop, shop), eq(gifts.id, gift), eq(gifts.sendings, sending)))
        .returning();
      if (row && delivery === 'bounced' && openEnvelope(secret, row).sender.email)
        await post.tellGiver(writer, { shop, gift, kind: 'bounced', number: sending });
    },
  };
}

export type Settling = ReturnType<typeof createSettling>;
