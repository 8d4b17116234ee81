import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import type { CartLine } from '@vitrine/core';
import { en } from '../../i18n/locales/en.js';
import { makeShop } from '@vitrine/testing/make-shop';
import { fill } from '@vitrine/testing/open-drawer';
import type { CartViewModel } from './cart-view-model.js';
import { UndoRows } from './undo-rows.js';

class UndoHost extends LitElement {
  readonly undo = new UndoRows(this, 30);
  model: CartViewModel | undefined;

  protected override render(): unknown {
    const { model } = this;
    const state = model?.shop.cart.$state.get();
    return model && state
      ? html`${this.undo.offered(state.removed).map((line, at) => this.undo.render(model, line, at))}<button
            id="elsewhere"
          >
            .
          </button>`
      : '';
  }
}
customElements.define('undo-host', UndoHost);

describe('undo rows', () => {
  it('stay while they have focus or the pointer, and disappear some time after', async () => {
    const { shop } = makeShop();
    const [line] = await fill(shop, 'stoneware-mug');
    const host = await fixture<UndoHost>(html`<undo-host></undo-host>`);
    host.model = { shop, words: en } as unknown as CartViewModel;
    void shop.cart.remove((line as CartLine).id);
    host.undo.offer(shop, (line as CartLine).id);
    await host.updateComplete;
    const row = host.renderRoot.querySelector('.undo') as HTMLElement;
    expect(host.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Undo');
    row.dispatchEvent(new PointerEvent('pointerenter'));
    const there = async (): Promise<boolean> => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return row.isConnected;
    };
    expect(await there(), 'with focus and pointer').to.be.true;
    (host.renderRoot.querySelector('#elsewhere') as HTMLElement).focus();
    expect(await there(), 'with the pointer').to.be.true;
    row.dispatchEvent(new PointerEvent('pointerleave'));
    await waitUntil(() => !row.isConnected);
    expect(shop.cart.$state.get().removed).to.deep.equal([]);
    shop.dispose();
  });
});
