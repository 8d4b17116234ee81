import { expect } from '@open-wc/testing';
import { chooseRemedy, type Episode, type Remedy, type FaultKind } from './recovery.js';

/** The remedies when the same kind of fault happens again and again at these positions. */
function remedies(kind: FaultKind, positions: number[]): Remedy[] {
  let episode: Episode | null = null;
  return positions.map((position) => {
    const choice = chooseRemedy(episode, kind, position);
    episode = choice.episode;
    return choice.remedy;
  });
}

describe('chooseRemedy', () => {
  it('continues loading once after a request that failed for good', () => {
    expect(remedies('request', [3, 3, 3])).to.deep.equal(['again', 'give-up', 'give-up']);
  });

  it('tries a new decoder, then skips a segment, then gives up', () => {
    expect(remedies('decoder', [3, 3.2, 3.4])).to.deep.equal(['recover', 'skip', 'give-up']);
  });

  it('never uses a new decoder for a stall', () => {
    expect(remedies('stall', [3, 3, 3, 3])).not.to.include('recover');
  });

  it('skips nothing in a single file', () => {
    expect(remedies('file', [3, 3])).to.deep.equal(['reload', 'give-up']);
  });

  it('gives up what no remedy can fix', () => {
    expect(remedies('final', [0])).to.deep.equal(['give-up']);
  });

  it('starts a new episode after the video has played well for a while', () => {
    expect(remedies('request', [3, 9, 9])).to.deep.equal(['again', 'again', 'give-up']);
  });

  it('does not count a small step as playing well', () => {
    expect(remedies('decoder', [3, 4, 5, 6])).to.deep.equal(['recover', 'skip', 'give-up', 'give-up']);
  });
});
