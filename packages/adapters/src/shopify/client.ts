import type { AdapterContext, CallOptions, Market } from '@vitrine/core';
import { request } from '../http/request.js';
import { meaningOf, refuse } from '../storefront/refuse.js';
import { answerTo, type Answer, type Operation, type Shape } from '../http/shape.js';

export interface ClientOptions {
  /** `kiln.myshopify.com`, or an origin. */
  readonly shop: string;
  /** The public token of the Storefront API: anybody may read it. */
  readonly token: string;
  /** `2026-04` by default: the schema this adapter is checked against. */
  readonly version?: string;
}

/** The line to one shop, in the market of the moment. */
export interface Client {
  readonly host: string;
  /** Of the shopper, ISO 3166; `null` = the shop's own. */
  country: string | null;
  move(market: Market): void;
  connect(context: AdapterContext): void;
  /** `country` is the shopper's by default; a cart stays in its own. */
  ask<S extends Shape>(
    operation: Operation<S>,
    variables: object,
    options?: CallOptions,
    country?: string | null,
  ): Promise<Answer<S>>;
}

/** As the API names it: only Chinese and Portuguese are told apart by country. */
function languageOf(locale: string): string {
  const name = locale.toUpperCase().replaceAll('-', '_');
  return (/^(?:ZH|PT)_..$/.exec(name) ?? name.split('_'))[0] as string;
}

export function createClient({ shop, token, version = '2026-04' }: ClientOptions): Client {
  const address = shop.includes('://') ? shop : `https://${shop}`;
  if (!shop || !token) throw refuse('misconfigured', { message: 'shop, token' });
  const { host, origin } = new URL(address);
  let language: string | null = null;
  let fetchIt: typeof fetch;

  const client: Client = {
    host,
    country: null,
    move({ country, locale }) {
      client.country = country?.toUpperCase() || null;
      language = languageOf(locale);
    },
    connect(context) {
      fetchIt = context.fetch;
      client.move(context.market);
    },
    async ask(operation, variables, options, country = client.country) {
      const { text, shape } = operation;
      const changes = text.startsWith('mutation');
      // A wrong address, a closed shop and a wrong token have no JSON to say so. 430 is how Shopify turns away what it takes for a robot.
      const polite: typeof fetch = async (...call) => {
        const response = await fetchIt(...call);
        const { status } = response;
        if (status > 399 && status < 500 && status !== 429)
          throw refuse(status === 430 ? 'rate-limited' : 'misconfigured', { message: `status ${status}` });
        return response;
      };
      const { body } = await request(polite, {
        where: 'shopify',
        changes,
        url: `${origin}/api/${version}/graphql.json`,
        method: 'POST',
        headers: { 'x-shopify-storefront-access-token': token },
        body: { query: text, variables: { ...variables, country, language } },
        signal: options?.signal,
      });
      const { data, errors } = Object(body) as { data?: unknown; errors?: unknown };
      if (!Array.isArray(errors)) return answerTo(shape, data, 'shopify', changes);
      // Codes only: a sentence may quote what was sent, a gift code among it.
      const message = errors
        .map((error) => (error as { extensions?: { code?: unknown } } | null)?.extensions?.code)
        .join();
      // A language that the API does not know costs the request; the shop's own words do not.
      if (/INVALID_VARIABLE/.test(message)) {
        if (!language) throw refuse('misconfigured', { message: `${message}, country ${country}` });
        language = null;
        return client.ask(operation, variables, options, country);
      }
      const code = meaningOf(message) ?? 'bad-response';
      throw refuse(code, { message, retryAfter: 1000, ambiguous: changes && /server|bad/.test(code) });
    },
  };
  return client;
}
