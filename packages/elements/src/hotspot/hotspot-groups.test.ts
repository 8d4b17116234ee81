import { expect } from '@open-wc/testing';
import { groupMarkers } from './hotspot-groups.js';

const at = (id: string, x: number, y = 0) => ({ id, x, y });

describe('groupMarkers', () => {
  it('joins what is closer than the distance, under the first', () => {
    expect(groupMarkers([at('a', 0), at('b', 100), at('c', 10)], 32, [])).to.deep.equal([['a', 'c'], ['b']]);
  });

  it('keeps together what was together until it is a third further apart', () => {
    const apart = [at('a', 0), at('b', 40)];
    expect(groupMarkers(apart, 32, [])).to.deep.equal([['a'], ['b']]);
    expect(groupMarkers(apart, 32, [['a', 'b']])).to.deep.equal([['a', 'b']]);
    expect(groupMarkers([at('a', 0), at('b', 42)], 32, [['a', 'b']])).to.deep.equal([['a'], ['b']]);
  });

  it('lets the others stay together when their leader has gone', () => {
    expect(groupMarkers([at('b', 0), at('c', 40)], 32, [['a', 'b', 'c']])).to.deep.equal([['b', 'c']]);
  });
});
