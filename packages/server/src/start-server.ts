import { createAccessTokens } from './accounts/access-token.js';
import { replaceOwnerTokens, createOwnerToken, whoHas } from './accounts/tokens.js';
import { accountMigrations } from './accounts/migrations.js';
import { createMailCodes } from './accounts/mail-codes.js';
import { createPeople } from './accounts/people.js';
import { accountRoutes } from './accounts/routes.js';
import { createOrigins, openShop } from './accounts/shops.js';
import { signInRoutes } from './accounts/sign-in-routes.js';
import { createSignedCalls } from './accounts/signed-calls.js';
import { teamRoutes } from './accounts/team-routes.js';
import { openDatabase } from './database/open-database.js';
import type { Migration } from './database/migrate.js';
import { openPresence } from './database/presence.js';
import { createApp } from './http/app.js';
import { listen } from './http/listen.js';
import { logToOutput, type Log } from './http/log.js';
import { migrateJobs, runJobs, sweepTask } from './jobs/jobs.js';
import { createLetters, type LetterKind } from './mail/letters.js';
import { readSender, type Mail } from './mail/mail.js';
import { mailboxPages, mailboxTransport } from './mail/mailbox.js';
import { mailMigrations } from './mail/migrations.js';
import { smtpTransport } from './mail/smtp.js';
import { codeLetter } from './mail/kinds/code-letter.js';
import { mailRoutes } from './mail/routes.js';
import { engineByHttp, type GiftEngine } from './gifts/engine.js';
import { giftMigrations } from './gifts/migrations.js';
import { openGifts } from './gifts/open-gifts.js';
import { giftPostBy, sendCodeBy } from './reactions.js';
import { createRateLimits, rateLimitMigrations } from './http/rate-limits.js';
import { assertSecretOf, findSecret } from './secret/find-secret.js';
import { secretMigrations } from './secret/migrations.js';
import { videoMigrations } from './videos/migrations.js';
import { videoRoutes } from './videos/routes.js';

/** In the order in which they are applied. A feature may refer to the tables of those before it in its SQL only. */
const migrations: readonly Migration[] = [
  ...accountMigrations,
  ...videoMigrations,
  ...secretMigrations,
  ...rateLimitMigrations,
  ...mailMigrations,
  ...giftMigrations,
];

/** A server of SMTP and who the mail is from, `Kiln <gifts@kiln.example>`; or pages to read it at, for trying out. */
export type MailOptions = { readonly smtpUrl: string; readonly from: string } | { readonly mailbox: true };

export interface GiftOptions {
  /** The page of the shop that opens gifts: `https://shop.example/gift`. */
  readonly page: string;
  /** Where gifts are redeemed: an address of the merchant's server, or one's own code. Absent = they are opened only. */
  readonly engine?: string | GiftEngine | undefined;
}

export interface ServerOptions {
  /** A PostgreSQL of one's own, 15 or newer. Absent = one in `folder`, which is started and stopped with the service. */
  readonly databaseUrl?: string | undefined;
  /** Where the data is. Default: `.vitrine` */
  readonly folder?: string;
  /** Default: `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
  /** 0 = any that is free. Default: 4174 */
  readonly port?: number;
  /** As it stands in addresses. Default: `main` */
  readonly shop?: string;
  /** Origins of pages that may read answers, beside those that the shop has already. */
  readonly origins?: readonly string[];
  /**
   * 32 random bytes as base64url, the same for every process on one database. Absent = the file `secret` in `folder`,
   * which is made at the first start.
   */
  readonly secret?: string | undefined;
  /** How many proxies of one's own are in front: they say who asks, for limits. Default: 0 */
  readonly trustedProxies?: number;
  /** How mail is sent. Absent = none is, and what needs it is not there. */
  readonly mail?: MailOptions | undefined;
  /** Gifts, where mail is sent, too. Absent = there are none. */
  readonly gifts?: GiftOptions | undefined;
  /** Gets each line of the log. Default: JSON on standard output. */
  readonly log?: Log;
}

export interface VitrineServer {
  /** `http://127.0.0.1:4174` */
  readonly url: string;
  /** The token of the shop's owner, at its first start and never again. */
  readonly ownerToken: string | null;
  /** Settles when the database that it has started ends by itself: nothing can be answered any more. */
  readonly lost: Promise<void>;
  /** Answers what it is asked already, then ends, with the database that it has started. */
  stop(): Promise<void>;
}

