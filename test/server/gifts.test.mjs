// A gift from its envelope to thanks: paid in the engine, delivered by mail, opened by a token, redeemed once.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { claimsOf, client, codeOf, sign } from './support/accounts.mjs';
import { openDatabaseOf, until } from './support/database.mjs';
import { engineServer } from './support/engine.mjs';
import { killService, openFolder, startService } from './support/service.mjs';
import { mailServer } from './support/smtp.mjs';

const { folder, remove } = openFolder();
let smtp, engine, service, second, main, key, database, start;
before(async () => {
  smtp = await mailServer();
  engine = await engineServer();
  const env = {
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Kiln <gifts@kiln.example>',
    VITRINE_GIFT_PAGE: 'https://kiln.example/gift',
    VITRINE_ENGINE: engine.url,
  };
  start = (shop = 'main') => startService(folder, ['--trusted-proxies', '1', '--shop', shop], env);
  service = await start();
  second = await start();
  main = client(service);
  key = await main.newKey();
  engine.secret = key.secret;
  database = await openDatabaseOf(folder);
});
after(async () => {
  await database?.end();
  await remove();
  await smtp?.close();
  await engine?.close();
});

let made = 0;
const amount = { amount: 5000, currency: 'USD', exponent: 2 };
const envelopeOf = (fields = {}) => ({
  receiver: { name: 'Omar', email: `omar-${made}@mail.example` },
  sender: { name: 'Mina', email: `mina-${made}@mail.example` },
  message: 'Happy birthday!\r\nCanary words',
  designId: 'birthday-1',
  video: { src: 'https://cdn.example/clip.mp4', caption: 'Hi Omar' },
  ...fields,
});
const json = async (response) => {
  const body = await response.json();
  assert.ok(response.status < 300, `${response.status} ${JSON.stringify(body)}`);
  return body;
};
const settle = (claims, { secret = key.secret, aud = 'vitrine-settlement', url } = {}) =>
  main.call('POST', '/gifts/settlements', {
    url,
    body: { proof: sign(claimsOf(undefined, { aud, jti: undefined, amount, state: 'paid', ...claims }), secret) },
  });
const post = (act, token, body, { as, url } = {}) =>
  main.call('POST', `/gifts/${act}`, { token: as, url, body: { token, ...body } });
const tokenIn = (mail) => /https:\/\/kiln\.example\/gift#gift=([\w-]{43})$/m.exec(mail.text)[1];

/** A gift that is saved; with `paid`, the order line of it is settled. */
async function give(fields = {}, { paid = true } = {}) {
  made += 1;
  const gift = { id: randomUUID(), order: `order-${made}`, line: `line-${made}`, envelope: envelopeOf(fields) };
  gift.giver = await main.guest();
  gift.ask = (act, body, as = gift.giver.token) =>
    main.call(act === '' ? 'GET' : 'POST', `/gifts/${gift.id}${act && `/${act}`}`, { token: as, body });
  gift.status = async () => json(await gift.ask(''));
  gift.settle = (claims) => settle({ gift: gift.id, order: gift.order, line: gift.line, ...claims });
  gift.save = (body, as = gift.giver.token) => main.call('PUT', `/gifts/${gift.id}`, { token: as, body });
  assert.equal((await gift.save(gift.envelope)).status, 201);
  if (paid) await json(await gift.settle());
  return gift;
}
/** The same, delivered: with its token. */
async function deliver(fields) {
  const gift = await give(fields);
  gift.token = tokenIn(await smtp.mailFor(gift.envelope.receiver.email));
  await until(async () => (await gift.status()).state === 'sent');
  return gift;
}
const notThere = '404 {"code":"not-found","message":"No gift opens with this."}';
async function textOf(response) {
  const { error } = await response.json();
  return `${response.status} ${JSON.stringify({ code: error.code, message: error.message })}`;
}

