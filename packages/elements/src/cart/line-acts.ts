import type { CartLine, LineIssue, VitrineError } from '@vitrine/core';
import { act } from '../base/act.js';
import { errorText } from '../i18n/error-text.js';
import { resultSender } from '../shop/provider-events.js';
import type { CartViewModel } from './cart-view-model.js';

/** Why a line is not as it was asked for, with what can still be had where the backend tells. */
export function issueText(
  { words, number }: CartViewModel,
  { code, available }: Pick<LineIssue, 'code'> & { readonly available?: number | undefined },
): string {
  if (code === 'out-of-stock' && available !== undefined)
    return available > 0 ? words.cartMore(number(available)) : words.cartNoMore;
  return errorText(words, code);
}

/** What the shopper does to a line: the page is asked, the wish is shown at once, its end is said. */
export class LineActs {
  readonly #element: Element;
  readonly #wishes = new Map<string, number>();

  constructor(element: Element) {
    this.#element = element;
  }

  async setQuantity(model: CartViewModel, { id: lineId }: CartLine, quantity: number): Promise<void> {
    const { shop, source, words } = model;
    const wish = (this.#wishes.get(lineId) ?? 0) + 1;
    this.#wishes.set(lineId, wish);
    const outcome = await act(
      this.#element,
      'vitrine-cart-update',
      { lineId, quantity, source },
      () => shop.cart.setQuantity(lineId, quantity, { source }),
      resultSender(shop),
    );
    // Of many presses only the last one is spoken of.
    if (this.#wishes.get(lineId) !== wish) return;
    this.#wishes.delete(lineId);
    if (outcome.status === 'error') this.#announceRejection(model, outcome.error);
    else if (outcome.status === 'success' && outcome.result)
      model.announce(words.cartTotalIs(model.money(outcome.result.cart.total.money)));
  }

  /** `onSent` runs when the line has left the list, before the backend has answered. */
  async remove(model: CartViewModel, { id: lineId }: CartLine, onSent: () => void): Promise<void> {
    const { shop, source } = model;
    const outcome = await act(
      this.#element,
      'vitrine-cart-remove',
      { lineId, source },
      () => {
        const removal = shop.cart.remove(lineId, { source });
        onSent();
        return removal;
      },
      resultSender(shop),
    );
    if (outcome.status === 'error') this.#announceRejection(model, outcome.error);
  }

  #announceRejection(model: CartViewModel, error: VitrineError): void {
    model.announce(issueText(model, error), 'assertive');
  }
}
