import { expect } from '@open-wc/testing';
import type { Product, Variant } from '@vitrine/core';
import fc from 'fast-check';
import { availability, choose } from './availability.js';

type Stock = 'in' | 'out' | 'missing';
const money = { amount: 100, currency: 'USD', exponent: 2 };

/** A product whose combinations are in stock, sold out or missing, as `stock` says for each in turn. */
function productOf(axes: readonly (readonly string[])[], stock: readonly Stock[]): Product {
  const combinations = axes.reduce<readonly (readonly string[])[]>(
    (sofar, values) => sofar.flatMap((one) => values.map((value) => [...one, value])),
    [[]],
  );
  const variants = combinations.flatMap((values, index): Variant[] => {
    const state = stock[index % stock.length] ?? 'in';
    if (state === 'missing') return [];
    return [
      {
        id: values.join('/'),
        title: values.join(' / '),
        price: money,
        purchasable: state === 'in',
        stock: { state },
        quantity: { min: 1, max: null, step: 1 },
        selectedOptions: values.map((value, axis) => ({ name: `axis${axis}`, value })),
      },
    ];
  });
  return {
    id: 'p',
    handle: 'p',
    title: 'P',
    kind: 'physical',
    pictures: [],
    variants,
    available: true,
    terms: {},
    priceRange: { min: money, max: money },
    options: axes.map((values, axis) => ({
      name: `axis${axis}`,
      label: `Axis ${axis}`,
      values: values.map((value) => ({ value, label: value.toUpperCase() })),
    })),
  };
}

const anyProduct = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    stock: fc.array(fc.constantFrom<Stock>('in', 'in', 'out', 'missing'), { minLength: 1, maxLength: 40 }),
    pick: fc.nat(),
  })
  .map(({ sizes, stock, pick }) => {
    const product = productOf(
      sizes.map((size, axis) =>
        Array.from({ length: size }, (_, value) => `${String.fromCharCode(97 + axis)}${value}`),
      ),
      stock,
    );
    return { product, chosen: product.variants[pick % Math.max(1, product.variants.length)] };
  });

const valuesOf = (variant: Variant): Record<string, string> =>
  Object.fromEntries(variant.selectedOptions.map(({ name, value }) => [name, value]));

function forEveryValue(check: (product: Product, chosen: Variant, axis: string, value: string) => void): void {
  fc.assert(
    fc.property(anyProduct, ({ product, chosen }) => {
      if (!chosen) return;
      for (const { name, values } of product.options)
        for (const { value } of values) check(product, chosen, name, value);
    }),
    { numRuns: 300, verbose: 1 },
  );
}

describe('availability', () => {
  it('gives each value the status of the variant with that exact combination', () => {
    forEveryValue((product, chosen, axis, value) => {
      const exact = { ...valuesOf(chosen), [axis]: value };
      const variant = product.variants.find((one) => JSON.stringify(valuesOf(one)) === JSON.stringify(exact));
      const state = availability(product, chosen)
        .find(({ name }) => name === axis)
        ?.values.find((one) => one.value === value);
      expect(state?.status).to.equal(variant ? (variant.purchasable ? 'available' : 'sold-out') : 'not-made');
      expect(state?.chosen).to.equal(valuesOf(chosen)[axis] === value);
    });
  });

  it('names the smallest set of choices that rules a value out', () => {
    forEveryValue((product, chosen, axis, value) => {
      const state = availability(product, chosen)
        .find(({ name }) => name === axis)
        ?.values.find((one) => one.value === value);
      if (!state || state.status === 'available') return;
      const names = state.because.map(
        ({ axis: label }) => product.options.find((option) => option.label === label)?.name ?? '',
      );
      const possible = (axes: readonly string[]): boolean =>
        product.variants.some(
          (one) =>
            valuesOf(one)[axis] === value &&
            (state.status === 'not-made' || one.purchasable) &&
            axes.every((name) => valuesOf(one)[name] === valuesOf(chosen)[name]),
        );
      expect(possible(names)).to.equal(false);
      for (const name of names) expect(possible(names.filter((other) => other !== name))).to.equal(true);
    });
  });

  it('explains a combination with the label of the other axis', () => {
    const product = productOf(
      [
        ['moss', 'sand'],
        ['350 ml', '500 ml'],
      ],
      ['in', 'missing', 'in', 'out'],
    );
    const moss = product.variants.find(({ id }) => id === 'moss/350 ml');
    const sand = product.variants.find(({ id }) => id === 'sand/350 ml');
    if (!moss || !sand) throw new Error('no variants');
    expect(availability(product, moss)[1]?.values[1])
      .to.include({ status: 'not-made' })
      .and.deep.include({ because: [{ axis: 'Axis 0', label: 'MOSS' }] });
    expect(availability(product, sand)[1]?.values[1]).to.deep.include({ status: 'sold-out', because: [] });
  });

  it('looks at each of thousands of variants a few times, not once for each value', () => {
    const looks = (count: number): number => {
      const product = productOf([Array.from({ length: count }, (_, at) => `v${at}`), ['a', 'b']], ['in', 'out', 'in']);
      let reads = 0;
      const counted = product.variants.map((variant) => ({
        ...variant,
        get selectedOptions() {
          reads++;
          return variant.selectedOptions;
        },
      }));
      const [first] = counted;
      if (!first) throw new Error('no variants');
      const before = reads;
      availability({ ...product, variants: counted }, first);
      return reads - before;
    };
    const few = looks(200);
    expect(looks(2000) / few).to.be.closeTo(10, 1);
  });
});

describe('choose', () => {
  it('returns a variant that has the value, and that can be bought if any with the value can', () => {
    forEveryValue((product, chosen, axis, value) => {
      const made = product.variants.filter((one) => valuesOf(one)[axis] === value);
      const choice = choose(product, chosen, axis, value);
      if (made.length === 0) expect(choice).to.equal(null);
      else {
        expect(choice && valuesOf(choice.variant)[axis]).to.equal(value);
        expect(choice?.variant.purchasable).to.equal(made.some(({ purchasable }) => purchasable));
      }
    });
  });

  it('changes as few of the other axes as possible, and returns which', () => {
    forEveryValue((product, chosen, axis, value) => {
      const choice = choose(product, chosen, axis, value);
      if (!choice) return;
      const moves = (variant: Variant): number =>
        Object.entries(valuesOf(variant)).filter(([name, one]) => name !== axis && one !== valuesOf(chosen)[name])
          .length;
      const possible = product.variants.filter(
        (one) => valuesOf(one)[axis] === value && one.purchasable === choice.variant.purchasable,
      );
      expect(moves(choice.variant)).to.equal(Math.min(...possible.map(moves)));
      expect(choice.moved.length).to.equal(moves(choice.variant));
    });
  });

  it('takes the nearest of several values', () => {
    const product = productOf(
      [
        ['moss', 'sand'],
        ['s', 'm', 'l', 'xl'],
      ],
      ['out', 'in', 'out', 'in', 'in', 'in', 'in', 'in'],
    );
    const from = product.variants.find(({ id }) => id === 'sand/l');
    const choice = from && choose(product, from, 'axis0', 'moss');
    expect(choice?.variant.id).to.equal('moss/m');
    expect(choice?.moved).to.deep.equal([{ axis: 'Axis 1', label: 'M' }]);
  });
});
