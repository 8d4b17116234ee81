import type { AdapterContext, CallOptions, ErrorCode } from '@vitrine/core';
import { absoluteUrl } from '../http/absolute-url.js';
import { request } from '../http/request.js';
import { parseAnswer, type Answer, type Shape } from '../http/shape.js';
import { backendError, responseError } from './errors.js';

export interface MedusaRequest {
  /** After the origin, with its query: `/store/carts`. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: object | undefined;
  readonly options?: CallOptions | undefined;
  /** The code of an error that nothing else is known of; `'unknown'` by default. */
  readonly usualError?: ErrorCode;
}

/** Requests to one Medusa, as the shopper who is signed in. */
export interface Client {
  readonly origin: string;
  /** Of the shopper who is signed in; `null` = a guest. */
  token: string | null;
  connect(context: AdapterContext): void;
  /** The complete address of a picture; `null` = there is none, or it cannot be parsed. */
  url(path: string | null): string | null;
  /** The answer in its shape. Throws what `request` throws, and the shop's error by its code. */
  request<const S extends Shape>(shape: S, call: MedusaRequest): Promise<Answer<S>>;
}

export function createClient(url: string, publishableKey: string): Client {
  let origin = '';
  try {
    origin = publishableKey && new URL(url).href.replace(/\/$/, '');
  } catch {
    // Thrown below.
  }
  if (!origin) throw backendError('misconfigured', { message: 'url, publishableKey' });
  let fetchIt: typeof fetch;
  const client: Client = {
    origin,
    token: null,
    url: (path) => absoluteUrl(path, `${origin}/`),
    connect(context) {
      fetchIt = context.fetch;
    },
    async request(shape, { path, method = 'GET', body, options, usualError = 'unknown' }) {
      const changes = method !== 'GET';
      const answer = await request(fetchIt, {
        method,
        changes,
        body,
        where: 'medusa',
        url: `${origin}${path}`,
        headers: {
          'x-publishable-api-key': publishableKey,
          ...(client.token ? { authorization: `Bearer ${client.token}` } : {}),
        },
        signal: options?.signal,
      });
      if (answer.status >= 400) throw responseError(answer, usualError);
      return parseAnswer(shape, answer.body, 'medusa', changes);
    },
  };
  return client;
}
