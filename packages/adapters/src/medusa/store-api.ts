import { type AdapterContext, type CallOptions, type ErrorCode } from '@vitrine/core';
import { absoluteUrl } from '../http/absolute-url.js';
import { request } from '../http/request.js';
import { parseAnswer, type Answer, type Shape } from '../http/shape.js';
import { refusalOf } from './refusal.js';
import { refuse } from './refuse.js';

export interface MedusaCall {
  /** After the origin, with its query: `/store/carts`. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: object | undefined;
  readonly options?: CallOptions | undefined;
  /** What a refusal means that says nothing else; `'unknown'` by default. */
  readonly refused?: ErrorCode;
}

/** The line to one Medusa, in the name of who is signed in. */
export interface StoreApi {
  readonly origin: string;
  /** Of the shopper who is signed in; `null` = a guest. */
  token: string | null;
  connect(context: AdapterContext): void;
  /** Of a picture, complete; `null` = none that can be read. */
  address(path: string | null): string | null;
  /** The answer in its shape. Throws what `request` throws, and what the shop refuses with by its code. */
  ask<const S extends Shape>(shape: S, call: MedusaCall): Promise<Answer<S>>;
}

export function createStoreApi(url: string, publishableKey: string): StoreApi {
  let origin = '';
  try {
    origin = publishableKey && new URL(url).href.replace(/\/$/, '');
  } catch {
    // Said below.
  }
  if (!origin) throw refuse('misconfigured', { message: 'url, publishableKey' });
  let fetchIt: typeof fetch;
  const api: StoreApi = {
    origin,
    token: null,
    address: (path) => absoluteUrl(path, `${origin}/`),
    connect(context) {
      fetchIt = context.fetch;
    },
    async ask(shape, { path, method = 'GET', body, options, refused = 'unknown' }) {
      const changes = method !== 'GET';
      const answer = await request(fetchIt, {
        method,
        changes,
        body,
        where: 'medusa',
        url: `${origin}${path}`,
        headers: {
          'x-publishable-api-key': publishableKey,
          ...(api.token ? { authorization: `Bearer ${api.token}` } : {}),
        },
        signal: options?.signal,
      });
      if (answer.status >= 400) throw refusalOf(answer, refused);
      return parseAnswer(shape, answer.body, 'medusa', changes);
    },
  };
  return api;
}
