import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Writer } from '../accounts/audit.js';
import type { Person } from '../accounts/who.js';
import { Problem } from '../http/problem.js';
import { giftToken, hashOfToken, openEnvelope, openThanks, sealEnvelope, type GiftParts } from './gift-parts.js';
import { canBeSentOn, canCancel, canSendAgain, stateOf } from './rules.js';
import type { Envelope, giftStatus } from './schemas.js';
import { gifts, type GiftRow } from './tables.js';
import type { InferOutput } from 'valibot';

type GiftStatus = InferOutput<typeof giftStatus>;

const draftDays = 30;

/** What the giver does: the envelope before it is paid, and what becomes of it after. */
export function createGiverStore({ db, secret, post }: Pick<GiftParts, 'db' | 'secret' | 'post'>) {
  const isIt = (shop: string, id: string) => and(eq(gifts.shop, shop), eq(gifts.id, id));

  /** A gift of somebody else is not there. */
  async function own(writer: Writer, who: Person, id: string): Promise<GiftRow> {
    const [row] = await writer.select().from(gifts).where(isIt(who.shop, id)).for('update');
    if (row?.giver !== who.person) throw new Problem('not-found');
    return row;
  }

  function statusOf(row: GiftRow, now: Date): GiftStatus {
    const state = stateOf(row, now);
    const moments: readonly [string, Date | null][] = [
      ['paid', row.paidAt],
      ['sent', row.sentAt],
      ['opened', row.openedAt],
      ['redeemed', row.redeemedAt],
      ['thanked', row.thankedAt],
      ['refunded', row.refundedAt],
      ['charged-back', row.chargedBackAt],
    ];
    const thanks = row.isMuted ? null : openThanks(secret, row);
    return {
      id: row.id,
      state,
      receiver: openEnvelope(secret, row).receiver.name,
      sendAt: (row.sentAt ?? row.dueAt)?.toISOString() ?? null,
      canCancel: canCancel(state),
      canSendAgain: canSendAgain(state, row.sendings),
      isMuted: row.isMuted,
      history: moments
        .flatMap(([event, at]) => (at ? [{ event, at: at.toISOString() }] : []))
        .sort((one, other) => one.at.localeCompare(other.at)),
      thanks: thanks && row.thankedAt ? { ...thanks, at: row.thankedAt.toISOString() } : null,
    };
  }

  return {
    /** Saved as a whole, until it is paid. The same once more changes nothing. */
    save: (who: Person, id: string, given: Envelope): Promise<{ status: GiftStatus; isNew: boolean }> =>
      db.transaction(async (transaction) => {
        const now = new Date();
        const { sendOn } = given;
        if (sendOn && !canBeSentOn(sendOn, now))
          throw new Problem('validation', {
            message: 'Some fields are not as they have to be.',
            fields: [{ field: 'sendOn.date', message: 'It has to be from today on, and within a year' }],
          });
        const key = { shop: who.shop, id };
        const values = {
          sealed: sealEnvelope(secret, key, given),
          sendOnDate: sendOn?.date ?? null,
          sendOnZone: sendOn?.zone ?? null,
        };
        const made = await transaction
          .insert(gifts)
          .values({ ...key, giver: who.person, ...values })
          .onConflictDoNothing()
          .returning();
        const [first] = made;
        if (first) return { status: statusOf(first, now), isNew: true };
        const before = await own(transaction, who, id);
        // A page that repeats what it sent is answered as before, also when it was paid meanwhile.
        if (JSON.stringify(openEnvelope(secret, before)) === JSON.stringify(given))
          return { status: statusOf(before, now), isNew: false };
        if (stateOf(before, now) !== 'draft')
          throw new Problem('conflict', { message: 'It is paid: only its address can be corrected.' });
        const [row] = await transaction.update(gifts).set(values).where(isIt(who.shop, id)).returning();
        return { status: statusOf(row ?? before, now), isNew: false };
      }),

    status: (who: Person, id: string): Promise<GiftStatus> =>
      db.transaction(async (transaction) => statusOf(await own(transaction, who, id), new Date())),

    /** Before it leaves. What is on its way is not stopped. */
    cancel: (who: Person, id: string): Promise<GiftStatus> =>
      db.transaction(async (transaction) => {
        const row = await own(transaction, who, id);
        const now = new Date();
        const state = stateOf(row, now);
        if (state === 'canceled') return statusOf(row, now);
        const isBack =
          canCancel(state) && (await post.takeBack(transaction, { shop: who.shop, gift: id, sending: row.sendings }));
        if (!isBack) throw new Problem('conflict', { message: 'It cannot be stopped any more.' });
        const [after] = await transaction
          .update(gifts)
          .set({ delivery: 'canceled' })
          .where(isIt(who.shop, id))
          .returning();
        return statusOf(after ?? row, now);
      }),

    /** Once more, or to another address: then the link that was sent before opens nothing. */
    sendAgain: (who: Person, id: string, email: string | undefined): Promise<GiftStatus> =>
      db.transaction(async (transaction) => {
        const row = await own(transaction, who, id);
        const now = new Date();
        // While somebody is redeeming it, it is not taken away from them.
        if (!canSendAgain(stateOf(row, now), row.sendings) || row.redeemer)
          throw new Problem('conflict', { message: 'It cannot be sent again.' });
        const before = openEnvelope(secret, row);
        const isCorrected = email !== undefined && email !== before.receiver.email;
        const addressVersion = row.addressVersion + (isCorrected ? 1 : 0);
        const sending = row.sendings + 1;
        const [after] = await transaction
          .update(gifts)
          .set({
            ...(isCorrected
              ? {
                  sealed: sealEnvelope(secret, row, { ...before, receiver: { ...before.receiver, email } }),
                  addressVersion,
                  openedAt: null,
                }
              : {}),
            tokenHash: hashOfToken(giftToken(secret, { ...row, addressVersion })),
            sendings: sending,
            delivery: 'waiting',
            dueAt: now,
          })
          .where(isIt(who.shop, id))
          .returning();
        await post.send(transaction, { shop: who.shop, gift: id, sending, at: now });
        return statusOf(after ?? row, now);
      }),

    mute: (who: Person, id: string, isMuted: boolean): Promise<GiftStatus> =>
      db.transaction(async (transaction) => {
        const row = await own(transaction, who, id);
        await transaction.update(gifts).set({ isMuted }).where(isIt(who.shop, id));
        return statusOf({ ...row, isMuted }, new Date());
      }),

    /** Envelopes that nobody has paid for: they have names and addresses in them. */
    async removeOldDrafts(): Promise<void> {
      await db
        .delete(gifts)
        .where(
          and(
            isNull(gifts.paidAt),
            isNull(gifts.refundedAt),
            lt(gifts.createdAt, sql`now() - make_interval(days => ${draftDays})`),
          ),
        );
    },
  };
}

export type GiverStore = ReturnType<typeof createGiverStore>;
