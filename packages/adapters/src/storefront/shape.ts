import { VitrineError } from '@vitrine/core';

/**
 * What is asked for and what is expected of it, written once: `{ id: '', price: { amount: '' } }` is the selection `{id price{amount}}` and
 * the check of its answer: a text, a number, a flag by example. A key is a GraphQL field with its alias or arguments, or `...on Type`.
 */
export type Shape = '' | 0 | true | readonly [Shape] | Maybe<unknown> | Fields;

export interface Fields {
  readonly [field: string]: Shape;
}

/** May be `null`, or absent. */
export interface Maybe<S> {
  readonly maybe: S;
}

export const maybe = <const S extends Shape>(shape: S): Maybe<S> => ({ maybe: shape });

/** A text, and what is expected of the answer. */
export interface Operation<S extends Shape = Shape> {
  readonly text: string;
  readonly shape: S;
}

/** The name under which a field is answered: `product` of `product(id:$id)`. */
type NameOf<K> = K extends `${infer Name}(${string}` ? Name : K;
type OnType = `...on ${string}`;
type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Together) => void ? Together : never;

/** An answer, when it is as expected. */
export type Answer<S> = S extends ''
  ? string
  : S extends 0
    ? number
    : S extends true
      ? boolean
      : S extends readonly [infer Item]
        ? readonly Answer<Item>[]
        : S extends Maybe<infer There>
          ? Answer<There> | null
          : { readonly [K in keyof S as K extends OnType ? never : NameOf<K>]: Answer<S[K]> } & All<{ [K in keyof S]: K extends OnType ? Answer<S[K]> : never }[keyof S]>;

/** The GraphQL text of a shape. */
export function selection(shape: Shape): string {
  if (typeof shape !== 'object') return '';
  const inner = (shape as Maybe<Shape>).maybe ?? (shape as readonly [Shape])[0];
  return inner === undefined ? `{${Object.entries(shape).map(([field, of]) => field + selection(of as Shape)).join(' ')}}` : selection(inner);
}

/** An answer, with nothing in it that was not asked for. Throws `bad-response` with the place, never with the value. */
export function answerTo<S extends Shape>(shape: S, value: unknown, ambiguous: boolean): Answer<S> {
  const read = (of: Shape, given: unknown, place: string): unknown => {
    const { maybe: there } = of as Maybe<Shape>;
    if (there !== undefined) return given == null ? null : read(there, given, place);
    const leaf = typeof of !== 'object';
    if (leaf ? typeof given !== typeof of : Array.isArray(of) ? !Array.isArray(given) : Object(given) !== given) throw new VitrineError('bad-response', { where: 'graphql', message: place, ambiguous });
    if (leaf) return given;
    if (Array.isArray(of)) return (given as unknown[]).map((one, at) => read(of[0] as Shape, one, `${place}.${at}`));
    const found: Record<string, unknown> = {};
    for (const [field, inner] of Object.entries(of as Fields)) {
      const name = /^\w*/.exec(field)?.[0];
      if (name) found[name] = read(inner, (given as Record<string, unknown>)[name], `${place}.${name}`);
      else Object.assign(found, read(inner, given, place));
    }
    return found;
  };
  return read(shape, value, 'answer') as Answer<S>;
}
