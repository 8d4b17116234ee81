import { assert } from 'chai';
import { TestClock } from '@vitrine/testing/test-clock';
import { browserReturns } from './returns.js';

/** Takes the place of the window: Node has none, and that of a browser hears of returns that are none of the test. */
function withWindow(act: (window: EventTarget) => void): EventTarget {
  const window = new EventTarget();
  const page = globalThis as unknown as Record<string, unknown>;
  const before = { add: page['addEventListener'], remove: page['removeEventListener'] };
  page['addEventListener'] = window.addEventListener.bind(window);
  page['removeEventListener'] = window.removeEventListener.bind(window);
  try {
    act(window);
  } finally {
    page['addEventListener'] = before.add;
    page['removeEventListener'] = before.remove;
  }
  return window;
}

const shown = (persisted: boolean): Event => Object.assign(new Event('pageshow'), { persisted });

describe('browserReturns', () => {
  for (const [title, event, expected] of [
    ['out of the back/forward cache', () => shown(true), [true]],
    ['to its window, also where tabs have no channel', () => new Event('focus'), [false]],
    ['by a load, which is no return', () => shown(false), []],
  ] as const)
    it(`${expected.length === 1 ? 'reports' : 'does not report'} who comes back ${title}`, () =>
      void withWindow((window) => {
        const returns: boolean[] = [];
        const stop = browserReturns(new TestClock())((isRestored) => void returns.push(isRestored));
        window.dispatchEvent(event());
        assert.deepEqual(returns, [...expected]);
        stop();
        window.dispatchEvent(event());
        assert.deepEqual(returns, [...expected], 'and nothing after it was stopped');
      }));

  it('reports one return of several events, and the next a second later', async () => {
    const clock = new TestClock();
    let returns = 0;
    const window = withWindow(() => browserReturns(clock)(() => returns++));
    window.dispatchEvent(shown(true));
    window.dispatchEvent(new Event('focus'));
    assert.equal(returns, 1);
    await clock.pass(1000);
    window.dispatchEvent(new Event('focus'));
    assert.equal(returns, 2);
  });

  it('reports who is out of the cache also when the window was focused first', () => {
    const returns: boolean[] = [];
    const window = withWindow(() => browserReturns(new TestClock())((isRestored) => void returns.push(isRestored)));
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(shown(true));
    assert.deepEqual(returns, [false, true]);
  });
});
