import { mutateCheckout, type Mutant } from './mutant.js';

/** Wrong about where the shopper pays. */
export const checkoutMutants: readonly Mutant[] = [
  {
    name: 'checkout that is a script',
    caughtBy: 'checkout.url',
    mutate: mutateCheckout(() => ({ url: async () => 'javascript:pay()' })),
  },
  {
    name: 'buy-now that is a script',
    caughtBy: 'checkout.buy-now',
    mutate: mutateCheckout((checkout) => ({
      url: (options) => (options?.line ? Promise.resolve('javascript:pay()') : checkout.url(options)),
    })),
  },
  {
    name: 'nothing to be paid, with an address',
    caughtBy: 'checkout.emptied-cart',
    mutate: mutateCheckout((checkout, cart) => ({
      url: async (options) =>
        (await cart.get())?.lines.length === 0 ? 'https://shop.example/pay' : checkout.url(options),
    })),
  },
];
