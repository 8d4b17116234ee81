import { VitrineError } from '@vitrine/core';

/**
 * What is expected of an answer, by example: a text, a number, a flag, a list of one kind, the fields that are read; `null` = anything, to be
 * looked at by whoever asked. Of GraphQL the same example is what is asked for, too (`selection`): a key is a field with its alias or
 * arguments, or `...on Type`.
 */
export type Shape = '' | 0 | true | null | readonly [Shape] | Maybe<unknown, unknown> | Fields;

export interface Fields {
  readonly [field: string]: Shape;
}

export const TEXT = '' as const;
export const NUMBER = 0 as const;
export const FLAG = true as const;
export const ANYTHING = null;

/** May be `null`, or absent: it is `otherwise` then. */
export interface Maybe<S, D = null> {
  readonly maybe: S;
  readonly otherwise: D;
}

/** `otherwise` is `null` by default. */
export function maybe<const S extends Shape>(shape: S): Maybe<S>;
export function maybe<const S extends Shape, D>(shape: S, otherwise: D): Maybe<S, D>;
export function maybe(shape: Shape, otherwise: unknown = null): Maybe<Shape, unknown> {
  return { maybe: shape, otherwise };
}

/** A GraphQL text, and what is expected of the answer. */
export interface Operation<S extends Shape = Shape> {
  readonly text: string;
  readonly shape: S;
}

/** The name under which a field is answered: `product` of `product(id:$id)`. */
type NameOf<K> = K extends `${infer Alias}:${string}` ? NameOf<Alias> : K extends `${infer Name}(${string}` ? Name : K;
type OnType = `...on ${string}`;
type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Together) => void
  ? Together
  : never;

/** An answer, when it is as expected. */
export type Answer<S> = S extends null
  ? unknown
  : S extends ''
    ? string
    : S extends 0
      ? number
      : S extends true
        ? boolean
        : S extends readonly [infer Item]
          ? readonly Answer<Item>[]
          : S extends Maybe<infer There, infer Otherwise>
            ? Answer<There> | (Otherwise extends readonly never[] ? never : Otherwise)
            : { readonly [K in keyof S as K extends OnType ? never : NameOf<K>]: Answer<S[K]> } & All<
                { [K in keyof S]: K extends OnType ? Answer<S[K]> : never }[keyof S]
              >;

/** The GraphQL text of a shape. */
export function selection(shape: Shape): string {
  if (Object(shape) !== shape) return '';
  const inner = (shape as Maybe<Shape>).maybe ?? (shape as readonly [Shape])[0];
  return inner === undefined
    ? `{${Object.entries(shape as Fields)
        .map(([field, of]) => field + selection(of))
        .join(' ')}}`
    : selection(inner);
}

/** An answer, with nothing in it that the shape does not name. Throws `bad-response` with the place, never with the value. */
export function answerTo<const S extends Shape>(shape: S, value: unknown, where: string, ambiguous = false): Answer<S> {
  const part = (of: Shape, given: unknown, place: string): unknown => {
    if (of === null) return given;
    const { maybe: there, otherwise } = of as Maybe<Shape, unknown>;
    if (there !== undefined) return given == null ? otherwise : part(there, given, place);
    const list = Array.isArray(of);
    if (given == null || typeof given !== typeof of || (list && !Array.isArray(given)))
      throw new VitrineError('bad-response', { where, message: place, ambiguous });
    if (list) return (given as unknown[]).map((one, at) => part(of[0] as Shape, one, `${place}.${at}`));
    if (typeof of !== 'object') return given;
    return Object.assign(
      {},
      ...Object.entries(of as Fields).map(([field, inner]) => {
        const [name] = field.split(/\W/);
        return name
          ? { [name]: part(inner, (given as Record<string, unknown>)[name], `${place}.${name}`) }
          : part(inner, given, place);
      }),
    ) as unknown;
  };
  return part(shape, value, 'answer') as Answer<S>;
}

/** The same, for what may be left out: `null` where it has another shape. */
export function answerOrNull<const S extends Shape>(shape: S, value: unknown): Answer<S> | null {
  try {
    return answerTo(shape, value, '');
  } catch {
    return null;
  }
}
