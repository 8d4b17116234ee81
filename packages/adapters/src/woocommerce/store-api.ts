import { VitrineError, type CallOptions } from '@vitrine/core';
import { request, type HttpAnswer } from '../http/request.js';

export interface StoreCall {
  readonly where: string;
  /** Below `/wp-json/wc/store/v1`. */
  readonly path: string;
  /** As it stands in an address, without the question mark. */
  readonly query?: string;
  /** Makes it a POST that changes something. */
  readonly body?: object | undefined;
  readonly token?: string | undefined;
  readonly options?: CallOptions | undefined;
}

export type StoreApi = (call: StoreCall) => Promise<HttpAnswer & { readonly token: string | null }>;

/** `https://shop.example/` as `https://shop.example`. Throws `misconfigured` for what is no http(s) address. */
export function siteOf(site: string): string {
  if (!/^https?:\/\/[^/?#]+[^?#]*$/.test(site))
    throw new VitrineError('misconfigured', { where: 'woocommerce', message: `no address: ${site}` });
  return site.replace(/\/+$/, '');
}

/**
 * The Store API of one shop, always by its `/wp-json/` path: behind `?rest_route=` WooCommerce loses the cart of a token. Cookies stay at
 * home, so a cart is named by its token alone and needs no nonce.
 */
export function storeApi(fetchIt: typeof fetch, site: string): StoreApi {
  return async ({ where, path, query = '', body, token, options }) => {
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
  };
}
