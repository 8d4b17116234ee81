// The plainest shop there is: a cart server without idempotency keys, and an adapter for it. What the fault proxy and
// the schedules are tried on, before they are believed about a real engine.
import http from 'node:http';
import { VitrineError } from '@vitrine/core';

export async function startPlainShop() {
  const carts = new Map();
  const requests = [];
  let made = 0;
  const server = http.createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += part;
    requests.push(`${request.method} ${request.url}`);
    const [, id, act] = new URL(request.url, 'http://shop').pathname.split('/');
    const answer = (status, body) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method === 'GET') return carts.has(id) ? answer(200, carts.get(id)) : answer(404, null);
    const cart = carts.get(id) ?? { id, lines: [] };
    carts.set(id, cart);
    const input = JSON.parse(text);
    if (act === 'add') {
      for (const { variantId, quantity } of input) {
        const line = cart.lines.find((entry) => entry.variantId === variantId);
        if (line) line.quantity += quantity;
        else cart.lines.push({ id: `line-${made++}`, variantId, quantity });
      }
    }
    for (const { lineId, quantity } of act === 'update' ? input : []) {
      const line = cart.lines.find((entry) => entry.id === lineId);
      if (!line) return answer(409, cart);
      line.quantity = quantity;
    }
    if (act === 'remove') {
      if (input.some((lineId) => !cart.lines.some((entry) => entry.id === lineId))) return answer(409, cart);
      cart.lines = cart.lines.filter((entry) => !input.includes(entry.id));
    }
    answer(200, cart);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    cart: (id) => carts.get(id)?.lines ?? null,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

const money = (amount) => ({ amount, currency: 'USD', exponent: 2 });

const cartOf = ({ id, lines }) => ({
  id,
  currency: 'USD',
  lines: lines.map((line) => ({
    ...line,
    productId: line.variantId,
    title: `Title of ${line.variantId}`,
    variantTitle: '',
    rule: { min: 1, max: null, step: 1 },
    unitPrice: money(100),
    total: money(100 * line.quantity),
    kind: 'physical',
    attributes: [],
  })),
  count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotal: { money: money(0), estimated: true },
  discounts: [],
  codes: [],
  giftCards: [],
  total: { money: money(0), estimated: true },
  note: '',
  attributes: [],
});

/** `retries`: how often a failed add is sent again blindly; an honest adapter never does. */
export function plainAdapter(api, { retries = 0, loses = false } = {}) {
  let storage;
  let fetchIt;
  const idKey = 'plain:cart';
  const ask = async (path, body, signal) => {
    const changes = body !== undefined;
    let response;
    try {
      response = await fetchIt(`${api}${path}`, {
        signal,
        ...(changes
          ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
          : {}),
      });
    } catch {
      throw new VitrineError(signal?.aborted ? 'aborted' : 'network', { ambiguous: changes });
    }
    if (response.status === 429)
      throw new VitrineError('rate-limited', { retryAfter: Number(response.headers.get('retry-after')) * 1000 });
    if (response.status >= 500) throw new VitrineError('server', { ambiguous: changes });
    if (response.status === 409) throw new VitrineError('line-not-found', { cart: cartOf(await response.json()) });
    return response.status === 404 ? null : response.json();
  };
  const change = async (act, input, options) => {
    let id = storage.get(idKey);
    if (id === null) storage.set(idKey, (id = crypto.randomUUID()));
    return { cart: cartOf(await ask(`/${id}/${act}`, input, options?.signal)), warnings: [] };
  };
  return {
    name: 'plain',
    contract: 1,
    async connect(context) {
      ({ storage, fetch: fetchIt } = context);
    },
    cart: {
      idempotency: 'none',
      async get(options) {
        const id = storage.get(idKey);
        const cart = id === null ? null : await ask(`/${id}`, undefined, options?.signal);
        return cart && cartOf(cart);
      },
      async add(lines, options) {
        for (let left = retries; ; left--) {
          try {
            return await change('add', loses ? lines.slice(0, 1) : lines, options);
          } catch (error) {
            if (left <= 0 || !error.ambiguous) throw error;
          }
        }
      },
      update: (lines, options) => change('update', lines, options),
      remove: (lineIds, options) => change('remove', lineIds, options),
      reset: async () => storage.remove(idKey),
    },
  };
}
