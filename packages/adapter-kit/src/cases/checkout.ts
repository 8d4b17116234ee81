import type { ConformanceCase } from '../conformance.js';
import { CaseSkipped, ensure, ensureEqual, refusal, wanted } from '../verdict.js';
import { cartOf, lineOf } from './shopper.js';

function ensureAddress(address: string): void {
  ensure(URL.canParse(address), `${address} is no complete address`);
  const { protocol } = new URL(address);
  ensure(protocol === 'https:' || protocol === 'http:', `the address is ${protocol}`);
}

export const checkoutCases: readonly ConformanceCase[] = [
  {
    id: 'checkout.url',
    title: 'a filled cart has a complete http(s) address to pay at, and asking for it changes nothing',
    needs: ['checkout', 'cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const { cart } = await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      ensureAddress(wanted(await adapter.checkout?.url(), 'checkout.url'));
      ensureEqual(await cartOf(adapter).get(), cart, 'the cart afterwards');
    },
  },
  {
    id: 'checkout.nothing-to-pay',
    title: 'without a cart there is no address: cart-gone',
    needs: ['checkout'],
    async run({ adapter }) {
      await refusal(adapter.checkout?.url() ?? Promise.resolve(), ['cart-gone'], 'checkout without a cart');
    },
  },
  {
    id: 'checkout.emptied-cart',
    title: 'for a cart that was emptied there is no address: cart-gone',
    needs: ['checkout', 'cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const port = cartOf(adapter);
      const { cart } = await port.add([{ variantId: a, quantity: 1 }]);
      await port.remove([lineOf(cart, a).id]);
      await refusal(adapter.checkout?.url() ?? Promise.resolve(), ['cart-gone'], 'checkout of an emptied cart');
    },
  },
  {
    id: 'checkout.buy-now',
    title:
      'buying one line now has a complete http(s) address and leaves the cart alone; where it is impossible it is unsupported',
    needs: ['checkout', 'cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a, b],
      },
    }) {
      const { checkout } = adapter;
      if (!checkout) throw new CaseSkipped('the adapter has no checkout');
      const { cart } = await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      const call = checkout.url({ line: { variantId: b, quantity: 1 } });
      if (checkout.buyNow === true) ensureAddress(await call);
      else await refusal(call, ['unsupported'], 'buy now');
      ensureEqual(await cartOf(adapter).get(), cart, 'the cart afterwards');
    },
  },
];
