import type { ProductOption, SelectedOption } from '@vitrine/core';
import { decodeEntities } from '../text/plain-text.js';
import type { WooItem, WooProduct } from './schema.js';

/** One combination of options that a variation is sold in: a variant, in our words. */
export interface Choice {
  /** `"31"`; where an attribute of the variation is open, with the chosen options: `"31:pa_size=large&Logo=Yes"`. */
  readonly id: string;
  readonly variationId: number;
  /** `"Large / Yes"`. */
  readonly title: string;
  readonly options: readonly SelectedOption[];
}

/** The product that a variation belongs to. */
export interface Owner {
  readonly id: number;
  readonly choices: readonly Choice[];
}

/** Further combinations of one variation are left out: they are sold on the product's own page. */
const maxChoices = 100;

/**
 * The name of an option is the slug of a shared attribute (`pa_color`) or the name of the product's own: an add must
 * spell it so.
 */
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

/** A variation leaves an attribute open when it has no value for it: it is one choice for each value then. */
export const choicesOf = ({ variations }: WooProduct, options: readonly ProductOption[]): Choice[] =>
  variations.flatMap(({ id, attributes }) => {
    let combinations: { readonly labels: readonly string[]; readonly options: readonly SelectedOption[] }[] = [
      { labels: [], options: [] },
    ];
    for (const { name, label, values } of options) {
      const own = attributes.find((attribute) => decodeEntities(attribute.name) === label)?.value;
      const possible = own ? values.filter(({ value }) => value === own) : values;
      combinations = combinations
        .flatMap((chosen) =>
          possible.map((next) => ({
            labels: [...chosen.labels, next.label],
            options: [...chosen.options, { name, value: next.value }],
          })),
        )
        .slice(0, maxChoices);
    }
    const isOpen = attributes.some(({ value }) => !value);
    return combinations.map((chosen) => ({
      variationId: id,
      title: chosen.labels.join(' / '),
      options: chosen.options,
      id: isOpen ? `${id}:${new URLSearchParams(chosen.options.map(({ name, value }) => [name, value]))}` : String(id),
    }));
  });

/** What an add sends for a variant id; `null` when it is not one of ours. */
export function variantInput(variantId: string): {
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

/** The chosen options of a line, in the shop's language. */
export const variantTitleOf = ({ variation }: WooItem): string =>
  variation.map(({ value }) => decodeEntities(value)).join(' / ');
