import { VitrineError, type Cart, type CartPort, type CartResult } from '@vitrine/core';
import { spoilCart, type Saboteur } from './saboteur.js';

/** Every method that answers with the cart answers with this one instead. */
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

export const cartSaboteurs: readonly Saboteur[] = [
  {
    name: 'lost parallel add',
    caughtBy: 'cart.parallel-adds',
    spoil: spoilCart((cart) => {
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
    spoil: spoilCart((cart) => everyAnswer(cart, (answer) => ({ ...answer, count: answer.lines.length }))),
  },
  {
    name: 'null for a failed read',
    caughtBy: 'cart.read-failure-is-thrown',
    spoil: spoilCart((cart) => ({ get: (options) => cart.get(options).catch(() => null) })),
  },
  {
    name: 'cart forgotten because the line was cut',
    caughtBy: 'cart.read-failure-is-thrown',
    spoil: spoilCart((cart) => ({
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
    spoil: spoilCart((cart) => {
      const calmly = async (call: Promise<CartResult>): Promise<CartResult> => {
        try {
          return await call;
        } catch (error) {
          const answer = await cart.get();
          if (answer === null) throw error;
          return { cart: answer, warnings: [] };
        }
      };
      return {
        add: (lines, options) => calmly(cart.add(lines, options)),
        update: (lines, options) => calmly(cart.update(lines, options)),
      };
    }),
  },
  {
    name: 'silent clamp without a warning',
    caughtBy: 'cart.clamp-warns',
    spoil: spoilCart((cart) => ({
      add: async (lines, options) => ({ ...(await cart.add(lines, options)), warnings: [] }),
    })),
  },
  {
    name: 'silent clamp of a line that is there',
    caughtBy: 'cart.clamp-warns-on-growing',
    spoil: spoilCart((cart) => ({
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
    spoil: spoilCart((cart) =>
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
    spoil: spoilCart((cart) => ({ remove: (ids, options) => cart.remove(ids.slice(0, 1), options) })),
  },
  {
    name: 'only the first of several lines updated',
    caughtBy: 'cart.several-at-once',
    spoil: spoilCart((cart) => ({ update: (lines, options) => cart.update(lines.slice(0, 1), options) })),
  },
  {
    name: 'cart leaked between shops',
    caughtBy: 'cart.shops-apart',
    // One storage key for every shop.
    spoil: (context) => ({ ...context, otherShop: async () => context.adapter }),
  },
  {
    name: 'relative add retried',
    caughtBy: 'cart.add-not-retried',
    spoil: spoilCart((cart) => ({
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
    // An answer from a cache that the removal did not clear.
    spoil: spoilCart((cart) => {
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
    spoil: spoilCart((cart) => ({
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
    spoil: spoilCart((cart) => ({
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
    spoil: spoilCart((cart) => ({
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
    spoil: spoilCart((cart) => ({
      add: (lines, options) => cart.add(lines, options?.signal ? { signal: options.signal } : {}),
    })),
  },
  {
    name: 'dead cart id kept',
    caughtBy: 'cart.gone-starts-anew',
    spoil: spoilCart((cart) => {
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
    spoil: spoilCart((cart) => {
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
    caughtBy: 'code.invalid-refused',
    spoil: spoilCart((cart) => ({
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
