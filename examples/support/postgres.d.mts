export interface Postgres {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly username: string;
    readonly password: string;
    readonly database: string;
  };
  stop(): Promise<void>;
}
/** One that is free now. */
export function freePort(): Promise<number>;
export function startPostgres(
  EmbeddedPostgres: unknown,
  where: { readonly folder: string; readonly modules: string; readonly name: string },
): Promise<Postgres>;
