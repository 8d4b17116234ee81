import { VitrineError } from '@vitrine/core';
import { mutateCart, mutateGiftCard, type Mutant } from './mutant.js';

/** Wrong about buying gift cards and paying with them. */
export const giftCardMutants: readonly Mutant[] = [
  {
    name: 'wrong gift code answered with success',
    caughtBy: 'giftCard.wrong-code-detected',
    mutate: mutateGiftCard((giftCard, cart) => ({
      apply: async (code, options) => {
        try {
          return await (giftCard.apply?.(code, options) ?? Promise.reject(new VitrineError('unsupported')));
        } catch (error) {
          const answer = await cart.get(options);
          if (answer === null) throw error;
          return { cart: answer, warnings: [] };
        }
      },
    })),
  },
  {
    name: 'gifts merged into one line',
    caughtBy: 'giftCard.orders-never-merge',
    mutate: mutateGiftCard((giftCard) => ({
      addToCart: async (orders, options) => {
        const result = await giftCard.addToCart(orders, options);
        const [first] = result.cart.lines;
        return { ...result, cart: { ...result.cart, lines: first ? [{ ...first, quantity: result.cart.count }] : [] } };
      },
    })),
  },
  {
    name: 'gift bought twice by one press',
    caughtBy: 'giftCard.key-applied-once',
    mutate: mutateGiftCard((giftCard) => ({
      addToCart: (orders, options) => giftCard.addToCart(orders, options?.signal ? { signal: options.signal } : {}),
    })),
  },
  {
    name: 'rejected gift without its field',
    caughtBy: 'giftCard.email',
    mutate: mutateGiftCard((giftCard) => ({
      addToCart: (orders, options) =>
        giftCard.addToCart(orders, options).catch(() => Promise.reject(new VitrineError('validation'))),
    })),
  },
  {
    name: 'undo that forgets the recipient',
    caughtBy: 'giftCard.restore-keeps-recipient',
    mutate: mutateCart((cart) => ({
      restore: async (line, options) => {
        const result = await (cart.restore?.(line, options) ?? Promise.reject(new VitrineError('unsupported')));
        return {
          ...result,
          cart: { ...result.cart, lines: result.cart.lines.map(({ recipient: _, ...rest }) => rest) },
        };
      },
    })),
  },
];
