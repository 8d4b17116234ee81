import { expect } from '@open-wc/testing';
import { HandClock } from '../../../test/support/hand-clock.js';
import { Patrol } from './patrol.js';
import type { WatchdogAct, WatchdogSample } from './watchdog.js';

type Look = Omit<WatchdogSample, 'elapsedMs'>;

function setUp(look: () => Look | null) {
  const clock = new HandClock();
  const acts: WatchdogAct[] = [];
  const patrol = new Patrol(clock, look, (act) => {
    if (act) acts.push(act);
  });
  const pass = async (seconds: number): Promise<void> => {
    for (let half = 0; half < seconds * 2; half++) await clock.turn(500);
  };
  return { clock, acts, patrol, pass };
}

const still: Look = { position: 3, online: true, sinceBytesMs: 60_000 };

describe('Patrol', () => {
  it('looks until it has said that the time is up', async () => {
    const { clock, acts, patrol, pass } = setUp(() => still);
    patrol.restart(3);
    await pass(60);
    expect(acts).to.deep.equal(['nudge', 'reload', 'give-up']);
    expect(clock.alarms).to.equal(0);
  });

  it('ends when nobody waits for the film any more, and begins to count anew', async () => {
    let look: Look | null = still;
    const { clock, acts, patrol, pass } = setUp(() => look);
    patrol.restart(3);
    await pass(9);
    look = null;
    await pass(1);
    expect(clock.alarms).to.equal(0);
    look = still;
    patrol.restart(3);
    await pass(9);
    expect(acts).to.deep.equal([]);
  });

  it('does not take what a remedy did to the position for an advance', async () => {
    let position = 3;
    const { acts, patrol, pass } = setUp(() => ({ ...still, position }));
    patrol.restart(3);
    await pass(10);
    position = 3.1;
    patrol.moveTo(3.1);
    await pass(10);
    position = 2.9;
    await pass(2);
    position = 3.1;
    await pass(12);
    expect(acts).to.deep.equal(['nudge', 'reload', 'give-up']);
  });

  it('stops at once', async () => {
    const { clock, acts, patrol, pass } = setUp(() => still);
    patrol.restart(3);
    patrol.stop();
    expect(clock.alarms).to.equal(0);
    await pass(60);
    expect(acts).to.deep.equal([]);
  });
});
