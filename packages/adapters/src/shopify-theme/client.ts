import type { CallOptions } from '@vitrine/core';
import { request, type HttpAnswer } from '../http/request.js';
import { parseAnswer, type Answer, type Shape } from '../http/shape.js';
import { backendError } from './errors.js';
import { shopUrl, type ThemePage } from './page.js';

/** The Ajax API of the page's own shop. It knows the shopper by the shop's cookie. */
export interface Client {
  /** The validated answer, and the answer as it came; `null` = not found. */
  get<S extends Shape>(path: string, shape: S, options?: CallOptions): Promise<readonly [Answer<S>, unknown] | null>;
  /** Sets the quantity of one line, by its key. */
  setQuantity(key: string, quantity: number, options?: CallOptions): Promise<HttpAnswer>;
}

export function createClient(page: ThemePage, fetchIt: () => typeof fetch): Client {
  const send = (path: string, body: object | undefined, options?: CallOptions): Promise<HttpAnswer> =>
    request((url, init) => fetchIt()(url, { ...init, credentials: 'same-origin' }), {
      where: 'shopify-theme',
      url: shopUrl(page, path),
      method: body ? 'POST' : 'GET',
      body,
      changes: Boolean(body),
      signal: options?.signal,
    });
  return {
    async get(path, shape, options) {
      const { status, body } = await send(path, undefined, options);
      if (status === 404) return null;
      if (status > 399) throw backendError('bad-response', { message: `status ${status}` });
      return [parseAnswer(shape, body, 'shopify-theme'), body];
    },
    setQuantity: (key, quantity, options) => send('cart/change.js', { id: key, quantity }, options),
  };
}
