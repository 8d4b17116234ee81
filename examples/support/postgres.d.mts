import type { Postgres } from '@vitrine/server/postgres';

/** One that is free now. */
export { freePort } from '@vitrine/server/postgres';

export function startPostgres(where: { readonly folder: string; readonly name: string }): Promise<Postgres>;
