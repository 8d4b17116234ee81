import fc from 'fast-check';
import type { Adapter } from '@vitrine/core';

/** What takes the place of one field, at any depth of an answer. */
const wrong = {
  null: null,
  undefined,
  NaN,
  number: 7,
  negative: -1,
  flag: true,
  text: 'x',
  empty: '',
  object: {},
  list: [],
  /** What Lit would take for a template of its own. */
  template: { _$litType$: 1, strings: ['<b>'], values: [] },
  /** Any look at it throws. */
  hostile: new Proxy({}, { get: hostile, has: hostile, ownKeys: hostile, getOwnPropertyDescriptor: hostile }),
};

function hostile(): never {
  throw new Error('hostile');
}

/** What is wrong with the answers of one method of an adapter. */
export interface BadAnswer {
  /** The port and its method, such as `cart.add`. */
  readonly method: string;
  /** `rejects`: something that is no error is thrown. `never`: the call is not answered. */
  readonly kind: keyof typeof wrong | 'throws' | 'rejects' | 'never';
  /** The way to the field: at each step the nth of all fields that are there. `[]` = the whole answer. */
  readonly path: readonly number[];
}

const kinds = [...Object.keys(wrong), 'throws', 'rejects', 'never'] as BadAnswer['kind'][];

/** Any of them, for these methods. */
export const badAnswers = (methods: readonly string[]): fc.Arbitrary<BadAnswer> =>
  fc.record<BadAnswer>({
    method: fc.constantFrom(...methods),
    kind: fc.constantFrom(...kinds),
    path: fc.array(fc.nat(40), { maxLength: 6 }),
  });

function spoil(answer: unknown, kind: BadAnswer['kind'], [step, ...rest]: readonly number[]): unknown {
  const instead = kind in wrong ? wrong[kind as keyof typeof wrong] : null;
  if (typeof answer !== 'object' || answer === null || step === undefined) return instead;
  const names = Object.keys(answer);
  const name = names[step % Math.max(1, names.length)];
  if (name === undefined) return instead;
  const copy: object = Array.isArray(answer) ? [...(answer as unknown[])] : { ...answer };
  if (rest.length === 0 && kind === 'throws')
    return Object.defineProperty(copy, name, { enumerable: true, get: hostile });
  Reflect.set(copy, name, spoil((answer as Record<string, unknown>)[name], kind, rest));
  return copy;
}

/** The same adapter, except that one of its methods answers badly. */
export function spoiled(adapter: Adapter, { method, kind, path }: BadAnswer): Adapter {
  const copy: Record<string, unknown> = { ...adapter };
  const [port = '', name = ''] = method.split('.');
  const methods = copy[port] as Record<string, (...args: unknown[]) => Promise<unknown>> | undefined;
  const before = methods?.[name]?.bind(methods);
  if (before)
    copy[port] = {
      ...methods,
      [name]: async (...args: unknown[]) => {
        if (kind === 'never') return new Promise(() => {});
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- some adapters throw anything
        if (kind === 'rejects') throw { name: 'VitrineError', code: 'server', cart: 5, fields: 7 };
        return spoil(await before(...args), kind, path);
      },
    };
  return copy as unknown as Adapter;
}
