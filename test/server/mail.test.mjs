// Mail: codes that show whose an address is, and letters that are sent once, whatever fails.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { client, codeOf } from './support/accounts.mjs';
import { openDatabaseOf, until } from './support/database.mjs';
import { dataFolder, killService, openFolder, spawnService, startService } from './support/service.mjs';
import { mailServer } from './support/smtp.mjs';

const { folder, remove } = openFolder();
let smtp, service, main, database;
const env = () => ({ SMTP_URL: smtp.url, MAIL_FROM: 'Kiln & Co <gifts@kiln.example>' });
before(async () => {
  smtp = await mailServer();
  service = await startService(folder, ['--trusted-proxies', '1'], env());
  main = client(service);
  database = await openDatabaseOf(folder);
});
after(async () => {
  await database?.end();
  await remove();
  await smtp?.close();
});

const askFor = (email, language, init) => main.call('POST', '/codes', { body: { email, language }, ...init });
const give = (email, code, init) => main.call('POST', '/tokens', { body: { email, code }, ...init });
const codeIn = (mail) => /^\d{6}$/m.exec(mail.text)[0];
async function codeFor(email, language) {
  assert.equal(await codeOf(await askFor(email, language)), '204');
  return codeIn(await smtp.mailFor(email));
}
const wrong = (code) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const letterStates = async () =>
  (
    await database.query(
      'select state, tries, due_at > now() as later, sealed is null as empty from letter order by due_at',
    )
  ).rows;

test('a code by mail signs somebody in, once, and they come back by a session', async () => {
  const email = 'mina@mail.example';
  const code = await codeFor(email);
  const other = await codeFor('other@mail.example');
  // Another address's code, and a code for an address that has none.
  assert.equal(await codeOf(await give(email, other === code ? wrong(code) : other)), '401 sign-in-required');
  assert.equal(await codeOf(await give('nobody@mail.example', code)), '401 sign-in-required');
  const codes = await Promise.all(Array.from({ length: 10 }, () => give(' Mina@MAIL.example', code)));
  const right = codes.filter(({ status }) => status === 201);
  assert.equal(right.length, 1, 'of ten at the same moment');
  const signedIn = await right[0].json();
  assert.equal(signedIn.role, 'shopper');
  const again = await (await main.call('POST', '/tokens', { body: { session: signedIn.session } })).json();
  assert.deepEqual([again.person, again.role], [signedIn.person, 'shopper']);
  assert.equal(await codeOf(await give(email, code)), '401 sign-in-required', 'used');
  // A role that the owner gives to the address is theirs with the next token.
  await main.asOwner('POST', '/team', { body: { email, role: 'host' } });
  assert.equal(
    (await (await main.call('POST', '/tokens', { body: { session: signedIn.session } })).json()).role,
    'host',
  );
});

test('three tries, then the code is worth nothing; a new one takes its place', async () => {
  const email = 'guess@mail.example';
  const first = await codeFor(email);
  for (let tries = 0; tries < 3; tries += 1)
    assert.equal(await codeOf(await give(email, wrong(first))), '401 sign-in-required');
  assert.equal(await codeOf(await give(email, first)), '401 sign-in-required');
  smtp.mails.length = 0;
  const second = await codeFor(email);
  if (second !== first) assert.equal(await codeOf(await give(email, first)), '401 sign-in-required', 'the one before');
  assert.equal(await codeOf(await give(email, second)), '201');
  await database.query(`update mail_code set until = now() - interval '1 second'`);
  smtp.mails.length = 0;
  const third = await codeFor(email);
  await database.query(`update mail_code set until = now() - interval '1 second'`);
  assert.equal(await codeOf(await give(email, third)), '401 sign-in-required', 'expired');
  // Nobody is flooded.
  const codes = [];
  for (let asked = 0; asked < 4; asked += 1) codes.push(await codeOf(await askFor(email)));
  assert.deepEqual(codes.slice(-2), ['429 rate-limited', '429 rate-limited']);
});

