import type { Migration } from '../database/migrate.js';

export const accountMigrations: readonly Migration[] = [
  {
    name: 'accounts-1',
    sql: `
      create table shop (
        id text primary key,
        version integer not null default 1,
        origins text[] not null default '{}',
        created_at timestamptz not null default now()
      );
      create table access_token (
        id uuid primary key default gen_random_uuid(),
        shop text not null references shop (id),
        role text not null check (role in ('owner')),
        hash bytea not null unique,
        created_at timestamptz not null default now()
      );
      create table audit (
        id bigint generated always as identity primary key,
        shop text not null,
        at timestamptz not null default now(),
        token text not null,
        act text not null,
        target text not null
      );
      create index audit_of_shop on audit (shop, id desc);
    `,
  },
];
