import type { Product, QuantityRule } from '@vitrine/core';

/** One text per language tag; `en` is always there and is shown for a missing language. */
export type Words = Readonly<{ en: string } & Record<string, string>>;

/** A decimal per currency, in the order of `Seed.currencies`, separated by spaces: `'24 590000 379000 2600 7.25'`. */
export type PriceRow = string;

/**
 * A value per variant. The key names option values joined by `/` (`'tall'`, `'27cm/4'`) and applies to every variant
 * that has them all; the key with the most values wins, `''` applies to all.
 */
export type ByVariant<T> = Readonly<Record<string, T>>;

export interface SeedProduct {
  readonly handle: string;
  readonly kind: Product['kind'];
  readonly title: Words;
  readonly description: Words;
  /** Axis name, then its values in the order shown. Every combination is a variant, except those in `missing`. */
  readonly axes?: readonly (readonly [axis: string, ...values: string[]])[];
  /** Combinations that are not made; keys as in `ByVariant`. */
  readonly missing?: readonly string[];
  readonly price: ByVariant<PriceRow>;
  readonly was?: ByVariant<PriceRow>;
  /** Units at the start; absent = never runs out. */
  readonly stock?: ByVariant<number>;
  /** When nothing is left it can still be ordered, and ships this many days from today. */
  readonly backOrderDays?: number;
  readonly rule?: QuantityRule;
  /** Content of one unit, for the price per measure. */
  readonly content?: { readonly amount: number; readonly unit: 'milliliter' | 'gram'; readonly per: number };
  /** Key of `Seed.terms.delivery` and `Seed.terms.returns`. */
  readonly delivery: string;
  readonly returns: string;
  /** File names: a variant's own picture is `<handle>-<values of the first n axes>.jpg`. */
  readonly pictures: { readonly axes: number; readonly more: number } | { readonly design: string };
}

export interface SeedDiscount {
  readonly code: string;
  readonly title: Words;
  readonly effect: { readonly percent: number } | { readonly fixed: PriceRow } | 'free-shipping';
  readonly minimum?: PriceRow;
  readonly expired?: boolean;
}

/**
 * A gift card in circulation. Its code is not stored, only its SHA-256 (hex, of the code without hyphens) and its last
 * four characters.
 */
export interface SeedGiftCard {
  readonly hash: string;
  readonly last: string;
  /** SHA-256 (hex) of the claim token of the message it came with. */
  readonly tokenHash?: string;
  /** A test card has a balance in every currency, so that it can be tried in every market. */
  readonly balance: PriceRow;
}

/**
 * Who can sign in. The password is not stored, only the SHA-256 (hex) of `<e-mail> <password>`: good enough for a demo,
 * not for a real shop.
 */
export interface SeedAccount {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  /** Store credit at the start. */
  readonly credit: PriceRow;
}

export interface SeedVideo {
  readonly id: string;
  readonly title: Words;
  readonly width: number;
  readonly height: number;
  /** Seconds. */
  readonly duration: number;
  /** The video that this one is a part of, and where in it, in seconds. */
  readonly cutFrom?: { readonly id: string; readonly start: number };
  /** ISO date. */
  readonly publishedAt: string;
  readonly hashtags: readonly string[];
  readonly creator: SeedCreator;
  readonly collection: string;
}

export interface SeedCreator {
  readonly id: string;
  readonly name: string;
}

/** Everything the backend knows when it starts. */
export interface Seed {
  /** Keeps two shops of one origin apart. */
  readonly shop: string;
  readonly vendor: string;
  readonly currencies: readonly string[];
  /** ISO 3166 country to its currency; any other country pays in the first of `currencies`. */
  readonly countries: Readonly<Record<string, string>>;
  readonly products: readonly SeedProduct[];
  /** Handles, best first. */
  readonly featured: readonly string[];
  readonly axes: Readonly<Record<string, Words>>;
  readonly values: Readonly<Record<string, { readonly label: Words; readonly color?: string }>>;
  readonly terms: {
    /** `{days}` and `{country}` are filled in; `days` is a range per country (`''` = any other). */
    readonly delivery: Readonly<
      Record<string, { readonly text: Words; readonly days?: Readonly<Record<string, readonly [number, number]>> }>
    >;
    readonly returns: Readonly<Record<string, Words>>;
    readonly protection: Words;
  };
  readonly discounts: readonly SeedDiscount[];
  readonly freeShipping: PriceRow;
  readonly shipping: PriceRow;
  readonly giftCards: readonly SeedGiftCard[];
  readonly accounts: readonly SeedAccount[];
  readonly giftCard: {
    readonly handle: string;
    /** The amounts that are offered as buttons. */
    readonly chips: readonly PriceRow[];
    readonly min: PriceRow;
    readonly max: PriceRow;
    readonly step: PriceRow;
    readonly messageMaxLength: number;
    readonly nameMaxLength: number;
    readonly scheduleMaxDays: number;
    /** The page with the terms, relative to the shop's own. */
    readonly termsUrl?: string;
    readonly maxRecipients: number;
  };
  readonly videos: readonly SeedVideo[];
}
