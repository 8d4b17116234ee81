import { expect } from '@open-wc/testing';
import { calm, watch, watchEveryMs, type WatchdogAct, type WatchdogSample } from './watchdog.js';

/** Watches a video for `seconds` and returns each act with its time in seconds. */
function acts(seconds: number, sampleAt: (second: number) => Partial<WatchdogSample>): [number, WatchdogAct][] {
  let state = calm(0);
  const done: [number, WatchdogAct][] = [];
  for (let ms = watchEveryMs; ms <= seconds * 1000; ms += watchEveryMs) {
    const look = watch(state, {
      elapsedMs: watchEveryMs,
      position: 0,
      online: true,
      sinceBytesMs: 60_000,
      ...sampleAt(ms / 1000),
    });
    state = look.state;
    if (look.act) done.push([ms / 1000, look.act]);
    if (look.act === 'give-up' || look.act === 'say-offline') break;
  }
  return done;
}

describe('watch', () => {
  it('does nothing while the video advances', () => {
    expect(acts(60, (second) => ({ position: second }))).to.deep.equal([]);
  });

  it('nudges after 10 s, reloads after 20 s and gives up before 35 s', () => {
    expect(acts(60, () => ({}))).to.deep.equal([
      [10, 'nudge'],
      [20, 'reload'],
      [34, 'give-up'],
    ]);
  });

  it('counts from the last advance', () => {
    expect(acts(60, (second) => ({ position: Math.min(second, 7) }))).to.deep.equal([
      [17, 'nudge'],
      [27, 'reload'],
      [41, 'give-up'],
    ]);
  });

  it('does not count noise in the position as progress', () => {
    expect(acts(60, (second) => ({ position: second % 1 ? 0.005 : 0 })).map(([, act]) => act)).to.deep.equal([
      'nudge',
      'reload',
      'give-up',
    ]);
  });

  it('counts a jump back, as in a loop, as progress', () => {
    expect(acts(60, (second) => ({ position: 8 - (second % 8) }))).to.deep.equal([]);
  });

  it('does not reload while bytes still arrive', () => {
    expect(acts(60, () => ({ sinceBytesMs: 1000 }))).to.deep.equal([
      [10, 'nudge'],
      [34, 'give-up'],
    ]);
  });

  it('reports early that the device is offline', () => {
    expect(acts(60, () => ({ online: false }))).to.deep.equal([[2, 'say-offline']]);
  });

  it('does not count time offline', () => {
    // Ten seconds offline, in intervals too short to be reported.
    expect(acts(60, (second) => ({ online: second > 20 || second % 2 < 1 })).at(-1)).to.deep.equal([44, 'give-up']);
  });

  it('does not count the sleep of the machine', () => {
    const look = watch(calm(0), { elapsedMs: 3_600_000, position: 0, online: true, sinceBytesMs: 0 });
    expect(look.act).to.equal(null);
    expect(look.state.stuckMs).to.equal(2000);
  });
});
