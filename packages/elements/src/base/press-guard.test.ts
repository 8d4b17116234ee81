import { expect } from '@open-wc/testing';
import { PressGuard } from './press-guard.js';

const press = (at: number): Event => Object.defineProperty(new MouseEvent('click'), 'timeStamp', { value: at });

describe('PressGuard', () => {
  it('accepts only the first press of a double click, a triple click or a held key', () => {
    const guard = new PressGuard();
    expect([0, 150, 300, 600, 990].map((at) => guard.accepts(press(at)))).to.deep.equal([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('accepts every press that follows a pause', () => {
    const guard = new PressGuard();
    expect([0, 500, 1200].map((at) => guard.accepts(press(at)))).to.deep.equal([true, true, true]);
  });
});
