import { expect } from '@open-wc/testing';
import { atom } from 'nanostores';
import { $pageFilm, bringToFront, leaveFront, type PageFilm } from './page-film.js';

function film(muted: boolean): PageFilm {
  const $state = atom({ paused: false, muted });
  return {
    $state,
    play: () => undefined,
    pause: () => undefined,
    keepClear: () => undefined,
    setMuted: (value) => $state.set({ paused: false, muted: value }),
  };
}

describe('bringToFront', () => {
  it('silences the film before, unless the new one is silent itself', () => {
    const [first, quiet, loud] = [film(false), film(true), film(false)];
    bringToFront(first);
    bringToFront(quiet);
    expect(first.$state.get().muted).to.equal(false);
    bringToFront(first);
    bringToFront(loud);
    expect(first.$state.get().muted).to.equal(true);
    leaveFront(first);
    expect($pageFilm.get()).to.equal(loud);
    leaveFront(loud);
    expect($pageFilm.get()).to.equal(null);
  });
});
