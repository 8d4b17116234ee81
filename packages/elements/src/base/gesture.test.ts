import { expect } from '@open-wc/testing';
import { Gesture } from './gesture.js';

const press = (at: number): Event => Object.defineProperty(new MouseEvent('click'), 'timeStamp', { value: at });

describe('Gesture', () => {
  it('takes a double click, a triple click and a held key for one gesture', () => {
    const gesture = new Gesture();
    expect([0, 150, 300, 600, 990].map((at) => gesture.begins(press(at)))).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('takes presses with a pause between them for gestures of their own', () => {
    const gesture = new Gesture();
    expect([0, 500, 1200].map((at) => gesture.begins(press(at)))).to.deep.equal([true, true, true]);
  });
});
