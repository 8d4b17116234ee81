import { expect } from '@open-wc/testing';
import { HandClock } from '../../../../../test/support/hand-clock.js';
import { SlowNotice } from './slow-notice.js';

describe('SlowNotice', () => {
  function setUp() {
    const clock = new HandClock();
    let changes = 0;
    const wait = new SlowNotice(() => (changes += 1), clock);
    return { clock, wait, changes: () => changes };
  }

  it('is long after three seconds, says so once, and is over at once', async () => {
    const { clock, wait, changes } = setUp();
    wait.follow(true);
    await clock.turn(2999);
    wait.follow(true);
    expect(wait.isLong).to.equal(false);
    await clock.turn(1);
    expect(wait.isLong).to.equal(true);
    wait.follow(true);
    await clock.turn(60_000);
    expect(changes()).to.equal(1);
    wait.follow(false);
    expect(wait.isLong).to.equal(false);
  });

  it('begins anew with each wait and leaves no alarm behind', async () => {
    const { clock, wait, changes } = setUp();
    for (let round = 0; round < 3; round++) {
      wait.follow(true);
      await clock.turn(2000);
      wait.follow(false);
    }
    expect(changes()).to.equal(0);
    expect(clock.alarms).to.equal(0);
  });
});
