import { expect, fixture, html } from '@open-wc/testing';
import '../../define/player.js';
import { clip, playing } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

/** The rules that hold in forced colors only, as rules that hold now: no engine's test driver can force colors. */
function forcedRules(root: ShadowRoot): CSSStyleSheet {
  const forced = new CSSStyleSheet();
  for (const sheet of root.adoptedStyleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors'))
        for (const inner of rule.cssRules) forced.insertRule(inner.cssText, forced.cssRules.length);
  return forced;
}

describe('forced colors', () => {
  beforeEach(() => localStorage.removeItem('vitrine:player'));

  it('give every control of the player a border, because an icon alone looks like text', async () => {
    const player = await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
    player.pause();
    const root = player.shadowRoot as ShadowRoot;
    const bordered = (): string[] =>
      [...root.querySelectorAll('.bar button')]
        .filter((button) => {
          const { borderBlockStartStyle, borderBlockStartWidth } = getComputedStyle(button);
          return borderBlockStartStyle === 'solid' && parseFloat(borderBlockStartWidth) >= 1;
        })
        .map((button) => button.ariaLabel ?? button.textContent ?? '');
    const all = root.querySelectorAll('.bar button').length;
    expect(all).to.be.at.least(4);
    expect(bordered(), 'without forced colors the icons stand alone').to.deep.equal([]);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, forcedRules(root)];
    expect(bordered()).to.have.lengthOf(all);
  });
});
