// Who is asking: proofs, tokens, sessions, roles, limits and what is remembered of it.
import assert from 'node:assert/strict';
import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startPostgres } from '@vitrine/server/postgres';
import pg from 'pg';
import { claimsOf, client, codeOf, sign } from './support/accounts.mjs';
import { dataFolder, endBefore, openFolder, spawnService, startService } from './support/service.mjs';

const { folder, remove } = openFolder();
let service, second, main, key, database;
before(async () => {
  service = await startService(folder, ['--trusted-proxies', '1']);
  second = await startService(folder, ['--trusted-proxies', '1']);
  main = client(service);
  key = await main.newKey();
  const password = readFileSync(join(folder, 'postgres/vitrine-password'), 'utf8');
  const port = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  database = new pg.Client(`postgres://vitrine:${password}@127.0.0.1:${port}/vitrine`);
  await database.connect();
});
after(async () => {
  await database?.end();
  await remove();
});

const timeLeft = (seconds) => Math.floor(Date.now() / 1000) + seconds;
const exchange = (body, init) => main.call('POST', '/tokens', { body, ...init });
const prove = (claims, { secret = key.secret, header } = {}) => exchange({ proof: sign(claims, secret, header) });
const video = { title: 'A', sources: [{ src: 'https://cdn.example/a.mp4' }], publishAt: null };

test('a proof of the merchant’s server becomes a token of 15 minutes, and the same person comes back', async () => {
  const first = await main.person(key, 'customer-7');
  assert.deepEqual([first.role, first.expiresInSeconds, first.session], ['shopper', 900, null]);
  const again = await main.person(key, 'customer-7', {}, { url: second.url });
  assert.equal(again.person, first.person);
  assert.notEqual((await main.person(key, 'customer-8')).person, first.person);
  const [, payload] = first.token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  assert.deepEqual(Object.keys(claims).sort(), ['aud', 'exp', 'iat', 'iss', 'role', 'sub'], 'nothing personal');
  assert.equal(claims.exp - claims.iat, 900);
});

