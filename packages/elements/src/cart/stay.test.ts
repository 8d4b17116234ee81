import { aTimeout, expect } from '@open-wc/testing';
import { Stay } from './stay.js';

describe('Stay', () => {
  it('ends after its time, unless it is held, and begins again when it is released', async () => {
    let ended = 0;
    const stay = new Stay(() => (ended += 1));
    stay.start(30);
    stay.hold('hover');
    stay.hold('focus');
    await aTimeout(60);
    stay.release('hover');
    await aTimeout(60);
    expect(ended, 'still focused').to.equal(0);
    stay.release('focus');
    expect(ended).to.equal(0);
    await aTimeout(60);
    expect(ended).to.equal(1);
  });

  it('is not started by a release of what was never held, nor after it was stopped', async () => {
    let ended = 0;
    const stay = new Stay(() => (ended += 1));
    stay.release('hover');
    stay.start(20);
    stay.stop();
    stay.release('hover');
    await aTimeout(50);
    expect(ended).to.equal(0);
  });
});
