// The proxy makes the faults it names, and the schedules find what an adapter does wrong because of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FAULT_HEADER, FAULTS, startFaultProxy } from '../engines/support/fault-proxy.mjs';
import { playSchedules } from '../engines/support/schedules.mjs';
import { plainAdapter, startPlainShop } from './support/plain-shop.mjs';

let shop;
let proxy;
before(async () => {
  shop = await startPlainShop();
  proxy = await startFaultProxy(shop.url);
});
after(async () => {
  await proxy.close();
  await shop.close();
});

/**
 * Adds one unit to a cart of its own over the line; answers what came back, and how many arrived by then and at the
 * end.
 */
async function addOver(fault) {
  const id = crypto.randomUUID();
  const units = () => shop.cart(id)?.[0]?.quantity ?? 0;
  const answer = await fetch(`${proxy.url}/${id}/add`, {
    method: 'POST',
    body: JSON.stringify([{ variantId: 'a', quantity: 1 }]),
    headers: { 'content-type': 'application/json', [FAULT_HEADER]: fault },
  }).then(
    ({ status }) => status,
    () => 'broken',
  );
  const atOnce = units();
  await proxy.idle();
  return [answer, atOnce, units()];
}

test('each fault happens, and is counted', async () => {
  const expected = {
    '': [200, 1, 1],
    'drop-before': ['broken', 0, 0],
    'drop-after': ['broken', 1, 1],
    unavailable: [503, 0, 0],
    limited: [429, 0, 0],
    'delay;30': [200, 1, 1],
    twice: [200, 2, 2],
    'late;150': ['broken', 0, 1],
  };
  for (const [fault, what] of Object.entries(expected)) assert.deepEqual(await addOver(fault), what, fault);
  for (const fault of FAULTS) assert.equal(proxy.counts[fault], 1, fault);
});

test('what is not a fault goes through as it is', async () => {
  const answer = await fetch(`${proxy.url}/nobody`, { headers: { [FAULT_HEADER]: 'nonsense' } });
  assert.deepEqual(
    [answer.status, answer.headers.get('content-type'), await answer.json()],
    [404, 'application/json', null],
  );
  assert.equal(shop.requests.at(-1), 'GET /nobody');
});

const play = (options, count, seed) =>
  playSchedules(
    async () => ({
      adapter: () => plainAdapter(proxy.url, options),
      variants: ['a', 'b', 'c', 'd'],
      inspect: async (stored) => shop.cart(cartIdIn(stored)),
    }),
    proxy,
    { count, seed, parallel: 12 },
  );
/** Where the store keeps what the adapter gives it is the store's affair. */
const cartIdIn = (stored) => stored.map(([, value]) => value).find((value) => shop.cart(value) !== null);

test('100 schedules against a shop without keys: nothing lost, nothing doubled without a report', async () => {
  const { seed, failures } = await play({}, 100, undefined);
  assert.deepEqual(failures, [], `seed ${seed}`);
});

test('would notice an adapter that sends an add again blindly, and one that loses lines', async () => {
  for (const fault of [{ retries: 2 }, { loses: true }]) {
    const { failures } = await play(fault, 60, 1000);
    assert.ok(failures.length > 0, JSON.stringify(fault));
    assert.match(failures.flatMap(({ wrong }) => wrong).join(), /too many, not reported|lost/);
  }
});