test('a gift is saved, paid, delivered, opened, redeemed and thanked for, and the giver sees each step', async () => {
  const gift = await give({ language: 'ar' }, { paid: false });
  const { receiver, sender } = gift.envelope;
  assert.deepEqual([(await gift.status()).state, (await gift.status()).receiver], ['draft', 'Omar']);
  // Sent once more, because the answer was lost; changed; and nothing has left.
  assert.equal((await gift.save(gift.envelope)).status, 200);
  assert.equal((await gift.save({ ...gift.envelope, message: 'Better words' })).status, 200);
  assert.equal(smtp.mails.filter(({ to }) => to === receiver.email).length, 0);

  // The engine says it as often as it likes, in both processes at once.
  const settled = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      settle({ gift: gift.id, order: gift.order, line: gift.line }, { url: at % 2 ? service.url : second.url }).then(
        codeOf,
      ),
    ),
  );
  assert.deepEqual(settled, Array(6).fill('200'));
  const mail = await smtp.mailFor(receiver.email);
  await until(async () => (await gift.status()).state === 'sent');
  assert.equal(smtp.mails.filter(({ to }) => to === receiver.email).length, 1);
  assert.match(mail.html, /<html lang="ar" dir="rtl">/);
  assert.ok(mail.text.includes('kiln.example') && mail.text.includes('Mina'));
  for (const secret of [sender.email, 'Better words', 'clip.mp4']) assert.ok(!mail.source.includes(secret), secret);
  assert.equal(await codeOf(await gift.save({ ...gift.envelope, message: 'Too late' })), '412 conflict');

  // A scanner of links fetches what it finds; the token is not sent with that.
  const token = tokenIn(mail);
  for (const path of ['/gifts/open', `/gifts/open?token=${token}`, `/gifts/${token}`, `/gifts/redeem?gift=${token}`])
    assert.notEqual((await main.call('GET', path)).status, 200, path);
  assert.equal((await gift.status()).state, 'sent');

  const present = await json(await post('open', token));
  assert.deepEqual(present, {
    sender: 'Mina',
    receiver: 'Omar',
    message: 'Better words',
    designId: 'birthday-1',
    video: { src: 'https://cdn.example/clip.mp4', caption: 'Hi Omar' },
    amount,
    isRedeemed: false,
  });
  assert.equal((await gift.status()).state, 'opened');

  // Redeeming needs somebody who is known.
  assert.equal(await codeOf(await post('redeem', token)), '401 sign-in-required');
  assert.equal(await codeOf(await post('redeem', token, {}, { as: (await main.guest()).token })), '403 forbidden');
  assert.equal(await codeOf(await post('redeem', token, {}, { as: service.token })), '403 forbidden');
  const omar = await main.person(key, 'omar');
  assert.equal(await textOf(await post('thank', token, { note: 'Early' }, { as: omar.token })), notThere);
  assert.deepEqual(await json(await post('redeem', token, {}, { as: omar.token })), { balance: amount });
  assert.deepEqual(await json(await post('redeem', token, {}, { as: omar.token })), { balance: amount }, 'again');
  assert.deepEqual(
    engine.credits.filter(({ line }) => line === gift.line).map(({ to }) => to),
    ['omar'],
  );
  assert.equal((await json(await post('open', token, {}, { as: omar.token }))).isRedeemed, true);

  const thanks = { note: 'Thank you! <3\nOmar', emoji: '🎉' };
  assert.equal((await post('thank', token, thanks, { as: omar.token })).status, 204);
  assert.equal((await post('thank', token, thanks, { as: omar.token })).status, 204);
  assert.equal(await codeOf(await post('thank', token, { note: 'Other' }, { as: omar.token })), '412 conflict');
  const answer = await smtp.mailFor(sender.email);
  assert.ok(answer.text.includes(thanks.note) && answer.html.includes('&lt;3'));
  assert.ok(!answer.source.includes(receiver.email) && !answer.source.includes(token));
  const status = await gift.status();
  assert.deepEqual([status.state, status.thanks.note, status.thanks.emoji], ['redeemed', thanks.note, '🎉']);
  assert.deepEqual(
    status.history.map(({ event }) => event),
    ['paid', 'sent', 'opened', 'redeemed', 'thanked'],
  );
  assert.ok(!JSON.stringify(status).includes(receiver.email));
  assert.equal((await json(await gift.ask('mute', { muted: true }))).thanks, null);
});

