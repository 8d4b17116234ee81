import { expect } from '@open-wc/testing';
import {
  unknownInfo,
  phaseOf,
  playableUntil,
  sameState,
  type PhaseClues,
  type PhaseElement,
  type PlaybackState,
} from './playback-state.js';

const clues: PhaseClues = { failed: false, engaged: true, wanted: false, recovering: false, begun: false };
const element: PhaseElement = { paused: true, ended: false, seeking: false, readyState: 0 };
const phase = (known: Partial<PhaseClues>, seen: Partial<PhaseElement> = {}): string =>
  phaseOf({ ...clues, ...known }, { ...element, ...seen });

describe('phaseOf', () => {
  it('is idle until something is fetched, and then loading', () => {
    expect(phase({ engaged: false })).to.equal('idle');
    expect(phase({})).to.equal('loading');
    expect(phase({}, { readyState: 1 })).to.equal('ready');
  });

  it('is playing only when the element is', () => {
    expect(phase({ wanted: true }, { paused: false, readyState: 4 })).to.equal('playing');
    expect(phase({ wanted: true }, { paused: true, readyState: 4 })).to.equal('loading');
    expect(phase({ wanted: false, begun: true }, { paused: false, readyState: 4 })).to.equal('paused');
  });

  it('waits when it should play and has nothing to show', () => {
    expect(phase({ wanted: true, begun: true }, { paused: false, readyState: 2 })).to.equal('waiting');
    expect(phase({ wanted: true, recovering: true })).to.equal('waiting');
  });

  it('distinguishes seeking, ended and error', () => {
    expect(phase({ begun: true }, { seeking: true })).to.equal('seeking');
    expect(phase({ begun: true }, { ended: true, readyState: 4 })).to.equal('ended');
    expect(phase({ failed: true, wanted: true }, { paused: false, readyState: 4 })).to.equal('error');
  });
});

describe('sameState', () => {
  const at = (currentTime: number, more: Partial<PlaybackState> = {}): PlaybackState => ({
    ...unknownInfo,
    phase: 'playing',
    currentTime,
    buffered: [],
    muted: false,
    volume: 1,
    rate: 1,
    error: null,
    recovering: false,
    offline: false,
    engine: 'native',
    ...more,
  });

  it('treats progress of a playing video as no change, and a jump back as a change', () => {
    expect(sameState(at(3), at(4))).to.equal(true);
    expect(sameState(at(12), at(0))).to.equal(false);
    expect(sameState(at(3), at(3, { muted: true }))).to.equal(false);
    expect(sameState(at(3, { phase: 'paused' }), at(4, { phase: 'paused' }))).to.equal(false);
  });
});

describe('playableUntil', () => {
  const ranges = (...spans: [number, number][]): TimeRanges => ({
    length: spans.length,
    start: (index) => spans[index]?.[0] ?? NaN,
    end: (index) => spans[index]?.[1] ?? NaN,
  });

  it('ends at the first gap', () => {
    expect(playableUntil(ranges([0, 4], [6, 9]), 1)).to.equal(4);
    expect(playableUntil(ranges([0, 4], [6, 9]), 5)).to.equal(5);
    expect(playableUntil(ranges(), 3)).to.equal(3);
  });

  it('allows a position a little before the data', () => {
    expect(playableUntil(ranges([0.05, 4]), 0)).to.equal(4);
  });
});
