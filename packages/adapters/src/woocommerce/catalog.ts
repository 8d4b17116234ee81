import type { CallOptions, CatalogPort, Product, ProductRef } from '@vitrine/core';
import { productsShape, type WooProduct } from './answers.js';
import { decodeEntities } from '../text/plain-text.js';
import { handleOf, productOf } from './product.js';
import { refusalOf } from './refusal.js';
import { parseAnswer } from '../http/shape.js';
import type { StoreApi } from './store-api.js';
import { addInput, choicesOf, optionsOf, type Choice } from './variation.js';

/** What a line's variation is part of. */
export interface Owner {
  readonly id: number;
  readonly choices: readonly Choice[];
}

export interface WooCatalog extends CatalogPort {
  /** The product a variation belongs to, when it was seen in this visit. */
  owner(variationId: number): Owner | undefined;
}

/** How a reference is asked for, and how its answer is recognised. */
interface Question {
  /** A number may be a product's or a variation's, and the Store API keeps them apart. */
  readonly params: readonly string[];
  readonly value: string;
  readonly is: (product: WooProduct) => boolean;
}

const PAGE = 100;
const PRODUCT = 'include';
const VARIATION = 'type=variation&include';

/** WordPress keeps the letters of a slug beyond ASCII percent-encoded, in lower case. */
const slugOf = (handle: string): string =>
  handle.replace(/[^\x20-\x7e]+/g, (letters) => encodeURIComponent(letters).toLowerCase());

function questionOf({ id, handle, sku, variantId }: ProductRef): Question | null {
  if (!id && handle)
    return { params: ['slug'], value: slugOf(handle), is: ({ slug }) => handleOf(slug) === handleOf(handle) };
  if (!id && sku) return { params: ['sku'], value: sku, is: (product) => decodeEntities(product.sku) === sku };
  const number = addInput(id ?? variantId ?? '')?.id;
  return number
    ? { params: id ? [PRODUCT] : [PRODUCT, VARIATION], value: String(number), is: (product) => product.id === number }
    : null;
}

/** `market` is what every request says of language and currency. */
export function wooCatalog(api: StoreApi, market: () => string): WooCatalog {
  const owners = new Map<number, Owner>();

  async function page(query: string, options: CallOptions | undefined): Promise<readonly WooProduct[]> {
    const where = 'woocommerce.catalog';
    const answer = await api({ where, path: '/products', query: `${query}&${market()}`, options });
    if (answer.status >= 400) throw refusalOf(answer, { where });
    return parseAnswer(productsShape, answer.body, where);
  }

  /** Nothing is asked for nothing; a page holds a hundred, and so does a question. */
  async function some(
    param: string,
    values: readonly (string | number)[],
    options: CallOptions | undefined,
  ): Promise<WooProduct[]> {
    const found: WooProduct[] = [];
    for (let rest = [...new Set(values)]; rest.length > 0; rest = rest.slice(PAGE)) {
      for (let number = 1, size = PAGE; size === PAGE; number++) {
        const products = await page(
          `${param}=${rest.slice(0, PAGE).map(encodeURIComponent).join(',')}&per_page=${PAGE}&page=${number}`,
          options,
        );
        found.push(...products);
        size = products.length;
      }
    }
    return found;
  }

  /** Products by number, with their variations; the product of a variation that was found comes along. */
  async function complete(
    found: readonly WooProduct[],
    options: CallOptions | undefined,
  ): Promise<Map<number, Product>> {
    const all = [
      ...found,
      ...(await some(
        PRODUCT,
        found.flatMap(({ parent }) => parent || []),
        options,
      )),
    ].filter(({ parent }) => !parent);
    const variable = all.filter(({ variations }) => variations.length > 0);
    const details = new Map(
      (
        await some(
          'type=variation&parent',
          variable.map(({ id }) => id),
          options,
        )
      ).map((variation) => [variation.id, variation]),
    );
    return new Map(
      all.map((woo) => {
        const choices = choicesOf(woo, optionsOf(woo));
        for (const { of } of choices) owners.set(of, { id: woo.id, choices });
        return [woo.id, productOf(woo, choices, details)];
      }),
    );
  }

  return {
    owner: (variationId) => owners.get(variationId),
    async products(refs, options) {
      const questions = refs.map(questionOf);
      const ask = (param: string): Promise<WooProduct[]> =>
        some(
          param,
          questions.flatMap((question) => (question?.params.includes(param) ? question.value : [])),
          options,
        );
      const found = (await Promise.all([PRODUCT, VARIATION, 'slug', 'sku'].map(ask))).flat();
      const products = await complete(found, options);
      return questions.map((question) => {
        const same = question && found.find(question.is);
        return (same && products.get(same.parent || same.id)) ?? null;
      });
    },
    async featured(options) {
      const found = await page(`featured=true&per_page=${Math.min(options?.first ?? 12, PAGE)}`, options);
      const products = await complete(found, options);
      return found.flatMap(({ id }) => products.get(id) ?? []);
    },
  };
}