test('a proof that is not the merchant’s, not for this, too old or used is not accepted, with one text', async () => {
  const good = () => claimsOf('customer-7');
  const { secret } = key;
  const without = (name) => Object.fromEntries(Object.entries(good()).filter(([one]) => one !== name));
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(good())).toString('base64url')}.`;
  const proofs = {
    'another secret': sign(good(), randomBytes(32).toString('base64url')),
    'the secret of nobody': sign(good(), ''),
    'no signature': none,
    'another algorithm': sign(good(), secret, { alg: 'HS512' }),
    'an algorithm that signs nothing': sign(good(), secret, { alg: 'none' }),
    'another shop': sign({ ...good(), iss: 'other' }, secret),
    'another purpose': sign({ ...good(), aud: 'somebody-else' }, secret),
    'an hour old': sign({ ...good(), iat: timeLeft(-3600), exp: timeLeft(60) }, secret),
    expired: sign({ ...good(), exp: timeLeft(-60) }, secret),
    'not valid yet': sign({ ...good(), nbf: timeLeft(600) }, secret),
    'of the future': sign({ ...good(), iat: timeLeft(600), exp: timeLeft(900) }, secret),
    'valid for ever': sign(without('exp'), secret),
    'without a time': sign(without('iat'), secret),
    'without a number': sign(without('jti'), secret),
    'a number that is none': sign({ ...good(), jti: 7 }, secret),
    'no proof': 'x.y.z',
    'a token of ours': (await main.person(key, 'customer-7')).token,
  };
  const texts = new Set();
  for (const [why, proof] of Object.entries(proofs)) {
    const response = await exchange({ proof });
    const { error } = await response.json();
    assert.equal(`${response.status} ${error.code}`, '401 sign-in-required', why);
    texts.add(error.message);
  }
  assert.equal(texts.size, 1, [...texts].join());
  // Nobody in particular.
  for (const sub of [undefined, '', 7, 'x'.repeat(201)])
    assert.equal(await codeOf(await prove({ ...good(), sub })), '401 sign-in-required', String(sub));

  // Once, in whichever process, also at the same moment.
  const proof = sign(good(), secret);
  const codes = await Promise.all(
    Array.from({ length: 10 }, (_, at) => exchange({ proof }, { url: at % 2 ? service.url : second.url }).then(codeOf)),
  );
  assert.deepEqual(codes.sort(), ['201', ...Array(9).fill('401 sign-in-required')]);
});

test('keys are changed without a moment when nobody can sign in', async () => {
  const next = await main.newKey();
  for (const one of [key, next]) assert.equal((await main.person(one, 'a')).role, 'shopper');
  const listed = await (await main.asOwner('GET', '/keys')).json();
  assert.deepEqual(
    listed.keys.map(({ id }) => id),
    [key.id, next.id],
  );
  assert.ok(!JSON.stringify(listed).includes(next.secret));
  assert.equal((await main.asOwner('DELETE', `/keys/${next.id}`)).status, 204);
  assert.equal((await main.asOwner('DELETE', `/keys/${next.id}`)).status, 204);
  assert.equal(await codeOf(await prove(claimsOf('a'), next)), '401 sign-in-required');
  for (let left = 4; left > 0; left -= 1) await main.newKey();
  assert.equal(await codeOf(await main.asOwner('POST', '/keys')), '412 conflict', 'a sixth one');
});

test('a guest comes back by a session, until it is ended', async () => {
  const guest = await main.guest();
  assert.equal(guest.role, 'guest');
  const again = await (await exchange({ session: guest.session }, { url: second.url })).json();
  assert.deepEqual([again.person, again.role, again.session], [guest.person, 'guest', guest.session]);
  assert.notEqual((await main.guest()).person, guest.person);
  for (const session of [guest.session.toUpperCase(), `${guest.session}x`, `vitrine_session_${'A'.repeat(43)}`, ''])
    assert.equal(await codeOf(await exchange({ session })), '401 sign-in-required', session);
  assert.equal((await main.call('POST', '/sign-out', { body: { session: guest.session } })).status, 204);
  assert.equal(await codeOf(await exchange({ session: guest.session })), '401 sign-in-required');
});

test('a token that was forged, changed, of another shop or has expired opens nothing', async () => {
  const { token } = await main.person(key, 'a', { role: 'staff' });
  const [header, payload, signature] = token.split('.');
  const ours = Buffer.from(
    hkdfSync(
      'sha256',
      Buffer.from(readFileSync(join(folder, 'secret'), 'utf8').trim(), 'base64url'),
      '',
      'vitrine access token',
      32,
    ),
  );
  const claims = {
    iss: 'vitrine',
    aud: 'main',
    sub: randomUUID(),
    role: 'staff',
    iat: timeLeft(0),
    exp: timeLeft(900),
  };
  const typ = { alg: 'HS256', typ: 'at+jwt' };
  const list = (given) => main.call('GET', '/videos?state=all', { token: given });
  // The key is the right one, or the cases below would show nothing.
  assert.equal((await list(sign(claims, ours, typ))).status, 200);
  const changed = Buffer.from(JSON.stringify({ ...claims, role: 'owner' })).toString('base64url');
  for (const [why, given] of Object.entries({
    expired: sign({ ...claims, iat: timeLeft(-1000), exp: timeLeft(-100) }, ours, typ),
    'without an end': sign({ ...claims, exp: undefined }, ours, typ),
    'of an owner': sign({ ...claims, role: 'owner' }, ours, typ),
    'of a role that is none': sign({ ...claims, role: 'root' }, ours, typ),
    'of another kind': sign(claims, ours, { alg: 'HS256', typ: 'JWT' }),
    'signed by the merchant': sign(claims, key.secret, typ),
    'changed payload': `${header}.${changed}.${signature}`,
    'changed signature': `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
    'no signature': `${header}.${payload}.`,
    'a session': (await main.guest()).session,
    'a proof': sign(claimsOf('a'), key.secret),
  }))
    assert.equal(await codeOf(await list(given)), '401 sign-in-required', why);
  assert.equal(await codeOf(await list(sign({ ...claims, aud: 'other' }, ours, typ))), '403 forbidden');
  assert.equal(await codeOf(await main.call('GET', '/v1/shops/other/videos', { token })), '403 forbidden');
});

