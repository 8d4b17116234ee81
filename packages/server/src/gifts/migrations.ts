import type { Migration } from '../database/migrate.js';

export const giftMigrations: readonly Migration[] = [
  {
    name: 'gifts-1',
    sql: `
      create table gift (
        shop text not null references shop (id),
        id uuid not null,
        giver uuid not null,
        sealed bytea not null,
        send_on_date text,
        send_on_zone text,
        order_ref text,
        line text,
        amount jsonb,
        due_at timestamptz(3),
        delivery text not null default 'waiting'
          check (delivery in ('waiting', 'sent', 'bounced', 'unknown', 'canceled')),
        address_version integer not null default 1,
        sendings integer not null default 0,
        token_hash bytea unique,
        redeemer uuid,
        is_muted boolean not null default false,
        sealed_thanks bytea,
        created_at timestamptz(3) not null default now(),
        paid_at timestamptz(3),
        sent_at timestamptz(3),
        opened_at timestamptz(3),
        redeeming_at timestamptz(3),
        redeemed_at timestamptz(3),
        thanked_at timestamptz(3),
        refunded_at timestamptz(3),
        charged_back_at timestamptz(3),
        primary key (shop, id),
        unique (shop, order_ref, line),
        check (redeemed_at is null or redeemer is not null)
      );
      create index gift_draft_by_age on gift (created_at) where paid_at is null;
      create index gift_being_redeemed on gift (redeeming_at) where redeemer is not null and redeemed_at is null;
    `,
  },
];
