import type { Migration } from '../database/migrate.js';

export const secretMigrations: readonly Migration[] = [
  {
    name: 'secret-1',
    sql: `
      create table secret_check (
        one boolean primary key default true check (one),
        mark bytea not null
      );
    `,
  },
];
