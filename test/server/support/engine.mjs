// A commerce engine for tests: it settles order lines, keeps balances, and loses answers where it is asked to.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

export async function engineServer() {
  const engine = {
    /** What signs requests to it. */
    secret: '',
    /** Each credit that was made: `{ key, line, to }`. */
    credits: [],
    balances: new Map(),
    strangers: new Set(),
    void: new Set(),
    requests: 0,
    /** Asked before (`before`) and after (`after`) it does what it is asked: a status to answer, `lost`, or nothing. */
    script: async () => undefined,
    close: () => (server.closeAllConnections(), new Promise((done) => server.close(done))),
  };
  const done = new Map();
  const server = createServer(async (request, response) => {
    engine.requests += 1;
    let text = '';
    for await (const chunk of request) text += chunk;
    const answer = (status, body = {}) => {
      if (status === 'lost') return response.destroy();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const { proof } = JSON.parse(text);
    const [header, payload, signature] = proof.split('.');
    const wanted = createHmac('sha256', engine.secret).update(`${header}.${payload}`).digest('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url'));
    const isOurs = signature === wanted && claims.aud === 'vitrine-engine' && claims.exp * 1000 > Date.now();
    if (request.url !== '/vitrine/redeem' || !isOurs) return answer(400);
    const before = await engine.script('before', claims);
    if (before) return answer(before);
    const { key, line, person } = claims;
    const to = person.subject ?? person.email;
    if (engine.strangers.has(to)) return answer(401);
    if (!done.has(key)) {
      if (engine.void.has(line)) return answer(410);
      // Once for each key.
      done.set(key, to);
      engine.credits.push({ key, line, to });
      engine.balances.set(to, (engine.balances.get(to) ?? 0) + 5000);
    }
    if (done.get(key) !== to) return answer(410);
    const after = await engine.script('after', claims);
    answer(after ?? 200, { balance: { amount: engine.balances.get(to), currency: 'USD', exponent: 2 } });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  engine.url = `http://127.0.0.1:${server.address().port}/vitrine`;
  return engine;
}