/** Starts the service. Throws, in words, where it cannot run here. */
export async function startServer({
  databaseUrl,
  folder = '.vitrine',
  host = '127.0.0.1',
  port = 4174,
  shop = 'main',
  origins: pages = [],
  secret: givenSecret,
  trustedProxies = 0,
  mail,
  gifts: giftOptions,
  log = logToOutput,
}: ServerOptions = {}): Promise<VitrineServer> {
  const sender = senderOf(mail, host);
  if (giftOptions) assertGifts(giftOptions);
  const secret = findSecret(folder, givenSecret);
  const { database, made: ownerToken } = await openDatabase(
    { url: databaseUrl, folder, migrations },
    async (db, url) => {
      await assertSecretOf(db, secret);
      if (mail) await migrateJobs(url);
      return (await openShop(db, shop, pages)) ? createOwnerToken(db, shop) : null;
    },
  );
  const { db, pool } = database;
  let isStopping = false;
  const origins = createOrigins(db);
  const tokens = createAccessTokens(secret);
  const people = createPeople(db, secret);
  const signedCalls = createSignedCalls(db, secret);
  const limits = createRateLimits(pool, secret);
  const presence = openPresence(pool);
  const transport = mail && ('mailbox' in mail ? mailboxTransport(db, secret) : smtpTransport(mail.smtpUrl));
  const letterKinds: Record<string, LetterKind> = { code: codeLetter };
  const letters =
    transport && sender
      ? createLetters({ db, secret, presence, transport, from: sender, kinds: letterKinds, log })
      : null;
  const engine = giftOptions?.engine;
  const gifts =
    giftOptions && letters && sender
      ? openGifts({
          db,
          secret,
          signedCalls,
          post: giftPostBy(letters),
          engine: typeof engine === 'string' ? engineByHttp(engine, signedCalls.sign) : (engine ?? null),
          knownAs: people.known,
          page: giftOptions.page,
          shopName: sender.name,
        })
      : null;
  // What a letter of a gift says, gifts know; they are made with what posts it.
  Object.assign(letterKinds, gifts?.letterKinds);
  const mailCodes = letters && sender ? createMailCodes(db, secret, sendCodeBy(letters, sender)) : null;
  const app = createApp({
    routes: [
      ...accountRoutes(db, origins),
      ...signInRoutes({ db, people, tokens, signedCalls, mailCodes, limits }),
      ...teamRoutes({ people, signedCalls }),
      ...videoRoutes(db),
      ...(letters ? mailRoutes(letters, signedCalls) : []),
      ...(gifts?.routes ?? []),
    ],
    origins,
    whoHas: async (token) => (await whoHas(db, token)) ?? tokens.read(token),
    limits,
    mailbox: mail && 'mailbox' in mail ? mailboxPages(db, secret) : null,
    trustedProxies,
    isReady: async () => !isStopping && (await database.isReady()),
    log,
  });
  let listening: Awaited<ReturnType<typeof listen>>;
  let jobs: Awaited<ReturnType<typeof runJobs>> | undefined;
  try {
    if (letters) {
      const { [sweepTask]: sweepLetters, ...tasks } = letters.tasks;
      const sweep = async (): Promise<void> => {
        await sweepLetters();
        await gifts?.sweep();
      };
      jobs = await runJobs(pool, { ...tasks, [sweepTask]: sweep }, log);
    }
    listening = await listen(app, { host, port });
  } catch (error) {
    await jobs?.stop();
    await presence.close();
    await transport?.close();
    await database.close();
    throw error;
  }
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}`;
  log({ event: 'started', url, database: databaseUrl ? 'DATABASE_URL' : 'folder' });
  let stopped: Promise<void> | undefined;
  return {
    url,
    ownerToken,
    lost: database.lost,
    stop: () =>
      (stopped ??= (async () => {
        isStopping = true;
        log({ event: 'stopping' });
        await listening.stop();
        // What is being sent is sent.
        await jobs?.stop();
        await presence.close();
        await transport?.close();
        await database.close();
        log({ event: 'stopped' });
      })()),
  };
}

/** Throws for addresses that cannot be. */
function assertGifts({ page, engine }: GiftOptions): void {
  const isAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text);
  if (!isAddress(page) || page.includes('#'))
    throw new Error('VITRINE_GIFT_PAGE has to be as in https://shop.example/gift');
  if (typeof engine === 'string' && !isAddress(engine))
    throw new Error('VITRINE_ENGINE has to be as in https://shop.example/vitrine');
}

/** Who mail is from. Throws for what cannot be, and for a mailbox that others could read. */
function senderOf(mail: MailOptions | undefined, host: string): Mail['from'] | null {
  if (!mail) return null;
  if ('mailbox' in mail) {
    if (!['127.0.0.1', 'localhost', '::1'].includes(host))
      throw new Error('The mailbox is for trying out on one machine: with it the service listens on 127.0.0.1 only.');
    return { name: 'Vitrine demo', address: 'shop@demo.example' };
  }
  if (!/^smtps?:\/\//.test(mail.smtpUrl))
    throw new Error('SMTP_URL has to be as in smtps://user:password@mail.example');
  const sender = readSender(mail.from);
  if (!sender) throw new Error('MAIL_FROM has to be as in Kiln <gifts@kiln.example>');
  return sender;
}

/** A new token of the shop's owner in place of those before, for who has lost it. */
export async function newOwnerToken({
  databaseUrl,
  folder = '.vitrine',
  shop = 'main',
}: Pick<ServerOptions, 'databaseUrl' | 'folder' | 'shop'> = {}): Promise<string> {
  const { database, made } = await openDatabase({ url: databaseUrl, folder, migrations }, async (db) => {
    await openShop(db, shop, []);
    return replaceOwnerTokens(db, shop);
  });
  await database.close();
  return made;
}
