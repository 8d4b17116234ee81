import { assert } from 'chai';
import { createTabLink, type Channel } from './tabs.js';

/** Two ends of one channel, as two tabs have them. */
function channels(): { make: (name: string) => Channel; open: Set<object>; names: string[] } {
  const open = new Set<{ hear: Set<(event: { data: unknown }) => void> }>();
  const names: string[] = [];
  return {
    open,
    names,
    make(name) {
      names.push(name);
      const end = { hear: new Set<(event: { data: unknown }) => void>() };
      open.add(end);
      return {
        postMessage: (data: unknown) =>
          open.forEach((other) => other !== end && other.hear.forEach((hear) => hear({ data }))),
        addEventListener: (_: string, hear: (event: { data: unknown }) => void) => end.hear.add(hear),
        removeEventListener: (_: string, hear: (event: { data: unknown }) => void) => end.hear.delete(hear),
        close: () => open.delete(end),
      };
    },
  };
}

describe('createTabLink', () => {
  it('tells the other tab, and not itself, that the cart changed', () => {
    const { make } = channels();
    const [one, two] = [createTabLink('cart', { channel: make }), createTabLink('cart', { channel: make })];
    const received: string[] = [];
    one?.listen?.(() => received.push('one'));
    two?.listen?.(() => received.push('two'));
    one?.announce?.();
    assert.deepEqual(received, ['two']);
  });

  it('takes nothing but our word from a channel', () => {
    const { make } = channels();
    const link = createTabLink('cart', { channel: make });
    let received = 0;
    link.listen?.(() => received++);
    make('cart').postMessage({ cart: 'forged' });
    assert.equal(received, 0);
  });

  it('closes its channel for good when nobody listens any more', () => {
    const { make, open } = channels();
    const link = createTabLink('cart', { channel: make });
    const stop = link.listen?.(() => {});
    assert.equal(open.size, 1);
    stop?.();
    link.announce?.();
    assert.equal(open.size, 0);
  });

  it('does without a channel where there is none', () => {
    const link = createTabLink('cart', {
      channel: () => {
        throw new DOMException('opaque origin', 'SecurityError');
      },
    });
    link.announce?.();
    link.listen?.(() => {})();
    assert.isUndefined(link.locks);
  });
});
