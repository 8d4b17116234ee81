import { VitrineError, type CallOptions } from '@vitrine/core';
import { request, type HttpAnswer } from '../http/request.js';

export type Query = Readonly<Record<string, string>>;

export interface StoreCall {
  readonly where: string;
  /** Below `/wp-json/wc/store/v1`. */
  readonly path: string;
  readonly query?: Query;
  /** Makes it a POST that changes something. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly options?: CallOptions | undefined;
}

export interface StoreApi {
  call(call: StoreCall): Promise<HttpAnswer & { readonly token: string | null }>;
}

/** `https://shop.example/` as `https://shop.example`. Throws `misconfigured` for what is no http(s) address. */
export function siteOf(site: string): string {
  try {
    const { protocol, origin, pathname } = new URL(site);
    if (protocol === 'https:' || protocol === 'http:') return origin + pathname.replace(/\/+$/, '');
  } catch {
    // said below
  }
  throw new VitrineError('misconfigured', { where: 'woocommerce', message: `site is no address of a shop: ${site}` });
}

/**
 * The Store API of one shop, always by its `/wp-json/` path: behind `?rest_route=` WooCommerce loses the cart of a token. Cookies stay at
 * home, so a cart is named by its token alone and needs no nonce.
 */
export function storeApi(fetchIt: typeof fetch, site: string): StoreApi {
  return {
    async call({ where, path, query = {}, body, token, options }) {
      const search = new URLSearchParams(query).toString();
      const answer = await request(fetchIt, {
        where,
        url: `${site}/wp-json/wc/store/v1${path}${search === '' ? '' : `?${search}`}`,
        method: body === undefined ? 'GET' : 'POST',
        ...(token === undefined ? {} : { headers: { 'Cart-Token': token } }),
        ...(body === undefined ? {} : { body, changes: true }),
        ...(options?.signal ? { signal: options.signal } : {}),
      });
      return { ...answer, token: answer.headers.get('cart-token') };
    },
  };
}
