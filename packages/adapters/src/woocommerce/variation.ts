import type { ProductOption, SelectedOption } from '@vitrine/core';
import type { WooItem, WooProduct } from './answers.js';
import { decodeEntities } from '../text/plain-text.js';

/** One way to choose a variation. */
export interface Choice {
  /** `"31"`; where an attribute may be anything, what was chosen goes along: `"31:pa_size=large&Logo=Yes"`. */
  readonly id: string;
  /** The number of the variation. */
  readonly of: number;
  /** `"Large / Yes"`. */
  readonly title: string;
  readonly options: readonly SelectedOption[];
}

/** A variation that fits more choices than these is sold on the product's own page. */
const MOST = 100;

/** A name identifies: the slug of a shared attribute (`pa_color`), the very name of the product's own. An add must spell it so. */
export const optionsOf = ({ attributes, variations }: WooProduct): ProductOption[] =>
  attributes
    .filter(({ has_variations }) => has_variations)
    .map(({ name, taxonomy, terms }) => {
      const labels = new Map(terms.map((term) => [term.slug, decodeEntities(term.name)]));
      for (const variation of variations) {
        const value = variation.attributes.find((attribute) => attribute.name === name)?.value;
        if (value && !labels.has(value)) labels.set(value, value);
      }
      return {
        name: taxonomy || name,
        label: decodeEntities(name),
        values: [...labels].map(([value, label]) => ({ value, label })),
      };
    });

/** An attribute without a value of its own may have each: one variation is as many choices. */
export const choicesOf = ({ variations }: WooProduct, options: readonly ProductOption[]): Choice[] =>
  variations.flatMap(({ id, attributes }) => {
    let ways: { readonly labels: readonly string[]; readonly options: readonly SelectedOption[] }[] = [
      { labels: [], options: [] },
    ];
    for (const { name, label, values } of options) {
      const own = attributes.find((attribute) => decodeEntities(attribute.name) === label)?.value;
      const fits = own ? values.filter(({ value }) => value === own) : values;
      ways = ways
        .flatMap((way) =>
          fits.map((one) => ({
            labels: [...way.labels, one.label],
            options: [...way.options, { name, value: one.value }],
          })),
        )
        .slice(0, MOST);
    }
    const open = attributes.some(({ value }) => !value);
    return ways.map((way) => ({
      of: id,
      title: way.labels.join(' / '),
      options: way.options,
      id: open ? `${id}:${new URLSearchParams(way.options.map(({ name, value }) => [name, value]))}` : String(id),
    }));
  });

/** What an add sends for a variant id; `null` for what is none of ours. */
export function addInput(variantId: string): {
  readonly id: number;
  readonly variation: readonly { readonly attribute: string; readonly value: string }[];
} | null {
  const [, id, options] = /^(\d{1,15})(?::(.*))?$/s.exec(variantId) ?? [];
  return id
    ? {
        id: Number(id),
        variation: [...new URLSearchParams(options)].map(([attribute, value]) => ({ attribute, value })),
      }
    : null;
}

/** What was chosen, as the shop says it on a line. */
export const wordsOf = ({ variation }: WooItem): string =>
  variation.map(({ value }) => decodeEntities(value)).join(' / ');
