import { safeCheckoutUrl, toVitrineError, VitrineError, type LineInput, type Shop, type Source } from '@vitrine/core';
import { act } from '../base/act.js';
import { resultSender } from '../shop/provider-events.js';

/**
 * A checkout of one line alone, the cart untouched. The page may veto or take over the add (`buyNow: true`) and the start of the
 * checkout. The address is checked again here, at the act. Answers why it failed; `null` = it did not.
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
  const wished = await act(
    element,
    'vitrine-cart-add',
    { lines: [line], source, buyNow: true },
    async () => {
      try {
        address = await shop.checkout.url({ line });
      } catch (thrown) {
        const error = toVitrineError(thrown);
        // The backend took the line; what is refused is the way out, and that has an act of its own.
        if (error.code !== 'unsafe-url') throw error;
        unsafe = error;
      }
      return {};
    },
    sender,
  );
  if (wished.status === 'error') return wished.error;
  // Vetoed, or done by the page itself.
  if (wished.status === 'vetoed' || (address === '' && !unsafe)) return null;
  const started = await act(
    element,
    'vitrine-checkout-start',
    { source, ...(unsafe ? {} : { url: address }) },
    async () => {
      const url = safeCheckoutUrl(address, location.href, shop.checkout.origins);
      if (unsafe || url === null) throw unsafe ?? new VitrineError('unsafe-url', { where: 'buy now' });
      shop.report({ type: 'checkout-start', source, cart: null });
      location.assign(url);
      return {};
    },
    sender,
  );
  return started.status === 'error' ? started.error : null;
}
