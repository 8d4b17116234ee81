import { randomUUID } from 'node:crypto';
import { and, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Writer } from '../accounts/audit.js';
import { isGone, type Presence } from '../database/presence.js';
import { traceOf, type Log } from '../http/log.js';
import { Problem } from '../http/problem.js';
import { addJob, sweepTask, type Tasks } from '../jobs/jobs.js';
import type { ServiceSecret } from '../secret/service-secret.js';
import { writeLetter, type LetterContent } from './letter.js';
import type { Mail, Transport } from './mail.js';
import { outcomeOf, triesAtMost, waitAfter, type Outcome } from './rules.js';
import { letters, type LetterState } from './tables.js';
import { wordsOf } from './words/languages.js';
import type { Words } from './words/words.js';

/** How a letter ends. */
export type LetterEnd = Extract<LetterState, 'sent' | 'unknown' | 'rejected' | 'failed' | 'canceled'>;

/** A kind of letter. Its feature knows what is in it; mail knows how it gets there. */
export interface LetterKind {
  /** Made when it is sent: what was corrected before is right. `null` = it is not to be sent any more. */
  compose(
    data: unknown,
    shop: string,
  ): Promise<{
    readonly to: Mail['to'];
    readonly language?: string | undefined;
    readonly content: (words: Words) => LetterContent;
  } | null>;
  /** In the transaction in which the letter ends. A kind that follows its letters has nothing but ids in `data`. */
  ended?(writer: Writer, data: unknown, end: LetterEnd): Promise<void>;
}

export interface LetterToPost {
  readonly shop: string;
  /** Posted twice with one key, it is one letter. */
  readonly key: string;
  readonly kind: string;
  readonly data: unknown;
  /** Absent = now. */
  readonly at?: Date;
}

const letterTask = 'letter';
const purposeOf = (id: string): string => `letter ${id}`;

export interface LetterParts {
  readonly db: NodePgDatabase;
  readonly secret: ServiceSecret;
  readonly presence: Presence;
  readonly transport: Transport;
  readonly from: Mail['from'];
  readonly kinds: Readonly<Record<string, LetterKind>>;
  readonly log: Log;
}