test('a token that is wrong, used, refunded, corrected or of another shop has one answer', async () => {
  const [used, refunded, back, corrected] = [await deliver(), await deliver(), await deliver(), await deliver()];
  const omar = await main.person(key, 'omar');
  await json(await post('redeem', used.token, {}, { as: omar.token }));
  await json(await refunded.settle({ state: 'refunded' }));
  await json(await back.settle({ state: 'charged-back' }));
  await json(await corrected.ask('send-again', { email: 'omar.new@mail.example' }));
  const fresh = await deliver();
  const other = client(await start('other'));
  const tokens = {
    wrong: randomBytes(32).toString('base64url'),
    empty: '',
    changed: `${fresh.token.slice(0, -2)}AA`,
    'in capitals': fresh.token.toUpperCase(),
    used: used.token,
    refunded: refunded.token,
    'charged back': back.token,
    corrected: corrected.token,
  };
  const eve = await main.person(key, 'eve');
  for (const [why, token] of Object.entries(tokens)) {
    assert.equal(await textOf(await post('open', token)), notThere, `open ${why}`);
    assert.equal(await textOf(await post('redeem', token, {}, { as: eve.token })), notThere, `redeem ${why}`);
    assert.equal(await textOf(await post('thank', token, { note: 'x' }, { as: eve.token })), notThere, `thank ${why}`);
  }
  const inOther = await other.call('POST', '/v1/shops/other/gifts/open', { body: { token: fresh.token } });
  assert.equal(await textOf(inOther), notThere, 'another shop');
  assert.equal((await post('open', fresh.token)).status, 200, 'and the right one opens');
  assert.equal((await back.status()).state, 'charged-back');
  // The corrected letter has the only token that opens it.
  const again = await smtp.mailFor('omar.new@mail.example');
  assert.equal((await post('open', tokenIn(again))).status, 200);
  assert.ok(!engine.credits.some(({ to }) => to === 'eve'));
});

test('of ten that redeem at the same moment one person is first, in two processes', async () => {
  const people = [];
  for (let at = 0; at < 10; at += 1) people.push(await main.person(key, `person-${at}`));
  const gift = await deliver();
  const tries = (of) =>
    Promise.all(
      of.map(({ token: as }, at) =>
        post('redeem', gift.token, {}, { as, url: at % 2 ? service.url : second.url }).then(codeOf),
      ),
    );
  assert.deepEqual((await tries(people)).sort(), ['200', ...Array(9).fill('404 not-found')]);
  const mine = () => engine.credits.filter(({ line }) => line === gift.line);
  assert.equal(mine().length, 1);
  // Ten tabs of the same person: credited once, and each is answered.
  const next = await deliver();
  const codes = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      post('redeem', next.token, {}, { as: people[0].token, url: at % 2 ? service.url : second.url }).then(codeOf),
    ),
  );
  assert.deepEqual(codes, Array(10).fill('200'));
  assert.equal(engine.credits.filter(({ line }) => line === next.line).length, 1);
});

