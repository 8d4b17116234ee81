import {
  pageAddress,
  safeCheckoutUrl,
  toVitrineError,
  VitrineError,
  type LineInput,
  type Shop,
  type Source,
} from '@vitrine/core';
import { leaveFor } from '../../base/leave-for.js';
import { act } from '../../base/act.js';
import { resultSender } from '../../base/provider-events.js';

/**
 * Goes to the checkout of one line alone and leaves the cart as it is. The page may veto the add (`buyNow: true`) and
 * the start of the checkout, or do them itself. The address is checked again right before it is followed. Returns the
 * error; `null` = there was none.
 */
export async function buyNow(
  element: Element,
  shop: Shop,
  line: LineInput,
  source: Source,
): Promise<VitrineError | null> {
  const sender = resultSender(shop);
  let address = '';
  let unsafe = null as VitrineError | null;
  const added = await act(
    element,
    'vitrine-cart-add',
    { lines: [line], source, buyNow: true },
    async () => {
      try {
        address = await shop.checkout.url({ line });
      } catch (thrown) {
        const error = toVitrineError(thrown);
        // The backend has accepted the line. Only the address is unsafe, and the checkout start below reports that.
        if (error.code !== 'unsafe-url') throw error;
        unsafe = error;
      }
      return {};
    },
    sender,
  );
  if (added.status === 'error') return added.error;
  // The page has vetoed the add, or has done it itself.
  if (added.status === 'vetoed' || (address === '' && !unsafe)) return null;
  const started = await act(
    element,
    'vitrine-checkout-start',
    { source, ...(unsafe ? {} : { url: address }) },
    async () => {
      const url = safeCheckoutUrl(address, pageAddress(), shop.checkout.origins);
      if (unsafe || url === null) throw unsafe ?? new VitrineError('unsafe-url', { where: 'buy now' });
      shop.report({ type: 'checkout-start', source, cart: null });
      leaveFor(url);
      return {};
    },
    sender,
  );
  return started.status === 'error' ? started.error : null;
}
