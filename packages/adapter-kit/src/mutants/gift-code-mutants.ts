import {
  VitrineError,
  type AppliedGiftCard,
  type CallOptions,
  type CartResult,
  type GiftCardPort,
} from '@vitrine/core';
import type { ConformanceContext } from '../conformance.js';
import { mutateGiftCard, type Mutant } from './mutant.js';

const apply = (giftCard: GiftCardPort, code: string, options?: CallOptions): Promise<CartResult> =>
  giftCard.apply?.(code, options) ?? Promise.reject(new VitrineError('unsupported'));

const shownAs = (show: (card: AppliedGiftCard, code: string) => AppliedGiftCard) =>
  mutateGiftCard((giftCard) => ({
    apply: async (code, options) => {
      const { cart, warnings } = await apply(giftCard, code, options);
      return { cart: { ...cart, giftCards: cart.giftCards.map((card) => show(card, code)) }, warnings };
    },
  }));

/** Hands every code to `leak` before it is applied. */
const leakingTo = (leak: (code: string) => void) =>
  mutateGiftCard((giftCard) => ({ apply: (code, options) => (leak(code), apply(giftCard, code, options)) }));

/** The result of one probe also holds the codes. */
const leaking =
  (probe: 'stored' | 'addresses', spell: (code: string) => string) =>
  (context: ConformanceContext): ConformanceContext => {
    const codes: string[] = [];
    return {
      ...leakingTo((code) => void codes.push(spell(code)))(context),
      probes: { ...context.probes, [probe]: () => [...(context.probes?.[probe]?.() ?? []), ...codes] },
    };
  };

/** Show a gift card code, which whoever reads it can spend. */
export const giftCodeMutants: readonly Mutant[] = [
  {
    name: 'code echoed in the cart',
    caughtBy: 'giftCard.code-never-shown',
    mutate: shownAs((card, code) => ({ ...card, id: code })),
  },
  {
    name: 'code echoed in the cart as base64',
    caughtBy: 'giftCard.code-never-shown',
    mutate: shownAs((card, code) => ({ ...card, reference: `card:${btoa(JSON.stringify({ code }))}` })),
  },
  {
    name: 'code repeated when it is applied already',
    caughtBy: 'giftCard.code-not-in-errors',
    mutate: mutateGiftCard((giftCard) => {
      const known = new Set<string>();
      return {
        apply: async (code, options) => {
          if (known.has(code)) throw new VitrineError('code-already-applied', { message: `${code} is applied` });
          const result = await apply(giftCard, code, options);
          known.add(code);
          return result;
        },
      };
    }),
  },
  {
    name: 'code repeated deep in the cause of an error',
    caughtBy: 'giftCard.code-not-in-errors',
    mutate: mutateGiftCard((giftCard) => ({
      apply: (code, options) =>
        apply(giftCard, code, options).catch(({ code: errorCode }: VitrineError) =>
          Promise.reject(
            new VitrineError(errorCode, {
              cause: { answer: { errors: [new Error(`no card ${code.toLowerCase()}`)] } },
            }),
          ),
        ),
    })),
  },
  {
    name: 'code kept in the storage',
    caughtBy: 'giftCard.code-not-stored',
    mutate: leaking('stored', (code) => JSON.stringify({ last: code })),
  },
  {
    name: 'code in the address of a request',
    caughtBy: 'giftCard.code-not-in-addresses',
    mutate: leaking('addresses', (code) => `https://shop.example/cards?code=${encodeURIComponent(code)}`),
  },
  {
    name: 'code printed',
    caughtBy: 'giftCard.code-not-logged',
    mutate: leakingTo((code) => console.debug({ applying: code })),
  },
];