test('an answer of the engine that is lost, late or wrong redeems nothing twice and locks nobody out', async () => {
  const gift = await deliver();
  const [omar, eve] = [await main.person(key, 'omar-2'), await main.person(key, 'eve-2')];
  const redeem = (who) => post('redeem', gift.token, {}, { as: who.token });
  const fail = (at, answer) => (engine.script = async (stage) => (stage === at ? answer : undefined));
  const mine = () => engine.credits.filter(({ line }) => line === gift.line).map(({ to }) => to);
  // It has certainly not done it: somebody else may.
  engine.strangers.add('eve-2');
  assert.equal(await codeOf(await redeem(eve)), '403 forbidden');
  engine.void.add(gift.line);
  assert.equal(await textOf(await redeem(omar)), notThere);
  engine.void.clear();
  // It may have done it: the same person asks again, and nobody else is let in between.
  for (const [at, answer] of [
    ['before', 503],
    ['before', 429],
    ['before', 'lost'],
  ]) {
    fail(at, answer);
    assert.equal(await codeOf(await redeem(omar)), '503 unavailable', `${at} ${answer}`);
    assert.equal(await textOf(await redeem(eve)), notThere);
  }
  assert.deepEqual(mine(), []);
  fail('after', 'lost');
  assert.equal(await codeOf(await redeem(omar)), '503 unavailable');
  assert.deepEqual(mine(), ['omar-2']);
  assert.equal((await gift.status()).state, 'sent');
  fail('never');
  assert.equal(await codeOf(await redeem(omar)), '200');
  assert.deepEqual(mine(), ['omar-2']);
  assert.equal((await gift.status()).state, 'redeemed');
});

test('killed while the engine is asked, the service finds out by itself what came of it', async () => {
  const gift = await deliver();
  const omar = await main.person(key, 'omar-3');
  let asked;
  const isAsked = new Promise((done) => (asked = done));
  engine.script = async (stage) => (stage === 'after' ? (asked(), new Promise(() => {})) : undefined);
  const lost = post('redeem', gift.token, {}, { as: omar.token, url: second.url }).catch(() => 'lost');
  await isAsked;
  await killService(second);
  assert.equal(await lost, 'lost');
  engine.script = async () => undefined;
  assert.equal((await gift.status()).state, 'sent');
  // As if half a minute had passed.
  await database.query(`update gift set redeeming_at = now() - interval '1 minute' where redeemed_at is null`);
  second = await start();
  await until(async () => (await gift.status()).state === 'redeemed');
  assert.equal(engine.credits.filter(({ line }) => line === gift.line).length, 1);
});

test('it arrives on its day where the receiver lives, and can be stopped until then', async () => {
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const gift = await give({ sendOn: { date: day, zone: 'Asia/Dhaka' } });
  let status = await gift.status();
  assert.deepEqual([status.state, status.sendAt, status.canCancel], ['scheduled', `${day}T03:00:00.000Z`, true]);
  const { rows } = await database.query('select due_at, state from letter where key = $1', [`gift ${gift.id} 1`]);
  assert.deepEqual([rows[0].due_at.toISOString(), rows[0].state], [`${day}T03:00:00.000Z`, 'waiting']);
  status = await json(await gift.ask('cancel'));
  assert.deepEqual([status.state, status.canCancel, status.canSendAgain], ['canceled', false, true]);
  assert.equal((await json(await gift.ask('cancel'))).state, 'canceled', 'again');
  assert.equal(smtp.mails.filter(({ to }) => to === gift.envelope.receiver.email).length, 0);
  // Changed their mind once more.
  await json(await gift.ask('send-again', {}));
  await smtp.mailFor(gift.envelope.receiver.email);
  await until(async () => (await gift.status()).state === 'sent');
  assert.equal(await codeOf(await gift.ask('cancel')), '412 conflict', 'it has left');
  const past = await give({}, { paid: false });
  for (const sendOn of [
    { date: '2020-01-01', zone: 'UTC' },
    { date: '2026-02-30', zone: 'UTC' },
    { date: day, zone: 'Mars/Olympus' },
    { date: '2099-01-01', zone: 'UTC' },
  ])
    assert.equal(await codeOf(await past.save({ ...past.envelope, sendOn })), '400 validation', JSON.stringify(sendOn));
});

