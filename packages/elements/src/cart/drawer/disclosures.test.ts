import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { makeShop } from '@vitrine/testing/make-shop';
import { fill, openDrawer } from '@vitrine/testing/open-drawer';
import { en } from '../../i18n/locales/en.js';
import type { CartViewModel } from './cart-view-model.js';
import * as disclosureParts from '../disclosures/disclosure-parts.js';
import { Disclosures } from './disclosures.js';

/** The disclosures of a drawer alone, on a network that fails `failures` times. */
async function place(
  failures: number,
): Promise<{ readonly host: LitElement; readonly asked: () => number; readonly end: () => void }> {
  const { shop } = makeShop();
  await fill(shop, 'table-lamp');
  const state = shop.cart.$state.get();
  const { cart } = state;
  if (!cart) throw new Error('no cart');
  const model: CartViewModel = {
    shop,
    state,
    words: en,
    lang: 'en',
    source: { element: 'x' },
    money: String,
    number: String,
    announce: () => {},
  };
  let asked = 0;
  class DisclosuresHost extends LitElement {
    readonly disclosures = new Disclosures(
      this,
      () => {},
      async () => {
        if (++asked <= failures) throw new Error('the network failed');
        return disclosureParts;
      },
    );
    override render(): TemplateResult {
      return this.disclosures.render(model, cart as NonNullable<typeof cart>);
    }
  }
  const name = `test-disclosures-${crypto.randomUUID()}`;
  customElements.define(name, DisclosuresHost);
  const root = await fixture<HTMLElement>(html`<div></div>`);
  const host = document.createElement(name) as LitElement;
  root.append(host);
  await host.updateComplete;
  return { host, asked: () => asked, end: () => shop.dispose() };
}

describe('disclosures of the drawer', () => {
  it('show their names at once and fetch their contents once', async () => {
    const { host, asked, end } = await place(0);
    expect([...host.renderRoot.querySelectorAll('summary')].map(({ innerText }) => innerText)).to.deep.equal([
      en.cartAddCode,
      en.cartAddNote,
    ]);
    await waitUntil(() => host.renderRoot.querySelectorAll('input, textarea').length === 3);
    expect(host.shadowRoot?.adoptedStyleSheets).to.include(disclosureParts.disclosurePartStyles.styleSheet);
    host.requestUpdate();
    await host.updateComplete;
    expect(asked()).to.equal(1);
    end();
  });

  it('show a network error, and fetch again only when one is opened or the button is pressed', async () => {
    const complain = console.error;
    console.error = () => {};
    const { host, asked, end } = await place(2);
    const codes = (): HTMLDetailsElement => host.renderRoot.querySelector('details') as HTMLDetailsElement;
    const retry = (): HTMLElement | null => host.renderRoot.querySelector<HTMLElement>('.problem button');
    await waitUntil(retry);
    host.requestUpdate();
    await host.updateComplete;
    expect(asked()).to.equal(1);

    codes().open = true;
    await waitUntil(() => asked() === 2 && retry());
    expect(codes().querySelector('.problem')?.textContent).to.contain(en.errorNetwork);
    retry()?.click();
    retry()?.click();
    await host.updateComplete;
    expect(retry(), 'a press shows').to.equal(null);
    await waitUntil(() => host.renderRoot.querySelectorAll('input, textarea').length === 3);
    expect(asked(), 'two presses are one fetch').to.equal(3);
    expect(codes().open).to.equal(true);
    console.error = complain;
    end();
  });

  it('are not fetched for an empty cart', async () => {
    const { shop } = makeShop();
    const { all } = await openDrawer(shop);
    expect(all('details')).to.have.lengthOf(0);
    shop.dispose();
  });
});
