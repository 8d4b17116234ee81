import type { ConformanceCase } from '../conformance.js';
import { CaseSkipped, ensure, ensureEqual, rejection, wanted } from '../verdict.js';
import { cartOf, lineOf } from './shopper.js';

function ensureUrl(url: string): void {
  ensure(URL.canParse(url), `${url} is no absolute URL`);
  const { protocol } = new URL(url);
  ensure(protocol === 'https:' || protocol === 'http:', `the protocol is ${protocol}`);
}

export const checkoutCases: readonly ConformanceCase[] = [
  {
    id: 'checkout.url',
    title: 'a cart with lines has an absolute http(s) URL to pay at, and asking for it changes nothing',
    needs: ['checkout', 'cart'],
    async run({
      adapter,
      fixtures: {
        variants: [a],
      },
    }) {
      const { cart } = await cartOf(adapter).add([{ variantId: a, quantity: 1 }]);
      ensureUrl(wanted(await adapter.checkout?.url(), 'checkout.url'));
      ensureEqual(await cartOf(adapter).get(), cart, 'the cart afterwards');
    },
  },
  {
    id: 'checkout.nothing-to-pay',
    title: 'without a cart there is no URL: cart-gone',
    needs: ['checkout'],
    async run({ adapter }) {
      await rejection(adapter.checkout?.url() ?? Promise.resolve(), ['cart-gone'], 'checkout without a cart');
    },
  },
  {
    id: 'checkout.emptied-cart',
    title: 'for a cart that was emptied there is no URL: cart-gone',
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
      await rejection(adapter.checkout?.url() ?? Promise.resolve(), ['cart-gone'], 'checkout of an emptied cart');
    },
  },
  {
    id: 'checkout.buy-now',
    title: 'buying one line now has an absolute http(s) URL and leaves the cart as it is, or is unsupported',
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
      if (checkout.buyNow === true) ensureUrl(await call);
      else await rejection(call, ['unsupported'], 'buy now');
      ensureEqual(await cartOf(adapter).get(), cart, 'the cart afterwards');
    },
  },
];
