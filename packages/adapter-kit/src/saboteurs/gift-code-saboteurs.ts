import {
  VitrineError,
  type AppliedGiftCard,
  type CallOptions,
  type CartResult,
  type GiftCardPort,
} from '@vitrine/core';
import type { ConformanceContext } from '../conformance.js';
import { spoilGiftCard, type Saboteur } from './saboteur.js';

const honest = (giftCard: GiftCardPort, code: string, options?: CallOptions): Promise<CartResult> =>
  giftCard.apply?.(code, options) ?? Promise.reject(new VitrineError('unsupported'));

const shownAs = (show: (card: AppliedGiftCard, code: string) => AppliedGiftCard) =>
  spoilGiftCard((giftCard) => ({
    apply: async (code, options) => {
      const { cart, warnings } = await honest(giftCard, code, options);
      return { cart: { ...cart, giftCards: cart.giftCards.map((card) => show(card, code)) }, warnings };
    },
  }));

/** Does something with every code before it is applied. */
const telling = (tell: (code: string) => void) =>
  spoilGiftCard((giftCard) => ({ apply: (code, options) => (tell(code), honest(giftCard, code, options)) }));

/** What one probe tells holds the codes, too. */
const leaking =
  (probe: 'stored' | 'addresses', spell: (code: string) => string) =>
  (context: ConformanceContext): ConformanceContext => {
    const codes: string[] = [];
    return {
      ...telling((code) => void codes.push(spell(code)))(context),
      probes: { ...context.probes, [probe]: () => [...(context.probes?.[probe]?.() ?? []), ...codes] },
    };
  };

/** Show what whoever reads it can spend. */
export const giftCodeSaboteurs: readonly Saboteur[] = [
  {
    name: 'code echoed in the cart',
    caughtBy: 'giftCard.code-never-shown',
    spoil: shownAs((card, code) => ({ ...card, id: code })),
  },
  {
    name: 'code echoed in the cart as base64',
    caughtBy: 'giftCard.code-never-shown',
    spoil: shownAs((card, code) => ({ ...card, reference: `card:${btoa(JSON.stringify({ code }))}` })),
  },
  {
    name: 'code repeated when it is applied already',
    caughtBy: 'giftCard.code-not-in-refusals',
    spoil: spoilGiftCard((giftCard) => {
      const known = new Set<string>();
      return {
        apply: async (code, options) => {
          if (known.has(code)) throw new VitrineError('code-already-applied', { message: `${code} is applied` });
          const result = await honest(giftCard, code, options);
          known.add(code);
          return result;
        },
      };
    }),
  },
  {
    name: 'code repeated deep in the cause of a refusal',
    caughtBy: 'giftCard.code-not-in-refusals',
    spoil: spoilGiftCard((giftCard) => ({
      apply: (code, options) =>
        honest(giftCard, code, options).catch(({ code: refused }: VitrineError) =>
          Promise.reject(
            new VitrineError(refused, { cause: { answer: { errors: [new Error(`no card ${code.toLowerCase()}`)] } } }),
          ),
        ),
    })),
  },
  {
    name: 'code kept in the storage',
    caughtBy: 'giftCard.code-not-stored',
    spoil: leaking('stored', (code) => JSON.stringify({ last: code })),
  },
  {
    name: 'code in the address of a request',
    caughtBy: 'giftCard.code-not-in-addresses',
    spoil: leaking('addresses', (code) => `https://shop.example/cards?code=${encodeURIComponent(code)}`),
  },
  {
    name: 'code printed',
    caughtBy: 'giftCard.code-not-logged',
    spoil: telling((code) => console.debug({ applying: code })),
  },
];
