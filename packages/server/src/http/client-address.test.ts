import { assert } from 'chai';
import { clientOf } from './client-address.js';

describe('who is at the other end', () => {
  it('is the other end of the connection, whatever a header says', () => {
    assert.equal(clientOf('203.0.113.7', '198.51.100.1', 0), '203.0.113.7');
    assert.equal(clientOf('::ffff:203.0.113.7', undefined, 0), '203.0.113.7');
    assert.equal(clientOf(undefined, undefined, 0), 'unknown');
  });

  it('is what the outermost proxy of the merchant saw', () => {
    assert.equal(clientOf('10.0.0.1', 'forged, 198.51.100.1', 1), '198.51.100.1');
    assert.equal(clientOf('10.0.0.1', 'forged, 198.51.100.1, 10.0.0.2', 2), '198.51.100.1');
    // A request that went past the proxies.
    assert.equal(clientOf('203.0.113.7', undefined, 3), '203.0.113.7');
    assert.equal(clientOf('10.0.0.1', 'forged', 1), 'unknown');
  });

  it('is one network where addresses are given away by the network', () => {
    assert.equal(clientOf('2001:db8:0:1::1', undefined, 0), '2001:db8:0:1');
    assert.equal(clientOf('2001:0db8:0000:0001:ffff:ffff:ffff:ffff', undefined, 0), '2001:db8:0:1');
    assert.equal(clientOf('2001:db8::1', undefined, 0), '2001:db8:0:0');
    assert.equal(clientOf('fe80::1%eth0', undefined, 0), 'fe80:0:0:0');
    assert.equal(clientOf('10.0.0.1', '[2001:db8:0:1::9]:443', 1), '2001:db8:0:1');
    assert.equal(clientOf('::1', undefined, 0), '0:0:0:0');
  });
});
