import { lineKey, type AddedLines, type CartLine } from '@vitrine/core';
import type { Texts } from '../base/vitrine-element.js';

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

/** For example "Stoneware mug added to your cart", or how many there are now if the backend added fewer. */
export function addedText({ words, number, lang }: Texts, added: AddedLines): string {
  const capped = cappedTo(added);
  if (capped !== undefined) return words.addedFewer(number(capped));
  const titles = [...new Set(addedLines(added).map(({ title }) => title))];
  return words.addedToCart(new Intl.ListFormat([lang, 'en']).format(titles.length > 0 ? titles : [words.cartItem]));
}

/** For example "3 items". */
export function countText({ words, number }: Texts, { result }: AddedLines): string {
  return words.itemCount(result.cart.count, number(result.cart.count));
}

/** The number that is in the cart, where the backend added fewer than was asked for. */
export function cappedTo({ result }: AddedLines): number | undefined {
  return result.warnings.find(({ code }) => code === 'quantity-capped')?.quantity;
}

const announced = new WeakSet<AddedLines['result']>();

/** True for the first element that announces this add; the toast and then the drawer may show one add. */
export function announcesFirst({ result }: AddedLines): boolean {
  const isFirst = !announced.has(result);
  announced.add(result);
  return isFirst;
}
