import { resolve } from 'node:path';
import { PRECISION } from '../money-by-currency';

// What the demo's own shop answers, as far as it is read here. Its packages are modules of the other kind: no types
// from there.
interface Money {
  readonly amount: number;
  readonly currency: string;
  readonly exponent: number;
}
interface Picture {
  readonly url: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}
export interface DemoVariant {
  readonly id: string;
  readonly title: string;
  readonly sku?: string;
  readonly selectedOptions: readonly { readonly name: string; readonly value: string }[];
  readonly price: Money;
  readonly compareAtPrice?: Money;
  readonly stock: { readonly state: string; readonly quantity?: number };
  readonly quantity: { readonly min: number; readonly max: number | null; readonly step: number };
  readonly picture?: Picture;
}
export interface DemoProduct {
  readonly handle: string;
  readonly title: string;
  readonly description?: string;
  readonly kind: string;
  readonly pictures: readonly Picture[];
  readonly options: readonly {
    readonly name: string;
    readonly label: string;
    readonly values: readonly { readonly value: string; readonly label: string; readonly color?: string }[];
  }[];
  readonly variants: readonly DemoVariant[];
  readonly terms: { readonly delivery?: string; readonly returns?: string; readonly protection?: string };
}
type Words = Readonly<Record<string, string>>;
interface SeedProduct {
  readonly handle: string;
  readonly backOrderDays?: number;
  readonly content?: { readonly amount: number; readonly unit: string; readonly per: number };
}
export interface DemoDiscount {
  readonly code: string;
  readonly title: Words;
  readonly effect: { readonly percent: number } | { readonly fixed: string } | 'free-shipping';
  readonly minimum?: string;
  readonly expired?: boolean;
}
interface Seed {
  readonly vendor: string;
  readonly currencies: readonly string[];
  readonly countries: Readonly<Record<string, string>>;
  readonly products: readonly SeedProduct[];
  readonly featured: readonly string[];
  readonly discounts: readonly DemoDiscount[];
  readonly freeShipping: string;
  readonly shipping: string;
  readonly giftCards: readonly { readonly hash: string; readonly last: string; readonly balance: string }[];
  readonly accounts: readonly { readonly name: string; readonly email: string; readonly credit: string }[];
  readonly giftCard: {
    readonly handle: string;
    readonly chips: readonly string[];
    readonly min: string;
    readonly max: string;
    readonly step: string;
    readonly messageMaxLength: number;
    readonly nameMaxLength: number;
    readonly scheduleMaxDays: number;
    readonly maxRecipients: number;
  };
}
interface Visit {
  readonly locale: string;
  readonly country: string;
  readonly currency: string;
  readonly mediaBase: string;
  readonly designsBase: string;
}
interface DemoShop {
  readonly demoSeed: Seed;
  createMemoryBackend(seed: Seed): {
    products(refs: readonly { readonly handle: string }[], visit: Visit): readonly DemoProduct[];
  };
}

export const LANGUAGES = ['en', 'bn', 'ar', 'id', 'vi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The demo's shop in every language and market: what this engine sells is what the demo shows. */
export interface Catalogue {
  readonly seed: Seed;
  /** In the order of the demo. */
  readonly handles: readonly string[];
  product(handle: string, language: Language, country: string): DemoProduct;
  seedOf(handle: string): SeedProduct;
}

export async function demoCatalogue(): Promise<Catalogue> {
  const { demoSeed, createMemoryBackend } = (await import(
    resolve(__dirname, '../../../../packages/adapters/dist/memory/index.js')
  )) as DemoShop;
  const backend = createMemoryBackend(demoSeed);
  const handles = demoSeed.products.map(({ handle }) => handle);
  const views = new Map<string, DemoProduct>();
  for (const language of LANGUAGES) {
    for (const [country, currency] of Object.entries(demoSeed.countries)) {
      const products = backend.products(
        handles.map((handle) => ({ handle })),
        { locale: language, country, currency, mediaBase: 'media', designsBase: 'gift-designs' },
      );
      for (const product of products) views.set(`${product.handle} ${language} ${country}`, product);
    }
  }
  const there = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`the demo's shop has no ${what}`);
    return value;
  };
  return {
    seed: demoSeed,
    handles,
    product: (handle, language, country) =>
      there(views.get(`${handle} ${language} ${country}`), `${handle} in ${language} for ${country}`),
    seedOf: (handle) =>
      there(
        demoSeed.products.find((product) => product.handle === handle),
        handle,
      ),
  };
}

/** In the digits of this shop. */
export function units({ amount, exponent, currency }: Money): number {
  const scaled = exponent > PRECISION ? amount / 10 ** (exponent - PRECISION) : amount * 10 ** (PRECISION - exponent);
  if (!Number.isSafeInteger(scaled)) throw new Error(`${amount} ${currency} does not fit ${PRECISION} digits`);
  return scaled;
}

/**
 * The demo keeps a decimal per currency, `'24 590000 ...'`; this shop writes which is which: `'USD:24 VND:590000 ...'`.
 */
export function labelled(seed: Seed, row: string): string {
  return row
    .split(' ')
    .map((amount, index) => `${seed.currencies[index] ?? ''}:${amount}`)
    .join(' ');
}
