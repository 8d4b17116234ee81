import { expect } from '@open-wc/testing';
import { atom } from 'nanostores';
import { $activePlayer, activate, deactivate, type ActivePlayer } from './active-player.js';

function player(muted: boolean): ActivePlayer {
  const $state = atom({ paused: false, muted });
  return {
    $state,
    play: () => undefined,
    pause: () => undefined,
    setCoveredArea: () => undefined,
    setMuted: (value) => $state.set({ paused: false, muted: value }),
  };
}

describe('activate', () => {
  it('mutes the player before, unless the new one is muted itself', () => {
    const [first, quiet, loud] = [player(false), player(true), player(false)];
    activate(first);
    activate(quiet);
    expect(first.$state.get().muted).to.equal(false);
    activate(first);
    activate(loud);
    expect(first.$state.get().muted).to.equal(true);
    deactivate(first);
    expect($activePlayer.get()).to.equal(loud);
    deactivate(loud);
    expect($activePlayer.get()).to.equal(null);
  });
});
