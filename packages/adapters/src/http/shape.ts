import { VitrineError } from '@vitrine/core';

/**
 * The expected shape of an answer, given by example: a text, a number, a flag, a list of one kind, or an object with
 * the fields that are read; `null` = anything, validated by its reader. For GraphQL the same example is also the
 * selection (`selection()`): a key is a field with its alias or arguments, or `...on Type`.
 */
export type Shape = '' | 0 | true | null | readonly [Shape] | Maybe<unknown, unknown> | Fields;

export interface Fields {
  readonly [field: string]: Shape;
}

export const TEXT = '' as const;
export const NUMBER = 0 as const;
export const FLAG = true as const;
export const ANYTHING = null;

/** A value that may be `null` or absent: `otherwise` stands for it then. */
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

/** A GraphQL document and the shape of its answer. */
export interface Operation<S extends Shape = Shape> {
  readonly text: string;
  readonly shape: S;
}

/** The name of a field in the answer: `product` of `product(id:$id)`. */
type NameOf<K> = K extends `${infer Alias}:${string}` ? NameOf<Alias> : K extends `${infer Name}(${string}` ? Name : K;
type OnType = `...on ${string}`;
type All<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer Together) => void
  ? Together
  : never;

/** The type of an answer that has the shape. */
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

/** The GraphQL selection of a shape. */
export function selection(shape: Shape): string {
  if (Object(shape) !== shape) return '';
  const inner = (shape as Maybe<Shape>).maybe ?? (shape as readonly [Shape])[0];
  return inner === undefined
    ? `{${Object.entries(shape as Fields)
        .map(([field, fieldShape]) => field + selection(fieldShape))
        .join(' ')}}`
    : selection(inner);
}

/**
 * Validates an answer and keeps only the fields of the shape. Throws `bad-response` with the place, never the value.
 */
export function parseAnswer<const S extends Shape>(
  shape: S,
  value: unknown,
  where: string,
  ambiguous = false,
): Answer<S> {
  const parse = (expected: Shape, given: unknown, place: string): unknown => {
    if (expected === null) return given;
    const { maybe: inner, otherwise } = expected as Maybe<Shape, unknown>;
    if (inner !== undefined) return given == null ? otherwise : parse(inner, given, place);
    const isList = Array.isArray(expected);
    if (given == null || typeof given !== typeof expected || (isList && !Array.isArray(given)))
      throw new VitrineError('bad-response', { where, message: place, ambiguous });
    if (isList) return (given as unknown[]).map((item, at) => parse(expected[0] as Shape, item, `${place}.${at}`));
    if (typeof expected !== 'object') return given;
    return Object.assign(
      {},
      ...Object.entries(expected as Fields).map(([field, fieldShape]) => {
        const [name] = field.split(/\W/);
        return name
          ? { [name]: parse(fieldShape, (given as Record<string, unknown>)[name], `${place}.${name}`) }
          : parse(fieldShape, given, place);
      }),
    ) as unknown;
  };
  return parse(shape, value, 'answer') as Answer<S>;
}

/** The same for optional data: `null` when it has another shape. */
export function parseAnswerOrNull<const S extends Shape>(shape: S, value: unknown): Answer<S> | null {
  try {
    return parseAnswer(shape, value, '');
  } catch {
    return null;
  }
}
