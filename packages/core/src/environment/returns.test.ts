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
    ['out of the back/forward cache', () => shown(true), 1],
    ['to its window, also where tabs have no channel', () => new Event('focus'), 1],
    ['by a load, which is no return', () => shown(false), 0],
  ] as const)
    it(`${expected === 1 ? 'reports' : 'does not report'} who comes back ${title}`, () =>
      void withWindow((window) => {
        let returns = 0;
        const stop = browserReturns(new TestClock())(() => returns++);
        window.dispatchEvent(event());
        assert.equal(returns, expected);
        stop();
        window.dispatchEvent(event());
        assert.equal(returns, expected, 'and nothing after it was stopped');
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
});