test('a mail that comes back is corrected by the giver, at once or when it comes back later', async () => {
  smtp.script = async (stage, to) => (stage === 'rcpt' && to.includes('typo') ? '550 no such user' : undefined);
  const gift = await give({ receiver: { name: 'Omar', email: 'typo@mail.example' } });
  await until(async () => (await gift.status()).state === 'bounced');
  const note = await smtp.mailFor(gift.envelope.sender.email);
  assert.match(note.text, /could not be delivered/);
  assert.ok(!note.source.includes('#gift='));
  assert.equal((await json(await gift.ask('send-again', { email: 'right@mail.example' }))).state, 'paid');
  const mail = await smtp.mailFor('right@mail.example');
  assert.equal((await post('open', tokenIn(mail))).status, 200);
  await until(async () => (await gift.status()).state === 'opened');

  const later = await deliver();
  const { id } = smtp.mails.find(({ to }) => to === later.envelope.receiver.email);
  const bounce = (secret, aud) =>
    main.call('POST', '/bounces', {
      body: { proof: sign(claimsOf(undefined, { aud, letter: id.split('@')[0] }), secret) },
    });
  assert.equal(await codeOf(await bounce('guess', 'vitrine-bounce')), '401 sign-in-required');
  assert.equal(await codeOf(await bounce(key.secret, 'vitrine')), '401 sign-in-required');
  assert.equal((await bounce(key.secret, 'vitrine-bounce')).status, 204);
  assert.equal((await bounce(key.secret, 'vitrine-bounce')).status, 204);
  assert.equal((await later.status()).state, 'bounced');
  await smtp.mailFor(later.envelope.sender.email);
  // Not for ever.
  const codes = [];
  for (let sending = 0; sending < 6; sending += 1) {
    codes.push(await codeOf(await later.ask('send-again', {})));
    await until(async () => (await later.status()).state !== 'paid');
  }
  assert.deepEqual(codes, [...Array(5).fill('200'), '412 conflict']);
});

test('nothing is sent before it is settled, and a payment that is undone opens nothing', async () => {
  const gift = await give({}, { paid: false });
  const { id, order, line } = gift;
  const forged = [
    settle({ gift: id, order, line }, { secret: 'guess' }),
    settle({ gift: id, order, line }, { aud: 'vitrine' }),
    settle({ gift: id, order, line, iss: 'other' }),
    settle({ gift: id, order, line, iat: Math.floor(Date.now() / 1000) - 3600 }),
  ];
  for (const response of forged) assert.equal(await codeOf(await response), '401 sign-in-required');
  for (const claims of [{ order: '' }, { state: 'free' }, { gift: 'x' }, { amount: { ...amount, amount: -1 } }])
    assert.equal(await codeOf(await gift.settle(claims)), '400 validation', JSON.stringify(claims));
  assert.equal(await codeOf(await settle({ gift: randomUUID(), order, line: 'nobody' })), '404 not-found');
  assert.equal((await gift.status()).state, 'draft');

  // The refund overtakes the payment.
  assert.equal((await json(await gift.settle({ state: 'refunded' }))).state, 'refunded');
  assert.equal((await json(await gift.settle())).state, 'refunded');
  // While it is scheduled.
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const later = await give({ sendOn: { date: day, zone: 'UTC' } });
  await json(await later.settle({ state: 'refunded' }));
  const { rows } = await database.query('select key, state from letter where key = any($1)', [
    [`gift ${gift.id} 1`, `gift ${later.id} 1`],
  ]);
  assert.deepEqual(rows, [{ key: `gift ${later.id} 1`, state: 'canceled' }]);
  assert.equal(await codeOf(await later.ask('send-again', {})), '412 conflict');

  // One line, one gift; one gift, one line.
  const paid = await give();
  assert.equal(await codeOf(await paid.settle({ line: 'other' })), '412 conflict');
  const second = await give({}, { paid: false });
  assert.equal(await codeOf(await second.settle({ order: paid.order, line: paid.line })), '412 conflict');
});

