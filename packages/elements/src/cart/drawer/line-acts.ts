import type { CartLine, CartResult, CartWarning, LineIssue, VitrineError } from '@vitrine/core';
import { act } from '../../base/act.js';
import { errorText } from '../../i18n/error-text.js';
import { resultSender } from '../../base/provider-events.js';
import type { Correction } from './cart-notices.js';
import type { CartViewModel } from './cart-view-model.js';

/** Why a line differs from what was asked for, with the number still available if the backend reports it. */
export function issueText(
  { words, number }: CartViewModel,
  { code, available }: Pick<LineIssue, 'code'> & { readonly available?: number | undefined },
): string {
  if (code === 'out-of-stock' && available !== undefined)
    return available > 0 ? words.cartMore(number(available)) : words.cartNoMore;
  return errorText(words, code);
}

/** Changes the quantity of a line or removes it: asks the page, runs the act and announces its result. */
export class LineActs {
  readonly #element: Element;
  /** The number of the last quantity change of each line, while it is running. */
  readonly #changes = new Map<string, number>();

  constructor(element: Element) {
    this.#element = element;
  }

  async setQuantity(model: CartViewModel, { id: lineId }: CartLine, quantity: number): Promise<void> {
    const { shop, source, words } = model;
    const change = (this.#changes.get(lineId) ?? 0) + 1;
    this.#changes.set(lineId, change);
    const outcome = await act(
      this.#element,
      'vitrine-cart-update',
      { lineId, quantity, source },
      () => shop.cart.setQuantity(lineId, quantity, { source }),
      resultSender(shop),
    );
    // Of several quick presses only the last one is announced.
    if (this.#changes.get(lineId) !== change) return;
    this.#changes.delete(lineId);
    if (outcome.status === 'error') this.#announceRejection(model, outcome.error);
    else if (outcome.status === 'success' && outcome.result)
      model.announce(words.cartTotalIs(model.money(outcome.result.cart.total.money)));
  }

  /** `onSent` is called when the line has left the list, before the backend has answered. */
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

  /** Sets a line right that a late request has changed, with the events of what that takes. */
  async correct(model: CartViewModel, warning: CartWarning, { line, quantity }: Correction): Promise<void> {
    const { shop, source, words } = model;
    const { variantId = '', attributes = [] } = warning;
    const run = (): Promise<CartResult> => shop.cart.correct(warning, { source });
    const sender = resultSender(shop);
    const outcome = !line
      ? await act(
          this.#element,
          'vitrine-cart-add',
          { lines: [{ variantId, quantity, attributes }], source },
          run,
          sender,
        )
      : quantity === 0
        ? await act(this.#element, 'vitrine-cart-remove', { lineId: line.id, source }, run, sender)
        : await act(this.#element, 'vitrine-cart-update', { lineId: line.id, quantity, source }, run, sender);
    if (outcome.status === 'error') this.#announceRejection(model, outcome.error);
    else if (outcome.status === 'success' && outcome.result)
      model.announce(words.cartTotalIs(model.money(outcome.result.cart.total.money)));
  }

  #announceRejection(model: CartViewModel, error: VitrineError): void {
    model.announce(issueText(model, error), 'assertive');
  }
}
