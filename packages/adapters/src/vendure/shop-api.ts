import { VitrineError, type CallOptions, type ErrorCode } from '@vitrine/core';
import { graphql } from '../http/graphql.js';
import type { Session } from './session.js';

export interface ShopCall {
  readonly where: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly changes?: boolean;
  readonly options?: CallOptions | undefined;
  /** Of the answer's money; the market's by default. */
  readonly currency?: string | null;
  /** Asks as this shopper, not as anybody. */
  readonly personal?: boolean;
  /** What a code of Vendure means here. */
  readonly meaning?: Readonly<Record<string, ErrorCode>>;
}

/** The data of an answer, not yet trusted. */
export type ShopApi = (call: ShopCall) => Promise<Readonly<Record<string, unknown>>>;

export interface ShopApiParts {
  readonly api: string;
  readonly channelToken: string | undefined;
  readonly fetch: () => typeof fetch;
  readonly session: Session;
  /** In Vendure's words; absent = the channel's own. */
  readonly market: () => { readonly language?: string | undefined; readonly currency?: string | undefined };
}

/**
 * One channel's Shop API. The session travels as a bearer token: a cookie of Vendure does not leave its own site. Language and
 * currency travel in the address, and nothing else does.
 */
export function shopApi({ api, channelToken, fetch, session, market }: ShopApiParts): ShopApi {
  return async ({ where: name, query, variables, changes = false, options, currency, personal = changes, meaning }) => {
    const where = `vendure.${name}`;
    const { language, currency: usual } = market();
    const search = new URLSearchParams({ ...(language ? { languageCode: language } : {}), ...(currency || usual ? { currencyCode: currency ?? usual ?? '' } : {}) });
    const token = personal ? session.token : null;
    const { data, headers } = await graphql(fetch(), {
      where, query, changes,
      url: `${api}?${search}`,
      headers: { ...(channelToken ? { 'vendure-token': channelToken } : {}), ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(variables ? { variables } : {}),
      ...(options?.signal ? { signal: options.signal } : {}),
      refuse(errors) {
        for (const { extensions } of errors) {
          const code = meaning?.[String(extensions?.['code'])];
          if (code) return new VitrineError(code, { where });
        }
        return undefined;
      },
    });
    const given = headers.get('vendure-auth-token');
    // A name that was not ours, or too old a one: Vendure begins another session with the answer.
    if (personal && given && given !== token) session.begin(given);
    if (changes && !token && !given) {
      throw new VitrineError('misconfigured', { where, message: 'the answer has no readable vendure-auth-token: see docs/backends/vendure.md' });
    }
    return data;
  };
}