/** Sends each letter once. The database says how far it is; see `LetterState`. */
export function createLetters({ db, secret, presence, transport, from, kinds, log }: LetterParts) {
  async function end(writer: Writer, id: string, state: LetterEnd, from: LetterState): Promise<void> {
    const [row] = await writer
      .select({ kind: letters.kind, sealed: letters.sealed })
      .from(letters)
      .where(and(eq(letters.id, id), eq(letters.state, from)))
      .for('update');
    if (!row) return;
    await writer
      .update(letters)
      // What it says is not needed any more; ids are, where it comes back later.
      .set({ state, sender: null, settledAt: sql`now()`, ...(kinds[row.kind]?.ended ? {} : { sealed: null }) })
      .where(eq(letters.id, id));
    if (row.sealed) await kinds[row.kind]?.ended?.(writer, secret.open(purposeOf(id), row.sealed), state);
  }

  /** Puts it back where it was before somebody was at it, as far as that is known. */
  async function leave(writer: Writer, id: string, at: Date): Promise<void> {
    const [row] = await writer
      .update(letters)
      .set({ state: 'waiting', sender: null, dueAt: at })
      .where(and(eq(letters.id, id), eq(letters.state, 'sending')))
      .returning({ id: letters.id });
    if (row) await addJob(writer, letterTask, { key: `letter ${id}`, payload: { id }, at });
    else await end(writer, id, 'unknown', 'handed-over');
  }

  async function work(id: string): Promise<void> {
    const sender = await presence.number();
    const [letter] = await db
      .update(letters)
      .set({ state: 'sending', sender, tries: sql`${letters.tries} + 1` })
      .where(and(eq(letters.id, id), eq(letters.state, 'waiting'), lte(letters.dueAt, sql`now()`)))
      .returning();
    // Sent by another process, canceled, or for later.
    if (!letter?.sealed) return;
    try {
      const data = secret.open(purposeOf(id), letter.sealed);
      const composed = (await kinds[letter.kind]?.compose(data, letter.shop)) ?? null;
      if (!composed) {
        await db.transaction((transaction) => end(transaction, id, 'canceled', 'sending'));
        return;
      }
      const words = wordsOf(composed.language);
      const mail: Mail = { id, to: composed.to, from, ...writeLetter(composed.content(words), words) };
      const { outcome, wasHandedOver } = await send(mail, sender);
      await db.transaction(async (transaction) => {
        const state = wasHandedOver ? 'handed-over' : 'sending';
        if (outcome !== 'later') return end(transaction, id, outcome, state);
        if (letter.tries >= triesAtMost) return end(transaction, id, 'failed', state);
        const at = new Date(Date.now() + waitAfter(letter.tries));
        await transaction
          .update(letters)
          .set({ state: 'waiting', sender: null, dueAt: at })
          .where(and(eq(letters.id, id), eq(letters.state, state)));
        await addJob(transaction, letterTask, { key: `letter ${id}`, payload: { id }, at });
      });
      log({ event: 'letter', id, kind: letter.kind, outcome, tries: letter.tries });
    } catch (error) {
      log({ event: 'letter failed', id, kind: letter.kind, problem: traceOf(error) });
      // Where that cannot be written, nobody stands behind it any more: the sweep finds it.
      try {
        await db.transaction((transaction) => leave(transaction, id, new Date(Date.now() + waitAfter(letter.tries))));
      } catch (problem) {
        await presence.close();
        throw problem;
      }
    }
  }

  async function send(mail: Mail, sender: number): Promise<{ outcome: Outcome; wasHandedOver: boolean }> {
    let wasHandedOver = false;
    let handing: Promise<void> | undefined;
    const handOver = async (): Promise<void> => {
      const [row] = await db
        .update(letters)
        .set({ state: 'handed-over' })
        .where(and(eq(letters.id, mail.id), eq(letters.state, 'sending'), eq(letters.sender, sender)))
        .returning({ id: letters.id });
      // It was taken from us: another process believes that we are gone, or it was canceled.
      if (!row) throw new Error('The letter is not ours any more');
      wasHandedOver = true;
    };
    try {
      await transport.send(mail, () => (handing ??= handOver()));
      return { outcome: 'sent', wasHandedOver };
    } catch (error) {
      // The connection may have ended while that was written.
      await handing?.catch(() => undefined);
      const { responseCode } = error as { responseCode?: unknown };
      log({
        event: 'mail server',
        problem: traceOf(error),
        ...(typeof responseCode === 'number' ? { responseCode } : {}),
      });
      return {
        outcome: outcomeOf(wasHandedOver, typeof responseCode === 'number' ? responseCode : null),
        wasHandedOver,
      };
    }
  }

  return {
    /** Posts a letter, in the transaction of what it is about. Answers its id; `null` = it was posted before. */
    async post(writer: Writer, { shop, key, kind, data, at = new Date() }: LetterToPost): Promise<string | null> {
      const id = randomUUID();
      const made = await writer
        .insert(letters)
        .values({ id, shop, key, kind, dueAt: at, sealed: secret.seal(purposeOf(id), data) })
        .onConflictDoNothing()
        .returning({ id: letters.id });
      if (made.length === 0) return null;
      await addJob(writer, letterTask, { key: `letter ${id}`, payload: { id }, at });
      return id;
    },

    /** Answers whether it is canceled: what is on its way is not. */
    async cancel(writer: Writer, shop: string, key: string): Promise<boolean> {
      const isIt = and(eq(letters.shop, shop), eq(letters.key, key));
      const canceled = await writer
        .update(letters)
        .set({ state: 'canceled', sealed: null, settledAt: sql`now()` })
        .where(and(isIt, eq(letters.state, 'waiting')))
        .returning({ id: letters.id });
      return canceled.length > 0;
    },

    /** The mail provider says later that it came back. */
    bounced: (shop: string, id: string): Promise<void> =>
      db.transaction(async (transaction) => {
        const isIt = and(eq(letters.id, id), eq(letters.shop, shop));
        const [row] = await transaction.select({ state: letters.state }).from(letters).where(isIt).for('update');
        if (!row) throw new Problem('not-found');
        if (row.state === 'sent' || row.state === 'unknown') await end(transaction, id, 'rejected', row.state);
      }),

    tasks: {
      async [letterTask](payload) {
        await work(String((payload as { id?: unknown }).id));
      },
      /**
       * What a process that was killed has left. Its jobs stay locked for hours, also those of letters that it had not
       * begun with: whatever is due gets another job, and two jobs for one letter send it once.
       */
      async [sweepTask]() {
        const left = await db
          .select({ id: letters.id })
          .from(letters)
          .where(
            or(
              and(inArray(letters.state, ['sending', 'handed-over']), isGone(letters.sender)),
              and(eq(letters.state, 'waiting'), lte(letters.dueAt, sql`now() - interval '1 second'`)),
            ),
          )
          .limit(500);
        for (const { id } of left)
          await db.transaction(async (transaction) => {
            const [row] = await transaction
              .select({ state: letters.state })
              .from(letters)
              .where(and(eq(letters.id, id), or(eq(letters.state, 'waiting'), isGone(letters.sender))))
              .for('update');
            if (!row) return;
            if (row.state === 'waiting')
              await addJob(transaction, letterTask, { key: `letter ${id}`, payload: { id } });
            else await leave(transaction, id, new Date());
          });
      },
    } satisfies Tasks,
  };
}

export type Letters = ReturnType<typeof createLetters>;