test('a letter is in the language of the page, in its direction, and its names are only text', async () => {
  const directions = { en: 'ltr', bn: 'ltr', ar: 'rtl', id: 'ltr', vi: 'ltr' };
  const subjects = new Set();
  for (const [language, dir] of Object.entries(directions)) {
    const email = `${language}@mail.example`;
    await codeFor(email, `${language}-XX`);
    const mail = await smtp.mailFor(email);
    assert.match(mail.html, new RegExp(`<html lang="${language}" dir="${dir}">`));
    assert.ok(mail.html.includes('<bdi>Kiln &amp; Co</bdi>') && mail.text.includes('\u2068Kiln & Co\u2069'), language);
    assert.match(mail.source, /^Auto-Submitted: auto-generated/im);
    assert.match(mail.source, /^From: "?Kiln & Co"? <gifts@kiln\.example>/m);
    subjects.add(/<title>(.*)<\/title>/.exec(mail.html)[1]);
  }
  assert.equal(subjects.size, 5);
  for (const email of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', '<a@b.example>'])
    assert.equal(await codeOf(await askFor(email)), '400 validation');
  assert.equal(await codeOf(await askFor('a@b.example', '<script>')), '400 validation');
});

test('what the mail server has not taken is tried later, what it may have taken is not', async () => {
  await database.query('delete from letter');
  const cases = [
    ['rcpt', '550 no such user', ['rejected', 1, false, true], 0],
    ['rcpt', '451 later', ['waiting', 1, true, false], 0],
    ['data', 'cut', ['waiting', 1, true, false], 0],
    ['end', '452 full', ['waiting', 1, true, false], 0],
    ['end', '554 spam', ['rejected', 1, false, true], 0],
    ['end', 'cut', ['unknown', 1, false, true], 0],
    ['end', 'lost', ['unknown', 1, false, true], 1],
  ];
  for (const [at, [stage, answer, wanted, arrived]] of cases.entries()) {
    const email = `case-${at}@mail.example`;
    smtp.script = async (one, to) => (one === stage && to === email ? answer : undefined);
    assert.equal(await codeOf(await askFor(email)), '204');
    const state = await until(async () => {
      const { rows } = await database.query(
        'select state, tries, due_at > now() as later, sealed is null as empty from letter',
      );
      return rows.find((row) => row.tries > 0 && !['sending', 'handed-over'].includes(row.state));
    });
    assert.deepEqual(Object.values(state), wanted, `${stage} ${answer}`);
    // It is tried again at its time, and only where that doubles nothing.
    smtp.script = async () => undefined;
    await database.query(`update letter set due_at = now()`);
    await database.query(
      `select graphile_worker.add_job('letter', json_build_object('id', id), job_key := 'letter ' || id) from letter`,
    );
    if (wanted[0] === 'waiting') await smtp.mailFor(email);
    else
      await until(
        async () =>
          (await database.query('select from graphile_worker.jobs where task_identifier = $1', ['letter'])).rowCount ===
          0,
      );
    const count = smtp.mails.filter(({ to }) => to === email).length;
    assert.equal(count, wanted[0] === 'waiting' ? 1 : arrived, `${stage} ${answer}: mails`);
    await until(async () =>
      (await letterStates()).every(({ state: one }) => !['sending', 'handed-over', 'waiting'].includes(one)),
    );
    await database.query('delete from letter');
  }
});

test('killed again and again while it sends: no letter twice, none forgotten', async (t) => {
  const own = dataFolder(t);
  const server = await mailServer();
  t.after(() => server.close());
  // The answers take a moment, so that a process is killed at any point; and somebody counts them.
  let answers = 0;
  server.script = async () => {
    await new Promise((later) => setTimeout(later, Math.random() * 40));
    answers += 1;
  };
  const start = () =>
    startService(own, ['--trusted-proxies', '1'], { SMTP_URL: server.url, MAIL_FROM: 'gifts@kiln.example' });
  let running = await Promise.all([start(), start()]);
  const db = await openDatabaseOf(own);
  t.after(() => db.end());
  const addresses = [];
  let interrupted = 0;
  for (let round = 0; round < 8; round += 1) {
    const asking = Array.from({ length: 16 }, async (_, at) => {
      const email = `kill-${round}-${at}@mail.example`;
      const { url } = running[at % 2];
      const response = await client({ url })
        .call('POST', '/codes', { body: { email } })
        .catch(() => null);
      if (response?.status === 204) addresses.push(email);
    });
    // In the middle of it: some letters have left, others are on their way.
    const enough = answers + 3 + Math.floor(Math.random() * 12);
    await until(() => answers >= enough);
    const [victim, other] = round % 2 ? running : [...running].reverse();
    await killService(victim);
    const { rows } = await db.query(`select state from letter where state in ('sending', 'handed-over')
      and sender not in (select objid::bigint from pg_locks where locktype = 'advisory' and classid = 7301300)`);
    interrupted += rows.length;
    await Promise.all(asking);
    running = [other, await start()];
  }
  const ended = await until(async () => {
    const { rows } = await db.query('select state, count(*)::int as count from letter group by state');
    return (
      rows.every(({ state }) => ['sent', 'unknown'].includes(state)) &&
      Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    );
  });
  const arrived = server.mails.map(({ to }) => to);
  t.diagnostic(
    `${addresses.length} acknowledged, ${arrived.length} arrived, ${interrupted} interrupted, ${JSON.stringify(ended)}`,
  );
  assert.equal(new Set(arrived).size, arrived.length, 'a letter came twice');
  assert.equal(new Set(server.mails.map(({ id }) => id)).size, arrived.length);
  const missing = addresses.filter((email) => !arrived.includes(email));
  assert.ok(missing.length <= (ended.unknown ?? 0), `${missing.length} are missing, ${ended.unknown} are unknown`);
  assert.ok(ended.sent <= arrived.length && arrived.length <= ended.sent + (ended.unknown ?? 0));
  assert.ok(interrupted > 0, 'no kill came in the middle of a letter');
});

test('the mailbox is a page of the demonstration, and of nothing else', async (t) => {
  assert.equal((await fetch(`${service.url}/dev/mail`)).status, 404);
  const own = dataFolder(t);
  const demo = await startService(own, ['--mailbox']);
  assert.equal(
    await codeOf(await client(demo).call('POST', '/codes', { body: { email: 'mina@mail.example', language: 'ar' } })),
    '204',
  );
  const list = await until(async () => {
    const response = await fetch(`${demo.url}/dev/mail`);
    const text = await response.text();
    return text.includes('mina@mail.example') && { response, text };
  });
  assert.match(list.response.headers.get('content-security-policy'), /default-src 'none'/);
  const [, path] = /href="(\/dev\/mail\/[\da-f-]+)"/.exec(list.text);
  const letter = await (await fetch(demo.url + path)).text();
  assert.match(letter, /<html lang="ar" dir="rtl">[\s\S]*>\d{6}</);
  assert.equal((await fetch(`${demo.url}/dev/mail/00000000-0000-0000-0000-000000000000`)).status, 404);
  const [, code] = />(\d{6})</.exec(letter);
  assert.ok(!demo.output.includes(code) && !demo.output.includes('mina'), 'the log');

  const open = spawnService(own, ['--mailbox', '--host', '0.0.0.0']);
  assert.equal(await open.ended, 1);
  assert.match(open.words, /on one machine/);
  for (const broken of [{ SMTP_URL: 'mail.example' }, { SMTP_URL: 'smtp://mail.example' }]) {
    const none = spawnService(own, [], broken);
    assert.equal(await none.ended, 1);
    assert.match(none.words, /SMTP_URL|MAIL_FROM/);
  }
});

test('without mail there is no code to ask for, and the rest goes on', async (t) => {
  const none = await startService(dataFolder(t));
  const { call } = client(none);
  assert.equal(await codeOf(await call('POST', '/codes', { body: { email: 'a@b.example' } })), '404 not-found');
  assert.equal(
    await codeOf(await call('POST', '/tokens', { body: { email: 'a@b.example', code: '000000' } })),
    '401 sign-in-required',
  );
});
