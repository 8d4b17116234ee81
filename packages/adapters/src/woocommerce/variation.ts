import type { WooItem, WooProduct } from './answers.js';
import { decodeEntities } from './plain-text.js';

type Variation = WooProduct['variations'] extends infer List ? NonNullable<List> extends readonly (infer One)[] ? One : never : never;

export interface VariationAttribute {
  /** What an add must call it: the slug of a shared attribute (`pa_color`), the very name of the product's own. Case matters. */
  readonly key: string;
  readonly label: string;
  readonly terms: readonly { readonly name: string; readonly slug: string }[];
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A variation that fits more choices than these is sold on the product's own page. */
const MOST = 100;

/** The attributes that tell variations apart, with every value one of them has. */
export function attributesOf({ attributes, variations }: WooProduct): VariationAttribute[] {
  return (attributes ?? []).filter(({ has_variations }) => has_variations).map(({ name, taxonomy, terms }) => {
    const slugs = new Set(terms.map(({ slug }) => slug));
    const others = (variations ?? []).flatMap((variation) => valueOf(variation, name) ?? []).filter((value) => !slugs.has(value));
    return { key: taxonomy || name, label: decodeEntities(name), terms: [...terms, ...[...new Set(others)].map((slug) => ({ name: slug, slug }))] };
  });
}

const valueOf = ({ attributes }: Variation, label: string): string | null => attributes.find(({ name }) => name === label)?.value || null;

/** Every way to choose a variation: one, or as many as the attributes without a value of their own allow. */
export function choicesOf(product: WooProduct, variation: Variation): Choice[][] {
  let choices: Choice[][] = [[]];
  for (const { key, label, terms } of attributesOf(product)) {
    const own = variation.attributes.find(({ name }) => decodeEntities(name) === label)?.value;
    const values = own ? [own] : terms.map(({ slug }) => slug);
    choices = choices.flatMap((chosen) => values.map((value) => [...chosen, { name: key, value }])).slice(0, MOST);
  }
  return choices;
}

const isOpen = ({ attributes }: Variation): boolean => attributes.some(({ value }) => !value);

/** `"31"`; with an attribute that may be anything, all that was chosen goes along: `"31:pa_size=large&Logo=Yes"`. */
export const variantIdOf = (variation: Variation, choice: readonly Choice[]): string =>
  isOpen(variation) ? `${variation.id}:${new URLSearchParams(choice.map(({ name, value }) => [name, value])).toString()}` : String(variation.id);

/** What an add sends for a variant id; `null` for what no shop of this kind has given out. */
export function addInput(variantId: string): { readonly id: number; readonly variation: readonly { readonly attribute: string; readonly value: string }[] } | null {
  const match = /^(\d{1,15})(?::(.*))?$/s.exec(variantId);
  if (!match) return null;
  return { id: Number(match[1]), variation: [...new URLSearchParams(match[2] ?? '')].map(([attribute, value]) => ({ attribute, value })) };
}

/** The variant id of a line, whose variation is told in words. `product` is the one it belongs to; unknown, the number alone names it. */
export function variantIdOfItem(item: WooItem, product: WooProduct | undefined): string {
  const variation = product?.variations?.find(({ id }) => id === item.id);
  if (!product || !variation) return String(item.id);
  const words = new Map(item.variation.map(({ attribute, value }) => [decodeEntities(attribute), decodeEntities(value)]));
  const fits = (choice: readonly Choice[]): boolean => attributesOf(product).every(({ key, label, terms }) => {
    const term = terms.find(({ slug }) => slug === choice.find(({ name }) => name === key)?.value);
    return term !== undefined && [decodeEntities(term.name), term.slug].includes(words.get(label) ?? '');
  });
  const choice = choicesOf(product, variation).find(fits);
  return choice ? variantIdOf(variation, choice) : String(item.id);
}
