import { desc, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Hono } from 'hono';
import type { ServiceSecret } from '../secret/service-secret.js';
import { escapeHtml } from './html.js';
import type { Mail, Transport } from './mail.js';
import { mailboxLetters } from './tables.js';

const shownAtMost = 100;
const purposeOf = (id: string): string => `mailbox_letter ${id}`;

/** Mail that goes nowhere: it is read on a page of the service. For a demonstration on one's own machine only. */
export function mailboxTransport(db: NodePgDatabase, secret: ServiceSecret): Transport {
  return {
    async send(mail, handOver) {
      await handOver();
      await db
        .insert(mailboxLetters)
        .values({ id: mail.id, sealed: secret.seal(purposeOf(mail.id), mail) })
        .onConflictDoNothing();
    },
    close: async () => undefined,
  };
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1c1a17}
a{color:inherit}li{padding:.75rem 0;border-top:1px solid #ddd}ol{list-style:none;padding:0}small{color:#666}`;

/** The letters as pages: a list, and each as its receiver sees it. */
export function mailboxPages(db: NodePgDatabase, secret: ServiceSecret): Hono {
  const open = ({ id, sealed }: { id: string; sealed: Buffer }): Mail => secret.open(purposeOf(id), sealed) as Mail;
  const page = (body: string): Response =>
    new Response(body, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src https: http: data:",
      },
    });
  return new Hono()
    .get('/', async () => {
      const rows = await db.select().from(mailboxLetters).orderBy(desc(mailboxLetters.at)).limit(shownAtMost);
      const items = rows.map((row) => {
        const { to, subject } = open(row);
        const time = row.at.toISOString();
        return `<li><a href="/dev/mail/${row.id}" dir="auto">${escapeHtml(subject)}</a><br>
<small><bdi>${escapeHtml(to.address)}</bdi> · <time datetime="${time}">${time}</time></small></li>`;
      });
      return page(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mailbox</title><style>${style}</style><h1>Mailbox</h1>
<p>What the service would have sent. Reload for more.</p><ol>${items.join('') || '<li>Nothing yet.</li>'}</ol></html>`);
    })
    .get('/:id{[0-9a-f-]{36}}', async (context) => {
      const [row] = await db
        .select()
        .from(mailboxLetters)
        .where(eq(mailboxLetters.id, context.req.param('id')));
      return row ? page(open(row).html) : context.notFound();
    });
}
