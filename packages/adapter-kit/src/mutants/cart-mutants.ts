import { VitrineError, type Cart, type CartPort, type CartResult } from '@vitrine/core';
import { mutateCart, type Mutant } from './mutant.js';

/** Changes the cart in the result of every method. */
function everyAnswer(cart: CartPort, change: (answer: Cart) => Cart): Partial<CartPort> {
  const changed = async (result: Promise<CartResult>): Promise<CartResult> => {
    const { cart: answer, warnings } = await result;
    return { cart: change(answer), warnings };
  };
  return {
    get: async (options) => {
      const answer = await cart.get(options);
      return answer && change(answer);
    },
    add: (lines, options) => changed(cart.add(lines, options)),
    update: (lines, options) => changed(cart.update(lines, options)),
    remove: (ids, options) => changed(cart.remove(ids, options)),
  };
}

export const cartMutants: readonly Mutant[] = [
  {
    name: 'lost parallel add',
    caughtBy: 'cart.parallel-adds',
    mutate: mutateCart((cart) => {
      let flying: Promise<CartResult> | null = null;
      return {
        add: (lines, options) => {
          flying ??= cart.add(lines, options).finally(() => (flying = null));
          return flying;
        },
      };
    }),
  },
  {
    name: 'count off by one',
    caughtBy: 'cart.count',
    mutate: mutateCart((cart) => everyAnswer(cart, (answer) => ({ ...answer, count: answer.lines.length }))),
  },
  {
    name: 'null for a failed read',
    caughtBy: 'cart.read-failure-is-thrown',
    mutate: mutateCart((cart) => ({ get: (options) => cart.get(options).catch(() => null) })),
  },
  {
    name: 'cart forgotten because the connection was lost',
    caughtBy: 'cart.read-failure-is-thrown',
    mutate: mutateCart((cart) => ({
      get: (options) =>
        cart.get(options).catch(async (error: VitrineError) => {
          if (error.code === 'network') await cart.reset();
          throw error;
        }),
    })),
  },
  {
    name: 'swallowed error',
    caughtBy: 'cart.failure-is-thrown',
    mutate: mutateCart((cart) => {
      const withoutErrors = async (call: Promise<CartResult>): Promise<CartResult> => {
        try {
          return await call;
        } catch (error) {
          const answer = await cart.get();
          if (answer === null) throw error;
          return { cart: answer, warnings: [] };
        }
      };
      return {
        add: (lines, options) => withoutErrors(cart.add(lines, options)),
        update: (lines, options) => withoutErrors(cart.update(lines, options)),
      };
    }),
  },
  {
    name: 'silent clamp without a warning',
    caughtBy: 'cart.clamp-warns',
    mutate: mutateCart((cart) => ({
      add: async (lines, options) => ({ ...(await cart.add(lines, options)), warnings: [] }),
    })),
  },
  {
    name: 'silent clamp of a line that is there',
    caughtBy: 'cart.clamp-warns-on-growing',
    mutate: mutateCart((cart) => ({
      add: async (lines, options) => {
        const before = await cart.get(options);
        const result = await cart.add(lines, options);
        return before === null ? result : { ...result, warnings: [] };
      },
    })),
  },
  {
    name: 'line totals of its own arithmetic',
    caughtBy: 'money.dozen',
    mutate: mutateCart((cart) =>
      everyAnswer(cart, (answer) => ({
        ...answer,
        lines: answer.lines.map((line) =>
          line.quantity > 9 ? { ...line, total: { ...line.total, amount: line.total.amount + 1 } } : line,
        ),
      })),
    ),
  },
  {
    name: 'only the first of several lines removed',
    caughtBy: 'cart.several-at-once',
    mutate: mutateCart((cart) => ({ remove: (ids, options) => cart.remove(ids.slice(0, 1), options) })),
  },
  {
    name: 'only the first of several lines updated',
    caughtBy: 'cart.several-at-once',
    mutate: mutateCart((cart) => ({ update: (lines, options) => cart.update(lines.slice(0, 1), options) })),
  },
  {
    name: 'cart leaked between shops',
    caughtBy: 'cart.shops-apart',
    // Uses one storage key for all shops.
    mutate: (context) => ({ ...context, otherShop: async () => context.adapter }),
  },
  {
    name: 'relative add retried',
    caughtBy: 'cart.add-not-retried',
    mutate: mutateCart((cart) => ({
      add: (lines, options) =>
        cart
          .add(lines, options)
          .catch((error: unknown) =>
            error instanceof VitrineError && error.ambiguous && error.code === 'network'
              ? cart.add(lines, options)
              : Promise.reject(error),
          ),
    })),
  },
  {
    name: 'removed line resurrected',
    caughtBy: 'cart.removed-stays-removed',
    // Answers from a cache that the removal did not clear.
    mutate: mutateCart((cart) => {
      let cached: Cart | null = null;
      return {
        add: async (lines, options) => {
          const result = await cart.add(lines, options);
          cached = result.cart;
          return result;
        },
        get: async (options) => cached ?? cart.get(options),
      };
    }),
  },
  {
    name: 'update taken as an increment',
    caughtBy: 'cart.update-absolute',
    mutate: mutateCart((cart) => ({
      update: async (lines, options) => {
        const before = await cart.get();
        return cart.update(
          lines.map((line) => ({
            ...line,
            quantity: line.quantity + (before?.lines.find(({ id }) => id === line.lineId)?.quantity ?? 0),
          })),
          options,
        );
      },
    })),
  },
  {
    name: 'order of attributes splits a line',
    caughtBy: 'cart.attribute-order-irrelevant',
    mutate: mutateCart((cart) => ({
      add: (lines, options) =>
        cart.add(
          lines.map((line) =>
            line.attributes
              ? { ...line, attributes: line.attributes.map(({ key, value }, i) => ({ key: `${i}.${key}`, value })) }
              : line,
          ),
          options,
        ),
    })),
  },
  {
    name: 'attributes dropped',
    caughtBy: 'cart.attributes-separate',
    mutate: mutateCart((cart) => ({
      add: (lines, options) =>
        cart.add(
          lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
          options,
        ),
    })),
  },
  {
    name: 'idempotency promised, key not sent',
    caughtBy: 'cart.key-applied-once',
    mutate: mutateCart((cart) => ({
      add: (lines, options) => cart.add(lines, options?.signal ? { signal: options.signal } : {}),
    })),
  },
  {
    name: 'dead cart id kept',
    caughtBy: 'cart.gone-starts-anew',
    mutate: mutateCart((cart) => {
      let known: Cart | null = null;
      return {
        add: async (lines, options) => {
          const result = await cart.add(lines, options);
          known = result.cart;
          return result;
        },
        get: async (options) => {
          const answer = await cart.get(options);
          if (answer === null && known !== null) throw new VitrineError('cart-gone');
          return answer;
        },
      };
    }),
  },
  {
    name: 'reset that only looks empty',
    caughtBy: 'cart.reset',
    mutate: mutateCart((cart) => {
      let hidden = false;
      return {
        reset: async () => void (hidden = true),
        get: async (options) => (hidden ? null : cart.get(options)),
        add: async (lines, options) => {
          hidden = false;
          return cart.add(lines, options);
        },
      };
    }),
  },
  {
    name: 'wrong code answered with success',
    caughtBy: 'code.invalid-rejected',
    mutate: mutateCart((cart) => ({
      applyCode: async (code, options) => {
        try {
          return await (cart.applyCode?.(code, options) ?? Promise.reject(new VitrineError('unsupported')));
        } catch {
          const answer = await cart.get(options);
          if (answer === null) throw new VitrineError('code-invalid');
          return { cart: answer, warnings: [] };
        }
      },
    })),
  },
];
