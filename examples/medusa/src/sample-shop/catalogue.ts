import { readFileSync } from 'node:fs';

/** Decimals by currency, in Medusa's letters: `{ usd: 24, vnd: 590000 }`. */
export type Amounts = Readonly<Record<string, number>>;

/** What `catalogue.mjs` has written. */
export interface Catalogue {
  readonly vendor: string;
  /** Country to currency. */
  readonly countries: Readonly<Record<string, string>>;
  readonly featured: readonly string[];
  readonly products: readonly {
    readonly handle: string;
    readonly kind: 'physical' | 'digital' | 'gift-card';
    readonly title: string;
    readonly description: string;
    readonly pictures: readonly string[];
    readonly terms: Readonly<Record<string, string>>;
    readonly options: readonly { readonly title: string; readonly values: readonly string[] }[];
    readonly variants: readonly {
      readonly sku: string;
      readonly title: string;
      readonly options: Readonly<Record<string, string>>;
      readonly prices: Amounts;
      readonly was: Amounts;
      readonly stock: number | null;
      readonly backOrder: boolean;
      readonly picture: string | null;
    }[];
  }[];
  readonly discounts: readonly {
    readonly code: string;
    readonly expired: boolean;
    readonly percent: number | null;
    readonly fixed: Amounts | null;
    readonly minimum: Amounts | null;
  }[];
  readonly shipping: Amounts;
  readonly giftCard: {
    readonly handle: string;
    readonly messageMaxLength: number;
    readonly nameMaxLength: number;
    readonly maxRecipients: number;
  };
  readonly giftCards: readonly { readonly code: string; readonly usd: number }[];
  readonly accounts: readonly {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly usd: number;
  }[];
}

export const readCatalogue = (): Catalogue =>
  JSON.parse(readFileSync(process.env['CATALOGUE'] ?? '', 'utf8')) as Catalogue;
