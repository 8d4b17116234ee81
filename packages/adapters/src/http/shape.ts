import { VitrineError } from '@vitrine/core';

// What valibot does, in the few words that a REST answer needs: the library would be a third of the 8 kB an adapter may weigh.

/** Reads a value, or throws the place (`items.0.key`) that is not as it should be. */
export type Shape<T> = (value: unknown, at: string) => T;
export type Read<S> = S extends Shape<infer T> ? T : never;

function misshapen(at: string): never {
  throw new Error(at);
}

const basic = <T>(type: string): Shape<T> => (value, at) => (typeof value === type ? (value as T) : misshapen(at));
export const text = basic<string>('string');
export const whole = basic<number>('number');
/** The same check: JSON has one kind of number. */
export const decimal = whole;
export const flag = basic<boolean>('boolean');
export const anything: Shape<unknown> = (value) => value;

/** `null` or absent is `otherwise`. */
export const maybe = <T, D = null>(shape: Shape<T>, otherwise: D): Shape<T | D> => (value, at) => (value == null ? otherwise : shape(value, at));

export const list = <T>(each: Shape<T>): Shape<T[]> => (value, at) => (Array.isArray(value) ? value.map((one, index) => each(one, `${at}.${index}`)) : misshapen(at));

/** What it does not name is dropped. */
export const fields = <T>(shapes: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> => (value, at) => {
  if (typeof value !== 'object' || !value) misshapen(at);
  return Object.fromEntries(Object.entries<Shape<unknown>>(shapes).map(([key, shape]) => [key, shape((value as Record<string, unknown>)[key], `${at}.${key}`)])) as T;
};

/** The value in its shape; else throws `bad-response` with the place, never with the value. */
export function read<T>(shape: Shape<T>, value: unknown, where: string, ambiguous = false): T {
  try {
    return shape(value, 'answer');
  } catch (thrown) {
    throw new VitrineError('bad-response', { where, message: (thrown as Error).message, ambiguous });
  }
}

/** The same, for what may be left out: `null` where it has another shape. */
export function readOrNull<T>(shape: Shape<T>, value: unknown): T | null {
  try {
    return shape(value, '');
  } catch {
    return null;
  }
}
