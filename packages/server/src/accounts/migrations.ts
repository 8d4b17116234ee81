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
  {
    name: 'accounts-2',
    sql: `
      create table signing_key (
        id text primary key,
        shop text not null references shop (id),
        sealed bytea not null,
        created_at timestamptz not null default now()
      );
      create index signing_key_of_shop on signing_key (shop);
      create table used_proof (
        hash bytea primary key,
        until timestamptz not null
      );
      create index used_proof_by_end on used_proof (until);
      create table person (
        id uuid primary key,
        shop text not null references shop (id),
        subject text,
        email_hash bytea,
        sealed_email bytea,
        role text not null default 'shopper' check (role in ('staff', 'host', 'creator', 'moderator', 'shopper')),
        created_at timestamptz not null default now(),
        unique (shop, subject),
        unique (shop, email_hash),
        check (subject is not null or email_hash is not null)
      );
      create index team_of_shop on person (shop) where role <> 'shopper';
      create table session (
        hash bytea primary key,
        shop text not null references shop (id),
        person uuid not null,
        is_guest boolean not null,
        until timestamptz not null
      );
      create index session_by_end on session (until);
    `,
  },
  {
    name: 'accounts-3',
    sql: `
      create table mail_code (
        shop text not null references shop (id),
        email_hash bytea not null,
        hash bytea not null,
        tries integer not null,
        until timestamptz not null,
        primary key (shop, email_hash)
      );
    `,
  },
];
