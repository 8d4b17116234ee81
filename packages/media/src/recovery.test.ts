import { expect } from '@open-wc/testing';
import { chooseRemedy, type Episode, type Remedy, type Trouble } from './recovery.js';

/** What is tried when the same trouble strikes again and again at these positions. */
function remedies(trouble: Trouble, positions: number[]): Remedy[] {
  let episode: Episode | null = null;
  return positions.map((position) => {
    const choice = chooseRemedy(episode, trouble, position);
    episode = choice.episode;
    return choice.remedy;
  });
}

describe('chooseRemedy', () => {
  it('loads on once after a request that failed for good', () => {
    expect(remedies('request', [3, 3, 3])).to.deep.equal(['again', 'give-up', 'give-up']);
  });

  it('tries a fresh decoder, then another segment, then gives up', () => {
    expect(remedies('decoder', [3, 3.2, 3.4])).to.deep.equal(['recover', 'skip', 'give-up']);
  });

  it('never gives a stall a fresh decoder', () => {
    expect(remedies('stall', [3, 3, 3, 3])).not.to.include('recover');
  });

  it('has nothing to skip in a film of one piece', () => {
    expect(remedies('file', [3, 3])).to.deep.equal(['reload', 'give-up']);
  });

  it('gives up what nothing will change', () => {
    expect(remedies('final', [0])).to.deep.equal(['give-up']);
  });

  it('begins anew once the film has played well for a while', () => {
    expect(remedies('request', [3, 9, 9])).to.deep.equal(['again', 'again', 'give-up']);
  });

  it('does not take a small step for playing well', () => {
    expect(remedies('decoder', [3, 4, 5, 6])).to.deep.equal(['recover', 'skip', 'give-up', 'give-up']);
  });
});
