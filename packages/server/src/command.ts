import { parseArgs } from 'node:util';
import { newOwnerToken, startServer, type ServerOptions } from './start-server.js';

const usage = `vitrine-server [options]                  starts the service
vitrine-server new-owner-token [options]  prints a new token in place of those before

  --port 4174               PORT             where it listens
  --host 127.0.0.1          HOST             0.0.0.0 = other machines reach it, too
  --data .vitrine           VITRINE_DATA     the folder of its data
  --shop main               VITRINE_SHOP     the shop, as it stands in addresses
  --origin https://a.shop   VITRINE_ORIGINS  pages that may read answers; several: repeated, or with spaces
  --trusted-proxies 0       VITRINE_TRUSTED_PROXIES
                                             proxies of your own in front, which say who asks
                            DATABASE_URL     a PostgreSQL of your own, 15 or newer
  --mailbox                                  for trying out: mail is read at /dev/mail, and sent nowhere
                            SMTP_URL         smtps://user:password@mail.example: where mail goes
                            MAIL_FROM        Kiln <gifts@kiln.example>: who it is from
  --gift-page https://a.shop/gift            the page of the shop that opens gifts; VITRINE_GIFT_PAGE
  --engine https://a.shop/vitrine            where they are redeemed; VITRINE_ENGINE
                            VITRINE_SECRET   in place of the file in the data folder: the same for all processes
`;

/** What the command line says, and else the environment. Throws for what cannot be read. */
export function optionsOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): { command: string; options: ServerOptions } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      data: { type: 'string' },
      shop: { type: 'string' },
      origin: { type: 'string', multiple: true },
      'trusted-proxies': { type: 'string' },
      mailbox: { type: 'boolean' },
      'gift-page': { type: 'string' },
      engine: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [command = 'start', ...more] = positionals;
  if (more.length > 0) throw new Error(`${more[0]} is one word too many`);
  const port = Number(values.port ?? env['PORT'] ?? 4174);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port has to be a number up to 65535');
  const shop = values.shop ?? env['VITRINE_SHOP'] ?? 'main';
  if (!/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/.test(shop))
    throw new Error('--shop has to be small letters, digits and -');
  const origins = values.origin ?? (env['VITRINE_ORIGINS'] ?? '').split(/[\s,]+/).filter(Boolean);
  for (const origin of origins)
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(`--origin has to be as in https://shop.example, without a path: ${origin}`);
  const trustedProxies = Number(values['trusted-proxies'] ?? env['VITRINE_TRUSTED_PROXIES'] ?? 0);
  if (!Number.isInteger(trustedProxies) || trustedProxies < 0 || trustedProxies > 10)
    throw new Error('--trusted-proxies has to be a small number');
  const page = values['gift-page'] ?? env['VITRINE_GIFT_PAGE'];
  return {
    command: values.help ? 'help' : command,
    options: {
      port,
      host: values.host ?? env['HOST'] ?? '127.0.0.1',
      folder: values.data ?? env['VITRINE_DATA'] ?? '.vitrine',
      shop,
      origins,
      trustedProxies,
      databaseUrl: env['DATABASE_URL'] || undefined,
      secret: env['VITRINE_SECRET'] || undefined,
      gifts: page ? { page, engine: (values.engine ?? env['VITRINE_ENGINE']) || undefined } : undefined,
      mail: values.mailbox
        ? { mailbox: true }
        : env['SMTP_URL']
          ? { smtpUrl: env['SMTP_URL'], from: env['MAIL_FROM'] ?? '' }
          : undefined,
    },
  };
}

/** The command of the package. The log is JSON on standard output; what is for a person is on standard error. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  try {
    const { command, options } = optionsOf(args, process.env);
    if (command === 'help') return say(usage);
    if (command === 'new-owner-token') return void process.stdout.write(`${await newOwnerToken(options)}\n`);
    if (command !== 'start') throw new Error(`${command} is no command\n\n${usage}`);
    const server = await startServer(options);
    say(
      `\n  Vitrine service   ${server.url}/v1/shops/${options.shop}\n  Operations        ${server.url}/v1/openapi.json`,
    );
    if ('mailbox' in (options.mail ?? {})) say(`  Mailbox           ${server.url}/dev/mail`);
    if (server.ownerToken) say(`  Owner's token     ${server.ownerToken}\n  It is shown this once: keep it.`);
    say('  Stop with Ctrl+C.\n');
    const end = (code: number) => (): void => void server.stop().finally(() => process.exit(code));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end(0));
    void server.lost.then(() => {
      say('The database has ended: so does the service. Started again it finds its data.');
      end(1)();
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    say(code === 'EADDRINUSE' ? 'The port is taken. Choose another: --port 4175' : message);
    process.exitCode = 1;
  }
}
