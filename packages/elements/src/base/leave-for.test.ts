import { expect } from '@open-wc/testing';
import { leaveFor, type LeavingWindow } from './leave-for.js';

const url = 'https://pay.example/';

/** Where a window of this kind ends up. */
function leave(kind: { framed: boolean; topAllowed?: boolean; popups?: boolean }): string[] {
  const went: string[] = [];
  const location = { assign: (to: string) => void went.push(`here ${to}`) };
  const top = {
    location: {
      set href(to: string) {
        if (kind.topAllowed !== true) throw new DOMException('not allowed', 'SecurityError');
        went.push(`top ${to}`);
      },
    },
  };
  const from = {
    location,
    open(to: string) {
      if (kind.popups !== true) return null;
      went.push(`new ${to}`);
      return { opener: 'frame' };
    },
  } as unknown as { -readonly [K in keyof LeavingWindow]: LeavingWindow[K] };
  from.top = kind.framed ? top : (from as unknown as LeavingWindow['top']);
  leaveFor(url, from);
  return went;
}

describe('the way to a checkout', () => {
  it('stays in a window of its own', () => expect(leave({ framed: false })).to.deep.equal([`here ${url}`]));
  it('leaves a frame for the whole window', () =>
    expect(leave({ framed: true, topAllowed: true })).to.deep.equal([`top ${url}`]));
  it('opens a new window where the frame may not lead the top one', () =>
    expect(leave({ framed: true, popups: true })).to.deep.equal([`new ${url}`]));
  it('stays in the frame where nothing else is allowed', () =>
    expect(leave({ framed: true })).to.deep.equal([`here ${url}`]));
});
