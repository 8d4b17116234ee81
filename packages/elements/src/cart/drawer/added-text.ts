import { lineKey, type AddedLines, type CartLine } from '@vitrine/core';
import type { CartViewModel } from './cart-view-model.js';

/** The lines of the cart that came from an add. */
export function addedLines({ lines, result }: AddedLines): readonly CartLine[] {
  const found = lines.map((line) => {
    const key = lineKey(line);
    // Gift cards of one variant differ only by their recipient, which an event does not carry. The newest line is
    // taken.
    return (
      result.cart.lines.find((other) => lineKey(other) === key) ??
      result.cart.lines.findLast(({ variantId }) => variantId === line.variantId)
    );
  });
  return [...new Set(found.filter((line) => line !== undefined))];
}

/** For example "Stoneware mug added to your cart. 3 items". */
export function addedText({ words, number, lang }: CartViewModel, added: AddedLines): string {
  const titles = [...new Set(addedLines(added).map(({ title }) => title))];
  const { count } = added.result.cart;
  const names = new Intl.ListFormat(lang).format(titles.length > 0 ? titles : [words.cartItem]);
  return `${words.addedToCart(names)}. ${words.itemCount(count, number(count))}`;
}
