import { parseVttSettings } from '@vitrine/core/hotspots';
import { expect } from '@open-wc/testing';
import { captionPlace } from './caption-place.js';

const placeOf = (settings: string, text = 'Salt'): Record<string, string> | null =>
  captionPlace(parseVttSettings(settings), text);

describe('captionPlace', () => {
  it('leaves a caption that says nothing to the player', () => {
    for (const settings of ['', 'align:center', 'size:100%', 'vertical:rl', 'line:x', 'position:120%'])
      expect(placeOf(settings), settings).to.equal(null);
  });

  const cases: readonly (readonly [string, string, Record<string, string>])[] = [
    ['align:start', 'Salt', { left: '0%', width: '100%', 'text-align': 'left', bottom: '0' }],
    ['align:start', '1 لون', { left: '0%', width: '100%', 'text-align': 'right' }],
    ['align:end', 'Salt', { left: '0%', width: '100%', 'text-align': 'right' }],
    ['align:left', 'لون', { 'text-align': 'left' }],
    ['position:10% align:start', 'Salt', { left: '10%', width: '90%' }],
    ['position:30%', 'Salt', { left: '0%', width: '60%', 'text-align': 'center' }],
    ['position:80% size:20%', 'Salt', { left: '70%', width: '20%' }],
    ['position:90% align:right size:50%', 'Salt', { left: '40%', width: '50%', 'text-align': 'right' }],
    ['line:0', 'Salt', { top: '0em' }],
    ['line:2', 'Salt', { top: '2.7em' }],
    ['line:-1', 'Salt', { bottom: '0em' }],
    ['line:10%', 'Salt', { top: '10%' }],
    ['line:80%', 'a\nb', { bottom: 'max(0px, 20% - 2.70em)' }],
  ];
  for (const [settings, text, place] of cases)
    it(`puts ${settings} of ${JSON.stringify(text)} where the file says`, () => {
      expect(placeOf(settings, text)).to.include(place);
    });
});
