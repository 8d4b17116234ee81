import type { Migration } from '../database/migrate.js';

export const mailMigrations: readonly Migration[] = [
  {
    name: 'mail-1',
    sql: `
      create table letter (
        id uuid primary key,
        shop text not null references shop (id),
        key text not null,
        kind text not null,
        sealed bytea,
        state text not null default 'waiting' check (state in
          ('waiting', 'sending', 'handed-over', 'sent', 'unknown', 'rejected', 'failed', 'canceled')),
        due_at timestamptz(3) not null,
        tries integer not null default 0,
        sender integer,
        settled_at timestamptz(3),
        unique (shop, key)
      );
      create index letter_to_do on letter (state, due_at) where state in ('waiting', 'sending', 'handed-over');
      create table mailbox_letter (
        id uuid primary key,
        sealed bytea not null,
        at timestamptz(3) not null default now()
      );
      create index mailbox_by_age on mailbox_letter (at desc);
    `,
  },
];
