import { expect } from '@open-wc/testing';
import { HandClock } from '../../../../../test/support/hand-clock.js';
import { SlowNotice } from './slow-notice.js';

describe('SlowNotice', () => {
  function setUp() {
    const clock = new HandClock();
    let changes = 0;
    const notice = new SlowNotice(() => (changes += 1), clock);
    return { clock, notice, changes: () => changes };
  }

  it('is shown after three seconds, reports it once, and is gone at once', async () => {
    const { clock, notice, changes } = setUp();
    notice.follow(true);
    await clock.turn(2999);
    notice.follow(true);
    expect(notice.isShown).to.equal(false);
    await clock.turn(1);
    expect(notice.isShown).to.equal(true);
    notice.follow(true);
    await clock.turn(60_000);
    expect(changes()).to.equal(1);
    notice.follow(false);
    expect(notice.isShown).to.equal(false);
  });

  it('counts each wait from zero and leaves no timer', async () => {
    const { clock, notice, changes } = setUp();
    for (let round = 0; round < 3; round++) {
      notice.follow(true);
      await clock.turn(2000);
      notice.follow(false);
    }
    expect(changes()).to.equal(0);
    expect(clock.alarms).to.equal(0);
  });
});
