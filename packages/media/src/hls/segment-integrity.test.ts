import { expect } from '@open-wc/testing';
import { isWholeSegment } from './segment-integrity.js';

async function fixture(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(`/media/${path}`)).arrayBuffer());
}

const segments = [
  'fmp4/init_lo.mp4',
  'fmp4/seg_lo_0.m4s',
  'fmp4/seg_hi_2.m4s',
  'ts/seg_lo_0.mpegts',
  'ts/seg_hi_2.mpegts',
];

describe('isWholeSegment', () => {
  for (const path of segments) {
    it(`takes ${path} as it is, and not when its end is missing`, async () => {
      const bytes = await fixture(path);
      expect(isWholeSegment(bytes)).to.equal(true);
      for (const share of [0.1, 0.5, 0.9]) {
        // A cut between two MPEG-TS packets cannot be detected.
        const end = Math.floor((bytes.length * share) / 188) * 188 + 7;
        expect(isWholeSegment(bytes.subarray(0, end)), `the first ${end} bytes of ${bytes.length}`).to.equal(false);
      }
    });
  }

  it('does not take a page for a segment', () => {
    expect(isWholeSegment(new TextEncoder().encode('<!doctype html><title>Sign in</title>'))).to.equal(false);
    expect(isWholeSegment(new Uint8Array())).to.equal(false);
    expect(isWholeSegment(new Uint8Array(2000))).to.equal(false);
  });

  it('knows boxes of more than 4 GB, and boxes that run to the end', () => {
    const large = new Uint8Array(24);
    large.set([0, 0, 0, 1, ...new TextEncoder().encode('mdat'), 0, 0, 0, 0, 0, 0, 0, 24]);
    expect(isWholeSegment(large)).to.equal(true);
    expect(isWholeSegment(large.subarray(0, 20))).to.equal(false);
    const open = new Uint8Array(20);
    open.set([0, 0, 0, 0, ...new TextEncoder().encode('mdat')]);
    expect(isWholeSegment(open)).to.equal(true);
  });

  it('takes packed audio by its first bytes', () => {
    const aac = new Uint8Array(100);
    aac.set([0xff, 0xf1]);
    const id3 = new Uint8Array(100);
    id3.set(new TextEncoder().encode('ID3'));
    expect([aac, id3].map(isWholeSegment)).to.deep.equal([true, true]);
  });
});
