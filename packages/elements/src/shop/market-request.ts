import { VitrineError, type Market, type Shop } from '@vitrine/core';
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';

/** A market that was rejected because a cart with items is in another currency. `null` = there is none. */
export type RejectedMarket = Partial<Market> | null;

const rejectedMarkets = new WeakMap<Shop, WritableAtom<RejectedMarket>>();

function rejectedIn(shop: Shop): WritableAtom<RejectedMarket> {
  let $rejected = rejectedMarkets.get(shop);
  if (!$rejected) rejectedMarkets.set(shop, ($rejected = atom<RejectedMarket>(null)));
  return $rejected;
}

/** For a notice that offers a new cart: `acceptMarket()` accepts the offer, `dismissMarket()` keeps the cart. */
export function $rejectedMarket(shop: Shop): ReadableAtom<RejectedMarket> {
  return rejectedIn(shop);
}

/**
 * Asks the shop for another market. A cart with items is never converted without asking: a market in another currency
 * waits in `$rejectedMarket`.
 */
export async function requestMarket(shop: Shop, market: Partial<Market>): Promise<void> {
  rejectedIn(shop).set(null);
  try {
    await shop.setMarket(market);
  } catch (error) {
    if (error instanceof VitrineError && error.code === 'currency-mismatch') {
      rejectedIn(shop).set(market);
      // The drawer shows the offer of a new cart.
      shop.view.openCart();
    } else console.error('[vitrine] The market could not be changed.', error);
  }
}

/** Starts a new cart, then changes to the rejected market. */
export async function acceptMarket(shop: Shop): Promise<void> {
  const market = rejectedIn(shop).get();
  if (!market) return;
  await shop.cart.reset();
  await requestMarket(shop, market);
}

export function dismissMarket(shop: Shop): void {
  rejectedIn(shop).set(null);
}
