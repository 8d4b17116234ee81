import { toVitrineError, VitrineError, type Adapter } from '@vitrine/core';
import { memoryAdapter, createMemoryBackend } from '@vitrine/adapters/memory';
import { assert } from 'chai';
import { TestClock } from '@vitrine/testing/test-clock';
import { withFaults, type FaultScript } from './index.js';

const line = [{ variantId: 'variant/stoneware-mug/moss', quantity: 1 }];

function shop(script: FaultScript): {
  adapter: Adapter;
  clock: TestClock;
  units: () => Promise<number>;
} {
  const adapter = memoryAdapter(createMemoryBackend(), { analytics: null });
  const clock = new TestClock();
  return {
    adapter: withFaults(adapter, script, { clock }),
    clock,
    units: async () => (await adapter.cart?.get())?.count ?? 0,
  };
}

const outcome = (call: Promise<unknown> | undefined): Promise<VitrineError | 'ok'> =>
  Promise.resolve(call).then(
    () => 'ok' as const,
    (error: unknown) => toVitrineError(error),
  );
const codeOf = (result: VitrineError | 'ok' | undefined): string | undefined =>
  result instanceof VitrineError ? result.code : result;

describe('withFaults', () => {
  it('delays a request until its time, then delivers it', async () => {
    const { adapter, clock, units } = shop([{ call: 'cart.add', fault: { kind: 'latency', ms: 100 } }]);
    let done = false;
    const call = adapter.cart?.add(line).then(() => (done = true));
    await clock.pass(99);
    assert.deepEqual([done, await units()], [false, 0]);
    await clock.pass(1);
    await call;
    assert.equal(await units(), 1);
  });

  it('loses a request: nothing is applied, and the error is ambiguous', async () => {
    const { adapter, clock, units } = shop([{ call: 'cart.*', fault: { kind: 'lost-request', ms: 10 } }]);
    const call = outcome(adapter.cart?.add(line));
    await clock.pass(10);
    const error = await call;
    assert.deepEqual(
      [codeOf(error), error instanceof VitrineError && error.ambiguous, await units()],
      ['network', true, 0],
    );
  });

  it('loses an answer: the request is applied, and the error is ambiguous', async () => {
    const { adapter, clock, units } = shop([{ call: 'cart.add', fault: { kind: 'lost-answer', ms: 10 } }]);
    const call = outcome(adapter.cart?.add(line));
    await clock.pass(10);
    const error = await call;
    assert.deepEqual(
      [codeOf(error), error instanceof VitrineError && error.ambiguous, await units()],
      ['network', true, 1],
    );
  });

  it('applies at once and answers late', async () => {
    const { adapter, clock, units } = shop([{ call: 'cart.add', fault: { kind: 'late-answer', ms: 500 } }]);
    let done = false;
    const call = adapter.cart?.add(line).then(() => (done = true));
    await clock.pass(499);
    assert.deepEqual([done, await units()], [false, 1]);
    await clock.pass(1);
    await call;
  });

  it('rejects with a timeout, and the request is applied later although its caller has aborted', async () => {
    const { adapter, clock, units } = shop([
      { call: 'cart.add', fault: { kind: 'late-request', ms: 800, timeoutMs: 200 } },
    ]);
    const ended = new AbortController();
    const call = outcome(adapter.cart?.add(line, { signal: ended.signal }));
    await clock.pass(200);
    assert.deepEqual([codeOf(await call), await units()], ['timeout', 0]);
    ended.abort();
    await clock.pass(600);
    assert.equal(await units(), 1);
  });

  it('delivers twice: applied once with a key, twice without', async () => {
    const keyed = shop([{ call: 'cart.add', fault: { kind: 'duplicate' } }]);
    await keyed.adapter.cart?.add(line, { idempotencyKey: 'one' });
    assert.equal(await keyed.units(), 1);
    const bare = shop([{ call: 'cart.add', fault: { kind: 'duplicate', ms: 50 } }]);
    await bare.adapter.cart?.add(line);
    assert.equal(await bare.units(), 1);
    await bare.clock.pass(50);
    assert.equal(await bare.units(), 2);
  });

  it('rejects with any code, 429 with its retryAfter, on the call that the rule names', async () => {
    const { adapter, clock, units } = shop([
      { call: 'cart.add', nth: 2, fault: { kind: 'error', code: 'rate-limited', retryAfter: 3000 } },
      { call: '*', nth: 'every', fault: { kind: 'error', code: 'server' } },
    ]);
    const first = outcome(adapter.cart?.add(line));
    await clock.pass(0);
    const second = outcome(adapter.cart?.add(line));
    await clock.pass(0);
    const rejected = await second;
    assert.deepEqual(
      [codeOf(await first), codeOf(rejected), rejected instanceof VitrineError && rejected.retryAfter],
      ['server', 'rate-limited', 3000],
    );
    assert.equal(await units(), 0);
  });

  it('ends a waiting call with its signal', async () => {
    const { adapter, clock, units } = shop(() => ({ kind: 'latency', ms: 100 }));
    const ended = new AbortController();
    const call = outcome(adapter.cart?.add(line, { signal: ended.signal }));
    ended.abort();
    assert.equal(codeOf(await call), 'aborted');
    await clock.pass(100);
    assert.equal(await units(), 0);
  });

  it('does not change what is no request: name, missing methods, idempotency, buy now', () => {
    const { checkout, ...rest } = memoryAdapter(createMemoryBackend(), { analytics: null });
    const adapter = withFaults({ ...rest, ...(checkout ? { checkout } : {}) }, []);
    assert.deepEqual(
      [adapter.name, adapter.contract, adapter.cart?.idempotency, adapter.checkout?.buyNow, adapter.analytics],
      ['memory', 1, 'key', true, undefined],
    );
  });
});
