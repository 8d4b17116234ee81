import { offerOf, safeUrl, type VitrineError } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { checkIcon } from '../../theme/icons.js';
import type { AddToCart } from '../add-to-cart.js';
import { problemText } from '../problem-text.js';
import type { SheetViewModel } from './sheet-view-model.js';

export interface SheetActions {
  readonly phase: AddToCart['phase'];
  /** Why the last add failed. */
  readonly error: VitrineError | null;
  /** How many would be added. */
  readonly count: number;
  readonly buyNow: () => void;
  /** An add waits for the network. */
  readonly isOffline: boolean;
}

/** The bar with "Buy now" and "Add to cart"; the latter submits the form of the sheet. */
export function actionsView(model: SheetViewModel, actions: SheetActions): TemplateResult | typeof nothing {
  const { words, lang, shop, variant } = model;
  const { phase, error, buyNow, isOffline } = actions;
  if (offerOf(variant) === 'shop-page') return shopPageView(model);
  return html`<footer part="actions">
    ${error ? html`<p class="problem">${problemText(words, lang, error)}</p>` : nothing}
    ${isOffline ? html`<p class="soft waiting" role="status">${words.offline}</p>` : nothing}
    <div class="buttons">
      ${
        variant.purchasable && shop.can('checkout.buyNow')
          ? html`<button type="button" class="secondary" part="buy-now" @click=${buyNow}>${words.buyNow}</button>`
          : nothing
      }
      <button
        type="submit"
        class="primary add"
        part="add"
        aria-disabled=${variant.purchasable ? nothing : 'true'}
        aria-busy=${phase === 'adding'}
      >
        ${addText(model, actions)}
      </button>
    </div>
  </footer>`;
}

/** What is sold on the shop's own page only: the way there. */
function shopPageView({ words, product }: SheetViewModel): TemplateResult | typeof nothing {
  const url = safeUrl(product.url, document.baseURI);
  return url === null
    ? nothing
    : html`<footer part="actions">
        <div class="buttons"><a class="button primary add" href=${url}>${words.viewInShop}</a></div>
      </footer>`;
}

/** The bar of a gift card: its button shows the form. */
export function giftCardActionsView(words: Words, open: () => void): TemplateResult {
  return html`<footer part="actions">
    <div class="buttons">
      <button type="button" class="primary add" part="add" @click=${open}>${words.giftCardChoose}</button>
    </div>
  </footer>`;
}

function addText({ words, variant, money, number }: SheetViewModel, { phase, count }: SheetActions): unknown {
  if (phase === 'adding') return words.adding;
  if (phase === 'added') return [checkIcon, words.added];
  if (!variant.purchasable || !variant.price) return words.soldOut;
  const price = money(variant.price);
  // Of several the sum is the backend's, and the price of one stands above.
  return count > 1
    ? words.addMany(number(count))
    : html`<span>${words.addToCart}</span> <span class="each">${price}</span>`;
}
