import { expect } from '@open-wc/testing';
import { TestClock } from '@vitrine/testing/test-clock';
import { WatchdogTimer } from './watchdog-timer.js';
import type { WatchdogAct, WatchdogSample } from './watchdog.js';

type Look = Omit<WatchdogSample, 'elapsedMs'>;

function setUp(look: () => Look | null) {
  const clock = new TestClock();
  const acts: WatchdogAct[] = [];
  const timer = new WatchdogTimer(clock, look, (act) => {
    if (act) acts.push(act);
  });
  const pass = async (seconds: number): Promise<void> => {
    for (let half = 0; half < seconds * 2; half++) await clock.pass(500);
  };
  return { clock, acts, timer, pass };
}

const still: Look = { position: 3, online: true, sinceBytesMs: 60_000 };

describe('WatchdogTimer', () => {
  it('looks until the time is up', async () => {
    const { clock, acts, timer, pass } = setUp(() => still);
    timer.restart(3);
    await pass(60);
    expect(acts).to.deep.equal(['nudge', 'reload', 'give-up']);
    expect(clock.timers).to.equal(0);
  });

  it('ends when nobody waits for the video, and a restart counts from zero', async () => {
    let look: Look | null = still;
    const { clock, acts, timer, pass } = setUp(() => look);
    timer.restart(3);
    await pass(9);
    look = null;
    await pass(1);
    expect(clock.timers).to.equal(0);
    look = still;
    timer.restart(3);
    await pass(9);
    expect(acts).to.deep.equal([]);
  });

  it('does not count a change of position by a remedy as progress', async () => {
    let position = 3;
    const { acts, timer, pass } = setUp(() => ({ ...still, position }));
    timer.restart(3);
    await pass(10);
    position = 3.1;
    timer.moveTo(3.1);
    await pass(10);
    position = 2.9;
    await pass(2);
    position = 3.1;
    await pass(12);
    expect(acts).to.deep.equal(['nudge', 'reload', 'give-up']);
  });

  it('stops at once', async () => {
    const { clock, acts, timer, pass } = setUp(() => still);
    timer.restart(3);
    timer.stop();
    expect(clock.timers).to.equal(0);
    await pass(60);
    expect(acts).to.deep.equal([]);
  });
});