test('each role may do what it is for, and not more', async () => {
  const tokens = { nobody: undefined, guest: (await main.guest()).token, shopper: (await main.person(key, 's')).token };
  for (const role of ['creator', 'host', 'moderator', 'staff'])
    tokens[role] = (await main.person(key, `of-${role}`, { role })).token;
  // A role that does not exist, and one that a proof cannot give.
  for (const role of ['owner', 'root', 'guest', '', null, ['staff']])
    assert.equal((await main.person(key, 'pretender', { role })).role, 'shopper', String(role));
  const save = (token) => main.call('PUT', '/videos/draft', { token, body: video, headers: { 'if-none-match': '*' } });
  const acts = {
    draft: (token) => main.call('GET', '/videos/draft', { token }),
    drafts: (token) => main.call('GET', '/videos?state=all', { token }),
    save,
    remove: (token) => main.call('DELETE', '/videos/draft', { token, headers: { 'if-match': '"v9"' } }),
    rule: (token) => main.call('PUT', '/feeds/main', { token, body: {} }),
    shop: (token) => main.call('GET', '', { token }),
    origins: (token) => main.call('PUT', '', { token, body: { origins: [] }, headers: { 'if-match': '*' } }),
    keys: (token) => main.call('POST', '/keys', { token }),
    team: (token) => main.call('POST', '/team', { token, body: { subject: 'x', role: 'staff' } }),
    audit: (token) => main.call('GET', '/audit', { token }),
  };
  const forOwners = ['shop', 'origins', 'keys', 'team', 'audit'];
  assert.equal((await save(service.token)).status, 201);
  let rejected = 0;
  for (const [role, token] of Object.entries(tokens))
    for (const [act, ask] of Object.entries(acts)) {
      const code = await codeOf(await ask(token));
      if (role === 'staff' && !forOwners.includes(act)) {
        assert.doesNotMatch(code, /forbidden|sign-in/, `${role} ${act}`);
        continue;
      }
      rejected += 1;
      const wanted = act === 'draft' ? '404 not-found' : token ? '403 forbidden' : '401 sign-in-required';
      assert.equal(code, wanted, `${role} ${act}`);
    }
  assert.equal(rejected, 65);
  assert.equal((await main.asOwner('GET', '/videos/draft')).status, 200, 'nobody has removed it');
});

test('an owner gives a role and takes it away, and the audit log says so without a name', async () => {
  const give = (body) => main.asOwner('POST', '/team', { body });
  const { person } = await (await give({ subject: 'clerk-1', role: 'moderator' })).json();
  assert.deepEqual(
    [(await main.person(key, 'clerk-1')).role, (await main.person(key, 'clerk-1')).person],
    ['moderator', person],
  );
  const mail = await (await give({ email: ' Mina@Example.com', role: 'host' })).json();
  assert.equal((await (await give({ email: 'mina@example.com', role: 'host' })).json()).person, mail.person);
  const { people } = await (await main.asOwner('GET', '/team')).json();
  assert.deepEqual(
    people.map(({ role, subject, email }) => [role, subject, email]),
    [
      ['moderator', 'clerk-1', null],
      ['host', null, 'Mina@Example.com'],
    ],
  );
  assert.equal((await (await give({ subject: 'clerk-1', role: null })).json()).role, 'shopper');
  assert.equal((await main.person(key, 'clerk-1')).role, 'shopper');
  for (const body of [
    { role: 'host' },
    { subject: 'a', email: 'a@b.example', role: 'host' },
    { subject: 'a', role: 'owner' },
    { email: 'no', role: 'host' },
  ])
    assert.equal(await codeOf(await give(body)), '400 validation', JSON.stringify(body));

  const acts = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await (await main.asOwner('GET', `/audit?limit=2${cursor && `&cursor=${cursor}`}`)).json();
    assert.ok(page.acts.length <= 2);
    acts.push(...page.acts);
    cursor = page.cursor;
  }
  const text = JSON.stringify(acts);
  for (const act of ['key.create', 'key.remove', 'role.moderator', 'role.shopper', 'video.save'])
    assert.ok(text.includes(`"${act}"`), act);
  for (const secret of ['mina', 'clerk-1', key.secret, '127.0.0.1'])
    assert.ok(!text.toLowerCase().includes(secret), secret);
  const { rows } = await database.query('select count(*) from audit');
  assert.equal(acts.length, Number(rows[0].count));
});