test('a gift of somebody else is not there', async () => {
  const gift = await deliver();
  const [eve, staff] = [await main.guest(), await main.person(key, 'clerk', { role: 'staff' })];
  for (const { token } of [eve, staff])
    for (const [act, body] of [
      [''],
      ['cancel'],
      ['send-again', { email: 'eve@mail.example' }],
      ['mute', { muted: true }],
    ])
      assert.equal(await codeOf(await gift.ask(act, body, token)), '404 not-found', act);
  assert.equal(await codeOf(await gift.save({ ...gift.envelope, message: 'Mine' }, eve.token)), '404 not-found');
  assert.equal(await codeOf(await gift.ask('', undefined, null)), '401 sign-in-required');
  assert.equal(await codeOf(await gift.ask('', undefined, service.token)), '403 forbidden');
  assert.equal((await json(await post('open', gift.token))).message, 'Happy birthday!\nCanary words');
  for (const fields of [
    { receiver: { name: '', email: 'a@b.example' } },
    { receiver: { name: 'A', email: 'a@b.example, c@d.example' } },
    { message: 'x'.repeat(2001) },
    { video: { src: 'javascript:alert(1)' } },
    { designId: undefined },
  ])
    assert.equal(
      await codeOf(await main.call('PUT', `/gifts/${randomUUID()}`, { token: eve.token, body: envelopeOf(fields) })),
      '400 validation',
    );
});

test('names, words, addresses and tokens are in clear neither in the database nor in a log', async () => {
  const gift = await deliver();
  const omar = await main.person(key, 'omar');
  await post('open', gift.token);
  await json(await post('redeem', gift.token, {}, { as: omar.token }));
  await post('thank', gift.token, { note: 'canary-of-thanks' }, { as: omar.token });
  await smtp.mailFor(gift.envelope.sender.email);
  const secrets = [
    'Canary words',
    'canary-of-thanks',
    gift.envelope.receiver.email,
    gift.envelope.sender.email,
    gift.token,
    'clip.mp4',
    gift.giver.session,
  ];
  const { rows: tables } = await database.query(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE'`,
  );
  assert.ok(tables.some(({ name }) => name === 'graphile_worker._private_jobs'));
  for (const { name } of tables) {
    const { rows } = await database.query(`select t::text as line from ${name} t`);
    const text = rows.map(({ line }) => line).join('\n');
    for (const secret of secrets)
      for (const form of [secret, Buffer.from(secret).toString('hex')])
        assert.ok(!text.includes(form), `${name}: ${secret}`);
  }
  const log = service.output + second.output + service.words + second.words;
  for (const secret of secrets) assert.ok(!log.includes(secret), `log: ${secret}`);
  assert.ok(!service.lines().some(({ status }) => status === 500));
});

test('through 50 redeems with lost, late and doubled answers, each gift is credited once', async (t) => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  t.diagnostic(`SEED=${seed}`);
  let state = seed;
  const random = () => ((state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff), state / 0x7fffffff);
  const count = 50;
  const gifts = [];
  for (let at = 0; at < count; at += 1) gifts.push(await give({ sender: { name: 'Mina' } }));
  for (const gift of gifts) gift.token = tokenIn(await smtp.mailFor(gift.envelope.receiver.email));
  const person = await main.person(key, 'random');
  engine.script = async () => {
    const roll = random();
    if (roll < 0.2) return 'lost';
    if (roll < 0.35) return 503;
    if (roll < 0.5) await new Promise((later) => setTimeout(later, roll * 40));
    return undefined;
  };
  await Promise.all(
    gifts.map(async (gift) => {
      // A page that asks again until it knows, sometimes twice at once.
      await until(async () => {
        const codes = await Promise.all(
          Array.from({ length: random() < 0.3 ? 2 : 1 }, () =>
            post('redeem', gift.token, {}, { as: person.token, url: random() < 0.5 ? service.url : second.url }).then(
              codeOf,
            ),
          ),
        );
        for (const code of codes) assert.match(code, /^(?:200|503 unavailable)$/);
        return codes.includes('200');
      });
    }),
  );
  engine.script = async () => undefined;
  const lines = engine.credits.filter(({ to }) => to === 'random').map(({ line }) => line);
  assert.deepEqual(lines.sort(), gifts.map(({ line }) => line).sort());
  t.diagnostic(`${count} gifts, ${engine.requests} requests of the engine`);
});
