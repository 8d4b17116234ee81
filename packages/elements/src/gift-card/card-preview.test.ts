import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { type GiftCardConfig } from '@vitrine/core';
import { design, filled, ready, disposeShop } from '@vitrine/testing/gift-card-form';

describe('the preview of the gift-card form', () => {
  afterEach(disposeShop);

  it('follows the typed text, and shows the recipient whose row has focus', async () => {
    const { find, type, press, form } = await filled();
    const text = (): string => find('.area').textContent?.replace(/\s+/g, ' ').trim() ?? '';
    expect(text()).to.equal('$25 For Amina Happy birthday! From Bob');
    await type('#message', 'Hello');
    expect(text()).to.contain('Hello');
    await press('.add-recipient');
    await type('input[id^=name-]', 'Teo', 1);
    find('input[id^=name-]', 1).dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await form.updateComplete;
    expect(text()).to.contain('For Teo');
  });

  it('is animated, can be paused, and is still with reduced motion', async () => {
    const { find, all, press } = await ready();
    expect(find<HTMLImageElement>('.card img').getAttribute('src')).to.match(/gift-ribbon\.svg$/);
    const source = find<HTMLSourceElement>('.card source');
    expect(source.media).to.equal('(prefers-reduced-motion: reduce)');
    expect(source.srcset).to.match(/gift-ribbon-still\.svg$/);
    expect(all<HTMLImageElement>('.design img').every(({ src }) => src.endsWith('-still.svg'))).to.equal(true);
    await press('.motion');
    expect(find<HTMLImageElement>('.card img').src).to.match(/-still\.svg$/);
    expect(find('.motion').getAttribute('aria-label')).to.equal('Play animation');
  });

  it('keeps the text inside its area, and amount and names whole', async () => {
    const { form, type, find } = await ready();
    form.style.width = '320px';
    await type('input[id^=name-]', 'Maximiliana '.repeat(5).trim());
    await type('#sender', 'সবাই মিলে '.repeat(6).trim());
    for (const message of [
      'W'.repeat(200),
      'শুভ জন্মদিন '.repeat(16).trim(),
      'كل عام وأنت بخير '.repeat(11).trim(),
      'a\n'.repeat(90),
    ]) {
      await type('#message', message);
      await form.updateComplete;
      const box = find<HTMLElement>('.area');
      const inside = box.getBoundingClientRect();
      for (const part of box.children) {
        const { top, bottom } = part.getBoundingClientRect();
        expect(top).to.be.at.least(inside.top - 1);
        expect(bottom).to.be.at.most(inside.bottom + 1);
      }
    }
  });

  it('stays in view in one column, small, and off what has the focus', async () => {
    const { form, find } = await filled();
    // Only now: WebKit evaluates the media queries of shared style sheets again only where they are in use.
    await setViewport({ width: 360, height: 640 });
    form.style.cssText = 'display: block; width: 328px; --vitrine-gift-preview-top: 20px';
    const card = (): DOMRect => find('.card').getBoundingClientRect();
    const field = find('#message');
    scrollTo(0, 0);
    await waitUntil(() => card().width > 300, 'the card is whole at the top of the form', { timeout: 8000 });
    const { height } = form.getBoundingClientRect();
    field.scrollIntoView({ block: 'start' });
    await waitUntil(() => find('.preview').hasAttribute('data-stuck') && card().width < 160, 'the card is small', {
      timeout: 8000,
    });
    expect(card().top).to.be.closeTo(20, 1);
    expect(card().right).to.be.closeTo(form.getBoundingClientRect().right, 1);
    expect(field.getBoundingClientRect().top).to.be.at.least(card().bottom);
    expect(form.getBoundingClientRect().height, 'nothing moves').to.equal(height);
    // The place of the whole card lies over the form, and takes no press.
    const { left, bottom } = card();
    expect((form.renderRoot as ShadowRoot).elementFromPoint(left - 20, bottom + 20)?.closest('.preview')).to.equal(
      null,
    );
    scrollTo(0, 0);
    await waitUntil(() => card().width > 300, 'it is whole again', { timeout: 8000 });
    await setViewport({ width: 1000, height: 700 });
  });

  it('shows no more of a message than can be sent, however much is pasted', async () => {
    const { type, find, form } = await filled();
    await type('#message', `${'a'.repeat(100_000)} end`);
    await form.updateComplete;
    expect(find('.message').textContent).to.equal('a'.repeat(200));
    expect(find<HTMLTextAreaElement>('#message').value.length, 'what was typed stays').to.equal(100_004);
  });

  it('filters designs by occasion; an unknown occasion gets the title of its first design', async () => {
    const { all, find, form } = await ready();
    const occasions = all<HTMLButtonElement>('.occasions button');
    expect(occasions.map((one) => one.textContent?.trim())).to.deep.equal([
      'All',
      'Any occasion',
      'Birthday',
      'Wedding',
      'Tết blossom',
    ]);
    occasions[2]?.click();
    await form.updateComplete;
    expect(all('.design').map((one) => one.textContent?.trim())).to.deep.equal(['Gift ribbon', 'Birthday candles']);
    expect(find('.design :checked').closest('label')?.textContent).to.contain('Birthday');
  });

  it('uses only safe addresses', async () => {
    const bad = { ...design('x', 'any', 'X'), image: 'javascript:alert(1)', still: 'data:image/svg+xml,<svg/>' };
    const { has, all } = await ready({
      port: (port) => ({
        designs: async () => [bad],
        config: async () => ({ ...((await port.config()) as GiftCardConfig), termsUrl: 'javascript:alert(1)' }),
      }),
    });
    expect(has('.card')).to.equal(true);
    expect(all('img, source, a').length).to.equal(0);
  });
});
