import { customType, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * `waiting`: for its time, or for the next try. `sending`: a process is at it, and the server has not the whole of it
 * yet. `handed-over`: the server has it all, its answer is on its way. `unknown`: that answer was lost, so that it may
 * be there or not; it is not sent again. `rejected`: the server does not take it. `failed`: tried for long enough.
 */
export type LetterState =
  'waiting' | 'sending' | 'handed-over' | 'sent' | 'unknown' | 'rejected' | 'failed' | 'canceled';

export const letters = pgTable('letter', {
  id: uuid().primaryKey(),
  shop: text().notNull(),
  /** Two letters with one key are one letter. */
  key: text().notNull(),
  kind: text().notNull(),
  /** What it is made of when it is sent. Nothing, once it is. */
  sealed: bytes(),
  state: text().$type<LetterState>().notNull().default('waiting'),
  dueAt: moment('due_at').notNull(),
  tries: integer().notNull().default(0),
  /** The number of the process that is at it. */
  sender: integer(),
  settledAt: moment('settled_at'),
});

/** Mails of the demonstration, which leave for nowhere. */
export const mailboxLetters = pgTable('mailbox_letter', {
  id: uuid().primaryKey(),
  sealed: bytes().notNull(),
  at: moment('at').notNull().defaultNow(),
});
