import { expect } from '@open-wc/testing';
import { linkedMoment, linkTo, readPlace, savePlace } from './feed-place.js';

describe('the place in a feed', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('is kept beside the state of the page and of other feeds', () => {
    history.replaceState({ router: 1 }, '');
    savePlace('a', { id: 'v1', index: 3, time: 4.5 });
    savePlace('b', { id: 'v2', index: 0, time: 0 });
    expect((history.state as { router: number }).router).to.equal(1);
    expect(readPlace('a')).to.deep.equal({ id: 'v1', index: 3, time: 4.5 });
    expect(readPlace('b')?.id).to.equal('v2');
    expect(readPlace('c')).to.equal(null);
  });

  it('is none where the state is something else', () => {
    for (const state of ['text', 7, { vitrineFeed: 'x' }, { vitrineFeed: { a: { id: 1 } } }]) {
      history.replaceState(state, '');
      expect(readPlace('a')).to.equal(null);
    }
    history.replaceState('text', '');
    savePlace('a', { id: 'v1', index: 0, time: 0 });
    expect(history.state).to.equal('text');
  });

  it('is kept beside a state to which nothing can be added, for when the browser comes back', () => {
    history.replaceState('text', '');
    savePlace('a', { id: 'v1', index: 2, time: 3.5 });
    savePlace('b', { id: 'v2', index: 0, time: 0 });
    expect(readPlace('a'), 'another visit of the page begins anew').to.equal(null);
    const { getEntriesByType } = performance;
    performance.getEntriesByType = () => [{ type: 'back_forward' }] as unknown as PerformanceEntryList;
    try {
      expect(readPlace('a')).to.deep.equal({ id: 'v1', index: 2, time: 3.5 });
      expect(readPlace('b')?.id).to.equal('v2');
      history.replaceState(null, '', '?another-page');
      history.replaceState('text', '');
      expect(readPlace('a')).to.equal(null);
    } finally {
      performance.getEntriesByType = getEntriesByType;
      sessionStorage.clear();
      history.replaceState(null, '', location.pathname);
    }
  });

  it('is not written through what a router or a tag manager has put in place of the browser’s function', () => {
    let calls = 0;
    history.replaceState = () => void calls++;
    try {
      savePlace('a', { id: 'v1', index: 1, time: 0 });
    } finally {
      Reflect.deleteProperty(history, 'replaceState');
    }
    expect(calls).to.equal(0);
    expect(readPlace('a')?.id).to.equal('v1');
  });

  it('is taken away when nothing is watched any more', () => {
    savePlace('a', { id: 'v1', index: 1, time: 0 });
    savePlace('a', null);
    expect(readPlace('a')).to.equal(null);
  });

  it('is read from a link, and written into one', () => {
    const moment = { id: 'morning & evening', time: 12.7, product: 'tea pot' };
    history.replaceState(null, '', linkTo(moment, null));
    expect(linkedMoment()).to.deep.equal({ ...moment, time: 12 });
    history.replaceState(null, '', '#t=-5&v=a');
    expect(linkedMoment()).to.deep.equal({ id: 'a', time: 0, product: '' });
    expect(linkTo(moment, 'https://shop.example/v/tea#top')).to.equal('https://shop.example/v/tea#t=12&p=tea+pot');
    history.replaceState(null, '', '#t=5');
    expect(linkedMoment()).to.equal(null);
  });
});
