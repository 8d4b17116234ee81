import { expect } from '@open-wc/testing';
import { TestClock } from '@vitrine/testing/test-clock';
import { TestConnection } from '@vitrine/testing/test-connection';
import { RetryTimer } from './retry-timer.js';
import { noResponse, type RequestFailure } from './retry-plan.js';

function setUp() {
  const clock = new TestClock();
  const connection = new TestConnection();
  const results: boolean[] = [];
  const retry = new RetryTimer({ clock, connection });
  const fail = (failure: RequestFailure = noResponse): void =>
    void retry.wait(failure).then((result) => results.push(result));
  return { clock, connection, results, retry, fail };
}

describe('RetryTimer', () => {
  it('waits by the plan and then resolves with true', async () => {
    const { clock, results, retry, fail } = setUp();
    retry.start();
    fail();
    await clock.pass(999);
    expect(results).to.deep.equal([]);
    await clock.pass(1);
    expect(results).to.deep.equal([true]);
  });

  it('gives up when the plan has ended', async () => {
    const { clock, results, retry, fail } = setUp();
    for (let round = 0; round < 20 && !results.includes(false); round++) {
      retry.start();
      fail();
      await clock.pass(4000);
    }
    expect(results).to.deep.equal([true, true, true, true, false]);
  });

  it('counts the time of a request', async () => {
    const { clock, results, retry, fail } = setUp();
    retry.start();
    await clock.pass(14_500);
    fail();
    await clock.pass(0);
    expect(results).to.deep.equal([false]);
  });

  it('waits for the network as long as it takes, without counting a try', async () => {
    const { clock, connection, results, retry, fail } = setUp();
    retry.start();
    connection.set(false);
    fail();
    await clock.pass(3_600_000);
    expect(results).to.deep.equal([]);
    connection.set(true);
    await clock.pass(0);
    expect(results).to.deep.equal([true]);
    expect(connection.listeners.size).to.equal(0);
    retry.start();
    fail();
    await clock.pass(1000);
    expect(results).to.deep.equal([true, true]);
  });

  it('does not settle after a cancel, and leaves no timer or listener', async () => {
    const { clock, connection, results, retry, fail } = setUp();
    retry.start();
    fail();
    retry.cancel();
    expect(clock.timers).to.equal(0);
    connection.set(false);
    fail();
    retry.cancel();
    connection.set(true);
    await clock.pass(60_000);
    expect(results).to.deep.equal([]);
    expect(connection.listeners.size).to.equal(0);
  });

  it('forgets failures before a success', async () => {
    const { clock, results, retry, fail } = setUp();
    for (let round = 0; round < 8; round++) {
      retry.start();
      fail();
      await clock.pass(4000);
      retry.reset();
    }
    expect(results).to.deep.equal(Array.from({ length: 8 }, () => true));
  });
});
