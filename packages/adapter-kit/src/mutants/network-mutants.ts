import { VitrineError } from '@vitrine/core';
import { mutateCart, mutateGiftCard, type Mutant } from './mutant.js';

const withoutSignal = <T extends object | undefined>(options: T): T =>
  options === undefined ? options : { ...options, signal: undefined };

/** Wrong about requests that were lost, aborted or sent at the same time. */
export const networkMutants: readonly Mutant[] = [
  {
    name: 'abort ignored',
    caughtBy: 'abort.during',
    mutate: mutateCart((cart) => ({ add: (lines, options) => cart.add(lines, withoutSignal(options)) })),
  },
  {
    name: 'abort of a read ignored',
    caughtBy: 'abort.get',
    mutate: mutateCart((cart) => ({ get: (options) => cart.get(withoutSignal(options)) })),
  },
  {
    name: 'abort of an update ignored',
    caughtBy: 'abort.update',
    mutate: mutateCart((cart) => ({ update: (lines, options) => cart.update(lines, withoutSignal(options)) })),
  },
  {
    name: 'abort of a removal ignored',
    caughtBy: 'abort.remove',
    mutate: mutateCart((cart) => ({ remove: (ids, options) => cart.remove(ids, withoutSignal(options)) })),
  },
  {
    name: 'abort of a gift card ignored',
    caughtBy: 'abort.gift-card',
    mutate: mutateGiftCard((giftCard) => ({
      apply: (code, options) =>
        giftCard.apply?.(code, withoutSignal(options)) ?? Promise.reject(new VitrineError('unsupported')),
    })),
  },
  {
    name: 'cart forgotten because its read was aborted',
    caughtBy: 'abort.get',
    mutate: mutateCart((cart) => ({
      get: (options) =>
        cart.get(options).catch(async (error: VitrineError) => {
          if (error.code === 'aborted') await cart.reset();
          throw error;
        }),
    })),
  },
  {
    name: 'aborted add that claims it was not applied',
    caughtBy: 'abort.applied-is-ambiguous',
    mutate: mutateCart((cart) => ({
      add: (lines, options) =>
        cart
          .add(lines, options)
          .catch((error: VitrineError) =>
            Promise.reject(error.code === 'aborted' ? new VitrineError('aborted') : error),
          ),
    })),
  },
  {
    name: 'broken backend that claims it did not apply the add',
    caughtBy: 'cart.server-error-ambiguous',
    mutate: mutateCart((cart) => ({
      add: (lines, options) =>
        cart
          .add(lines, options)
          .catch((error: VitrineError) => Promise.reject(error.code === 'server' ? new VitrineError('server') : error)),
    })),
  },
  {
    name: 'add that failed because it could not be read afterwards',
    caughtBy: 'cart.read-after-add-lost',
    mutate: mutateCart((cart) => ({
      add: async (lines, options) => {
        const { warnings } = await cart.add(lines, options);
        const answer = await cart.get(options);
        return answer ? { cart: answer, warnings } : Promise.reject(new VitrineError('cart-gone'));
      },
    })),
  },
  {
    name: 'add made again because it could not be read afterwards',
    caughtBy: 'cart.read-after-add-lost',
    mutate: mutateCart((cart) => ({
      add: async (lines, options) => {
        const result = await cart.add(lines, options);
        return cart.get(options).then(
          () => result,
          () => cart.add(lines, options),
        );
      },
    })),
  },
  {
    name: 'two first adds that make two carts',
    caughtBy: 'cart.parallel-first-adds',
    mutate: mutateCart((cart) => {
      let flying = 0;
      return {
        add: async (lines, options) => {
          const second = (await cart.get(options)) === null && flying > 0;
          flying++;
          const result = await cart.add(lines, options).finally(() => flying--);
          const others = result.cart.lines.filter(
            ({ variantId }) => !lines.some((line) => line.variantId === variantId),
          );
          return second
            ? cart.remove(
                others.map(({ id }) => id),
                options,
              )
            : result;
        },
      };
    }),
  },
];
