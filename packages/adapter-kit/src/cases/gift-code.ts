import type { CartResult, VitrineError } from '@vitrine/core';
import type { ConformanceCase, ConformanceContext } from '../conformance.js';
import { ensure, rejection, wanted } from '../verdict.js';
import { cartOf, giftCardsOf } from './shopper.js';

const bare = (text: string): string => text.replace(/[^0-9a-z]/gi, '').toUpperCase();

/** All texts in a value, however deep: keys too, and of an error also properties that are not enumerable. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'bigint') return [String(value)];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (value instanceof Map || value instanceof Set) return [...value].flatMap((entry: unknown) => textsIn(entry, seen));
  return Object.getOwnPropertyNames(value).flatMap((key) => [
    key,
    ...textsIn((value as Record<string, unknown>)[key], seen),
  ]);
}

/** A text as it is, and decoded from URL escapes and base64. */
function readings(text: string): string[] {
  const found = [text];
  try {
    found.push(decodeURIComponent(text));
  } catch {
    // It has no URL escapes.
  }
  for (const word of text.match(/[\w+/-]{8,}/g) ?? []) {
    try {
      found.push(atob(word.replaceAll('-', '+').replaceAll('_', '/')));
    } catch {
      // It is not base64.
    }
  }
  return found;
}

/** Fails when the value holds the code, or the part of it that is hidden from the shopper, in any encoding. */
function ensureHidden(code: string, value: unknown, where: string): void {
  const secret = bare(code).slice(0, -4);
  ensure(secret !== '', 'fixtures.giftCardCode is too short to have a hidden part');
  for (const text of textsIn(value))
    ensure(
      !readings(text).some((reading) => bare(reading).includes(secret)),
      `the code, or the hidden part of it, is in ${where}`,
    );
}

/** A shopper with a line in the cart, and a way to try codes: it returns the result, or the error. */
async function shopperWith({ adapter, fixtures }: ConformanceContext): Promise<{
  code: string;
  wrong: string;
  attempt: (code: string, what: string) => Promise<CartResult | VitrineError>;
}> {
  const code = wanted(fixtures.giftCardCode, 'fixtures.giftCardCode');
  await cartOf(adapter).add([{ variantId: fixtures.variants[0], quantity: 1 }]);
  return {
    code,
    wrong: `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`,
    async attempt(tried, what) {
      try {
        return wanted(await giftCardsOf(adapter).apply?.(tried), 'giftCard.apply');
      } catch (error) {
        return rejection(Promise.reject(error), 'any', what);
      }
    },
  };
}

const consoleMethods = ['debug', 'info', 'log', 'warn', 'error'] as const;

/** A gift card code is as good as money, so it must never be shown, stored, logged or sent in a URL. */
export const giftCodeCases: readonly ConformanceCase[] = [
  {
    id: 'giftCard.code-never-shown',
    title: 'the code of a gift card is nowhere in the cart, only its last characters',
    needs: ['giftCard.apply', 'cart'],
    async run(context) {
      const { adapter } = context;
      const { code, attempt } = await shopperWith(context);
      ensureHidden(code, await attempt(code, 'the gift card'), 'the answer');
      ensureHidden(code, await cartOf(adapter).get(), 'the cart');
      if (adapter.checkout) ensureHidden(code, await adapter.checkout.url(), 'the URL of the checkout');
    },
  },
  {
    id: 'giftCard.code-not-in-errors',
    title:
      'no error repeats a code, its causes included: not of a nearly right code, not of one that is already applied',
    needs: ['giftCard.apply', 'cart'],
    async run(context) {
      const { code, wrong, attempt } = await shopperWith(context);
      ensureHidden(
        code,
        await rejection(
          giftCardsOf(context.adapter).apply?.(wrong) ?? Promise.resolve(),
          'any',
          'a code that is nearly right',
        ),
        'the error of a code that is nearly right',
      );
      await attempt(code, 'the gift card');
      ensureHidden(code, await attempt(code, 'the same gift card again'), 'the answer to the same code again');
    },
  },
  {
    id: 'giftCard.code-not-stored',
    title: 'a code is not put into the storage, right or wrong',
    needs: ['giftCard.apply', 'cart'],
    async run(context) {
      const stored = wanted(context.probes?.stored, 'probes.stored');
      const { code, wrong, attempt } = await shopperWith(context);
      for (const tried of [wrong, code]) {
        await attempt(tried, 'a gift card');
        ensureHidden(code, stored(), 'the storage');
      }
    },
  },
  {
    id: 'giftCard.code-not-in-addresses',
    title: 'a code is in no URL, because URLs are logged',
    needs: ['giftCard.apply', 'giftCard.remove', 'cart'],
    async run(context) {
      const addresses = wanted(context.probes?.addresses, 'probes.addresses');
      const { adapter } = context;
      const { code, wrong, attempt } = await shopperWith(context);
      await attempt(wrong, 'a wrong gift card');
      await attempt(code, 'the gift card');
      const cart = await cartOf(adapter).get();
      for (const { id } of cart?.giftCards ?? []) await giftCardsOf(adapter).remove?.(id);
      ensureHidden(code, addresses(), 'the URL of a request');
    },
  },
  {
    id: 'giftCard.code-not-logged',
    title: 'a code is not printed to the console, right or wrong',
    needs: ['giftCard.apply', 'cart'],
    async run(context) {
      const { code, wrong, attempt } = await shopperWith(context);
      const printed: [(typeof consoleMethods)[number], unknown[]][] = [];
      const originals = consoleMethods.map((name) => [name, console[name]] as const);
      for (const name of consoleMethods) console[name] = (...words: unknown[]) => void printed.push([name, words]);
      try {
        await attempt(wrong, 'a wrong gift card');
        await attempt(code, 'the gift card');
      } finally {
        for (const [name, print] of originals) console[name] = print;
      }
      ensureHidden(code, printed, 'the console');
      // Prints what others have printed meanwhile.
      for (const [name, words] of printed) console[name](...words);
    },
  },
];