test('limits hold over two processes, and a header does not get around them', async () => {
  const ask = (at, forwarded) =>
    main.call('POST', '/tokens', {
      body: { session: 'x' },
      url: at % 2 ? service.url : second.url,
      headers: { 'x-forwarded-for': forwarded },
    });
  const responses = await Promise.all(Array.from({ length: 80 }, (_, at) => ask(at, `forged-${at}, 203.0.113.9`)));
  const limited = responses.filter(({ status }) => status === 429);
  assert.equal(limited.length, 20);
  assert.equal((await limited[0].json()).error.code, 'rate-limited');
  const wait = Number(limited[0].headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 60, String(wait));
  // Somebody else, and another proxy's client, may go on.
  assert.equal((await ask(1, '203.0.113.10')).status, 401);
  const { rows } = await database.query(`select string_agg(key, ' ') as keys from rate_limit`);
  assert.ok(!rows[0].keys.includes('203.0.113'), 'no address is kept');
});

test('the database alone gives nobody away: no token, session, secret or address is in it', async () => {
  const guest = await main.guest();
  await main.asOwner('POST', '/team', { body: { email: 'canary@mail.example', role: 'host' } });
  const { rows: tables } = await database.query(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  assert.ok(tables.length > 8);
  const secrets = [
    guest.session,
    guest.session.slice(16),
    guest.token,
    key.secret,
    service.token,
    'canary@mail',
    readFileSync(join(folder, 'secret'), 'utf8').trim(),
  ];
  for (const { name } of tables) {
    const { rows } = await database.query(
      `select t::text as line, encode(convert_to(t::text, 'UTF8'), 'hex') from "${name}" t`,
    );
    const text = rows.map(({ line }) => line).join('\n');
    for (const secret of secrets) {
      assert.ok(!text.includes(secret), `${name}: ${secret}`);
      // Bytes are printed as hexadecimal.
      assert.ok(!text.includes(Buffer.from(secret).toString('hex')), `${name}: ${secret}`);
    }
  }
  const log = service.output + second.output;
  for (const secret of secrets) assert.ok(!log.includes(secret), `log: ${secret}`);
});

test('every process needs the secret that the database was made with', async (t) => {
  assert.equal(statSync(join(folder, 'secret')).mode & 0o777, 0o600);
  const one = dataFolder(t);
  const postgres = await startPostgres({ folder: join(one, 'own'), database: 'shop' });
  endBefore(one, () => postgres.stop());
  const env = { DATABASE_URL: postgres.url };
  const secret = randomBytes(32).toString('base64url');
  await startService(one, [], { ...env, VITRINE_SECRET: secret });
  const other = dataFolder(t);
  await startService(other, [], { ...env, VITRINE_SECRET: secret });
  const stranger = spawnService(other, [], env);
  assert.equal(await stranger.ended, 1);
  assert.match(stranger.words, /made with another secret/);
  assert.equal(await spawnService(other, [], { ...env, VITRINE_SECRET: 'short' }).ended, 1);
  writeFileSync(join(other, 'secret'), '');
  const empty = spawnService(other, [], env);
  assert.equal(await empty.ended, 1);
  assert.match(empty.words, /has no secret in it/);
});
