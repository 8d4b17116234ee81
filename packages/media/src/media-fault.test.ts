import { expect } from '@open-wc/testing';
import { MediaFault } from './media-fault.js';

describe('MediaFault', () => {
  it('is an error that names its package and keeps its cause', () => {
    const cause = new Error('socket hang up');
    const fault = new MediaFault('media-network', 'video.mp4 failed 5 times', { cause });
    expect(fault).to.be.an.instanceOf(Error);
    expect(fault.message).to.equal('[vitrine] [media] video.mp4 failed 5 times');
    expect(fault.cause).to.equal(cause);
  });

  it('can be retried unless the browser cannot play it at all', () => {
    expect(new MediaFault('media-stalled', '').recoverable).to.equal(true);
    expect(new MediaFault('media-unsupported', '').recoverable).to.equal(false);
  });
});
