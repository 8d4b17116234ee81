import { assert } from 'chai';
import { checkAccent, contrastOf } from './accent-contrast.js';

const round = (value: number): number => Math.round(value * 10) / 10;

describe('the contrast of two colors', () => {
  for (const [one, other, contrast] of [
    ['#fff', '#000', 21],
    ['#000', '#fff', 21],
    ['white', 'rgb(255 255 255)', 1],
    ['#ff5a1f', '#ffffff', 3.1],
    ['#767676', 'white', 4.5],
    ['hsl(0 0% 46.3%)', 'color(srgb 1 1 1)', 4.5],
    ['rgb(0 0 0 / 0%)', '#fff', 1],
  ] as const)
    it(`${one} on ${other} is ${contrast}`, () => assert.equal(round(contrastOf(one, other)), contrast));
});

describe('an accent whose text cannot be read', () => {
  it('is reported once, with both figures', () => {
    const { warn } = console;
    const printed: string[] = [];
    console.warn = (text: string) => void printed.push(text);
    const page = document.createElement('div');
    const button = page.appendChild(document.createElement('button'));
    button.className = 'primary';
    document.body.append(page);
    try {
      button.setAttribute('style', 'color: #fff; background: #8f3f24');
      checkAccent(page);
      assert.deepEqual(printed, [], 'this one can be read');
      button.setAttribute('style', 'color: #fff; background: #ff5a1f');
      button.disabled = true;
      checkAccent(page);
      assert.deepEqual(printed, [], 'nobody has to read what is disabled');
      button.disabled = false;
      checkAccent(page);
      checkAccent(page);
      assert.equal(printed.length, 1);
      assert.include(printed[0], '3.1:1');
      assert.include(printed[0], '4.5:1');
      checkAccent(document.createElement('div'));
    } finally {
      console.warn = warn;
      page.remove();
    }
  });
});
