import { VitrineError, type Market, type Shop } from '@vitrine/core';
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';

/** A market that was asked for and refused because the filled cart is in another currency. `null` = none waits. */
export type RejectedMarket = Partial<Market> | null;

const refused = new WeakMap<Shop, WritableAtom<RejectedMarket>>();

function refusedIn(shop: Shop): WritableAtom<RejectedMarket> {
  let $refused = refused.get(shop);
  if (!$refused) refused.set(shop, ($refused = atom<RejectedMarket>(null)));
  return $refused;
}

/** For a notice that offers a new cart: `acceptMarket()` takes the offer, `dismissMarket()` stays. */
export function $rejectedMarket(shop: Shop): ReadableAtom<RejectedMarket> {
  return refusedIn(shop);
}

/** Asks the shop for another market. A filled cart is never converted in silence: the wish waits in `$rejectedMarket`. */
export async function requestMarket(shop: Shop, market: Partial<Market>): Promise<void> {
  refusedIn(shop).set(null);
  try {
    await shop.setMarket(market);
  } catch (error) {
    if (error instanceof VitrineError && error.code === 'currency-mismatch') {
      refusedIn(shop).set(market);
      // The offer of a new cart is made where the cart is.
      shop.view.openCart();
    } else console.error('[vitrine] The market could not be changed.', error);
  }
}

/** Begins a new cart, then changes the market that waits. */
export async function acceptMarket(shop: Shop): Promise<void> {
  const market = refusedIn(shop).get();
  if (!market) return;
  await shop.cart.reset();
  await requestMarket(shop, market);
}

export function dismissMarket(shop: Shop): void {
  refusedIn(shop).set(null);
}
