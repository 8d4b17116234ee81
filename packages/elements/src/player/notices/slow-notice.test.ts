import { expect } from '@open-wc/testing';
import { TestClock } from '@vitrine/testing/test-clock';
import { SlowNotice } from './slow-notice.js';

describe('SlowNotice', () => {
  function setUp() {
    const clock = new TestClock();
    let changes = 0;
    const notice = new SlowNotice(() => (changes += 1), clock);
    return { clock, notice, changes: () => changes };
  }

  it('is shown after three seconds, reports it once, and is gone at once', async () => {
    const { clock, notice, changes } = setUp();
    notice.follow(true);
    await clock.pass(2999);
    notice.follow(true);
    expect(notice.isShown).to.equal(false);
    await clock.pass(1);
    expect(notice.isShown).to.equal(true);
    notice.follow(true);
    await clock.pass(60_000);
    expect(changes()).to.equal(1);
    notice.follow(false);
    expect(notice.isShown).to.equal(false);
  });

  it('counts each wait from zero and leaves no timer', async () => {
    const { clock, notice, changes } = setUp();
    for (let round = 0; round < 3; round++) {
      notice.follow(true);
      await clock.pass(2000);
      notice.follow(false);
    }
    expect(changes()).to.equal(0);
    expect(clock.timers).to.equal(0);
  });
});
