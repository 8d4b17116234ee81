import type { AnalyticsEvent } from '@vitrine/core';
import type { ConformanceCase } from '../conformance.js';
import { ensure, ensureEqual } from '../verdict.js';

const event: AnalyticsEvent = {
  id: 'event-1',
  at: 0,
  name: 'add_to_cart',
  source: { element: 'vitrine-player', videoId: 'morning-table', videoTime: 1.5 },
  items: [{ productId: 'p', title: 'Thing', quantity: 1, price: { amount: 100, currency: 'USD', exponent: 2 } }],
  value: { amount: 100, currency: 'USD', exponent: 2 },
};

export const adapterCases: readonly ConformanceCase[] = [
  {
    id: 'adapter.shape',
    title: 'an adapter has a name, this version of the contract, and every required method of the ports it has',
    needs: [],
    async run({ adapter }) {
      ensure(typeof adapter.name === 'string' && adapter.name !== '', 'adapter.name is empty');
      ensureEqual(adapter.contract, 1, 'adapter.contract');
      if (adapter.catalog) ensure(typeof adapter.catalog.products === 'function', 'catalog.products is missing');
      if (adapter.cart) {
        for (const method of ['get', 'add', 'update', 'remove', 'reset'] as const)
          ensure(typeof adapter.cart[method] === 'function', `cart.${method} is missing`);
        ensure(
          adapter.cart.idempotency === 'key' || adapter.cart.idempotency === 'none',
          'cart.idempotency is neither key nor none',
        );
      }
      if (adapter.checkout) ensure(typeof adapter.checkout.url === 'function', 'checkout.url is missing');
    },
  },
  {
    id: 'adapter.dispose-twice',
    title: 'dispose() may be called twice and before anything was used',
    needs: [],
    async run({ adapter }) {
      adapter.dispose?.();
      adapter.dispose?.();
    },
  },
  {
    id: 'analytics.never-throws',
    title: 'a sink accepts any event and never throws',
    needs: ['analytics'],
    async run({ adapter }) {
      adapter.analytics?.track([event]);
      adapter.analytics?.track([
        { ...event, name: 'purchase', transactionId: 'order', source: null, items: [] },
        { ...event, id: 'event-2' },
      ]);
      adapter.analytics?.track([]);
    },
  },
];
