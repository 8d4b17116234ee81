import type { AdapterContext, CallOptions, Market } from '@vitrine/core';
import { request } from '../http/request.js';
import { parseAnswer, type Answer, type Operation, type Shape } from '../http/shape.js';
import { errorCodeOf } from '../shopify-shared/error-codes.js';
import { backendError } from './errors.js';

export interface ClientOptions {
  /** `kiln.myshopify.com`, or an origin. */
  readonly shop: string;
  /** The public token of the Storefront API. It is no secret. */
  readonly token: string;
  /** `2026-04` by default: the schema this adapter is checked against. */
  readonly version?: string;
}

/** Requests to one shop, in the shopper's market. */
export interface Client {
  readonly host: string;
  /** The shopper's country, ISO 3166; `null` = the shop's own. */
  country: string | null;
  connect(context: AdapterContext): void;
  setMarket(market: Market): void;
  /** `country` is the shopper's by default; requests of a cart name the cart's own. */
  request<S extends Shape>(
    operation: Operation<S>,
    variables: object,
    options?: CallOptions,
    country?: string | null,
  ): Promise<Answer<S>>;
}

/** The API's name of a language: only Chinese and Portuguese have one per country. */
function languageOf(locale: string): string {
  const name = locale.toUpperCase().replaceAll('-', '_');
  return (/^(?:ZH|PT)_..$/.exec(name) ?? name.split('_'))[0] as string;
}

const defaultRetryAfterMs = 1000;

export function createClient({ shop, token, version = '2026-04' }: ClientOptions): Client {
  const address = shop.includes('://') ? shop : `https://${shop}`;
  if (!shop || !token) throw backendError('misconfigured', { message: 'shop, token' });
  const { host, origin } = new URL(address);
  let language: string | null = null;
  let fetchIt: typeof fetch;

  /** A wrong address, a closed shop and a wrong token are answered without JSON. 430 is Shopify's answer to bots. */
  const fetchOrThrow: typeof fetch = async (...call) => {
    const response = await fetchIt(...call);
    const { status } = response;
    if (status > 399 && status < 500 && status !== 429)
      throw backendError(status === 430 ? 'rate-limited' : 'misconfigured', { message: `status ${status}` });
    return response;
  };

  const client: Client = {
    host,
    country: null,
    connect(context) {
      fetchIt = context.fetch;
      client.setMarket(context.market);
    },
    setMarket({ country, locale }) {
      client.country = country?.toUpperCase() || null;
      language = languageOf(locale);
    },
    async request(operation, variables, options, country = client.country) {
      const { text, shape } = operation;
      const changes = text.startsWith('mutation');
      const { body } = await request(fetchOrThrow, {
        where: 'shopify',
        changes,
        url: `${origin}/api/${version}/graphql.json`,
        method: 'POST',
        headers: { 'x-shopify-storefront-access-token': token },
        body: { query: text, variables: { ...variables, country, language } },
        signal: options?.signal,
      });
      const { data, errors } = Object(body) as { data?: unknown; errors?: unknown };
      if (!Array.isArray(errors)) return parseAnswer(shape, data, 'shopify', changes);
      // Only codes are read: a message may quote what was sent, a gift code among it.
      const message = errors
        .map((error) => (error as { extensions?: { code?: unknown } } | null)?.extensions?.code)
        .join();
      // An unknown language fails the whole request: it is sent again in the shop's own language.
      if (/INVALID_VARIABLE/.test(message)) {
        if (!language) throw backendError('misconfigured', { message: `${message}, country ${country}` });
        language = null;
        return client.request(operation, variables, options, country);
      }
      const code = errorCodeOf(message) ?? 'bad-response';
      throw backendError(code, {
        message,
        retryAfter: defaultRetryAfterMs,
        ambiguous: changes && /server|bad/.test(code),
      });
    },
  };
  return client;
}
