import { parseVttCues, parseVttSettings } from '@vitrine/core/hotspots';
import { expect } from '@open-wc/testing';
import { anyVttFile } from '@vitrine/testing/vtt-files';
import fc from 'fast-check';
import { captionText } from './caption-cue.js';

interface ReadCue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly line: string;
  readonly position: string;
  readonly size: number;
  readonly align: string;
}

const thousandth = (value: number): number => Math.round(value * 1000) / 1000;
/** WebKit keeps percentages as 32-bit numbers. */
const percent = (value: number | 'auto'): string => (value === 'auto' ? value : value.toFixed(2));

/** The cues that the browser's own parser finds. */
async function browserCues(file: string): Promise<ReadCue[]> {
  const video = document.createElement('video');
  const track = document.createElement('track');
  const src = URL.createObjectURL(new Blob([file]));
  track.src = src;
  video.append(track);
  track.track.mode = 'hidden';
  await new Promise((done) => {
    track.onload = track.onerror = done;
  });
  URL.revokeObjectURL(src);
  return ([...(track.track.cues ?? [])] as VTTCue[]).map((cue) => ({
    start: thousandth(cue.startTime),
    end: thousandth(cue.endTime),
    text: cue.getCueAsHTML().textContent?.trim() ?? '',
    line: cue.line === 'auto' ? 'auto' : `${percent(cue.line)}${cue.snapToLines ? '' : '%'}`,
    position: percent(cue.position),
    size: cue.size,
    align: cue.align,
  }));
}

const ourCues = (file: string): ReadCue[] =>
  parseVttCues(file).map(({ start, end, text, settings }) => {
    const { line, snapToLines, position, size, align } = parseVttSettings(settings);
    return {
      start,
      end,
      text: captionText(text),
      line: line === 'auto' ? line : `${percent(line)}${snapToLines ? '' : '%'}`,
      position: percent(position),
      size,
      align,
    };
  });

const isFirefox = navigator.userAgent.includes('Firefox');

/**
 * Where Firefox reads a file other than the specification, and so other than Chromium, WebKit and Vitrine: it ends a cue
 * at a line that holds only blanks, it keeps `snapToLines` off when a second `line` without a percent sign follows one
 * that has it.
 */
const readsOtherwise = (file: string): boolean =>
  isFirefox && (/(?:^|[\n\r])[\t ]+(?=[\n\r]|$)/.test(file) || /line:\d+%.*line:/.test(file));

describe('500 generated WebVTT files', () => {
  it('have the cues that the browser finds in them', async function () {
    this.timeout(120_000);
    let compared = 0;
    let cues = 0;
    // Twice as many as are compared, because Firefox reads about every third one in its own way.
    for (const file of fc.sample(anyVttFile(), { numRuns: 1000, seed: 9 })) {
      if (readsOtherwise(file)) continue;
      if (compared === 500) break;
      const [theirs, ours] = [await browserCues(file), ourCues(file)];
      expect(ours, JSON.stringify(file)).to.deep.equal(theirs);
      compared += 1;
      cues += ours.length;
    }
    expect(compared).to.equal(500);
    expect(cues).to.be.at.least(300);
  });
});
