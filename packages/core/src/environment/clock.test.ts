import { assert } from 'chai';
import { systemClock } from './clock.js';

describe('systemClock', () => {
  for (const [title, ms] of [
    ['back an hour', -3_600_000],
    ['forward a day', 86_400_000],
  ] as const) {
    it(`goes on when the device's clock is set ${title}`, () => {
      const { now } = Date;
      const before = systemClock.now();
      assert.approximately(before, now(), 60_000, 'milliseconds since 1970');
      Date.now = () => now() + ms;
      try {
        assert.approximately(systemClock.now(), before, 10_000);
      } finally {
        Date.now = now;
      }
    });
  }
});
