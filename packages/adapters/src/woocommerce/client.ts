import type { CallOptions } from '@vitrine/core';
import { request, type HttpAnswer } from '../http/request.js';
import { backendError } from './errors.js';

export interface StoreRequest {
  readonly where: string;
  /** Below `/wp-json/wc/store/v1`. */
  readonly path: string;
  /** As in an address, without the question mark. */
  readonly query?: string;
  /** Makes the request a POST that changes something. */
  readonly body?: object | undefined;
  readonly token?: string | undefined;
  readonly options?: CallOptions | undefined;
}

/** The Store API of one shop. `token` in the answer is the renewed cart token. */
export interface Client {
  request(call: StoreRequest): Promise<HttpAnswer & { readonly token: string | null }>;
}

/** `https://shop.example/` as `https://shop.example`. Throws `misconfigured` for what is no http(s) address. */
export function siteOf(site: string): string {
  if (!/^https?:\/\/[^/?#]+[^?#]*$/i.test(site))
    throw backendError('misconfigured', { message: `no address: ${site}` });
  return site.replace(/\/+$/, '');
}

/**
 * Requests always use the `/wp-json/` path: with `?rest_route=` WooCommerce loses the cart of a token. Cookies are not
 * sent, so a cart is identified by its token alone and needs no nonce.
 */
export const createClient = (fetchIt: typeof fetch, site: string): Client => ({
  async request({ where, path, query = '', body, token, options }) {
    const answer = await request(fetchIt, {
      where,
      body,
      url: `${site}/wp-json/wc/store/v1${path}?${query}`,
      method: body ? 'POST' : 'GET',
      changes: Boolean(body),
      headers: token ? { 'Cart-Token': token } : {},
      signal: options?.signal,
    });
    return { ...answer, token: answer.headers.get('cart-token') };
  },
});
