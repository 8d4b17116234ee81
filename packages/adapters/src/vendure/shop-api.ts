import type { CallOptions } from '@vitrine/core';
import { graphql, type GraphqlRequest } from '../http/graphql.js';
import { refuse } from './refuse.js';
import type { Session } from './session.js';

export interface ShopCall extends Pick<GraphqlRequest, 'query' | 'variables' | 'errorCodes'> {
  readonly options?: CallOptions | undefined;
  /** It must leave a session behind: what it changed could not be found again without. */
  readonly begins?: boolean;
  /** Of the answer's money; the market's by default. */
  readonly currency?: string | undefined;
  /** Asks as this shopper, not as anybody. Mutations always do. */
  readonly personal?: boolean;
}

/** The data of an answer, not yet trusted. */
export type ShopApi = (call: ShopCall) => Promise<Readonly<Record<string, unknown>>>;

export interface ShopApiParts {
  readonly address: string;
  readonly channelToken: string | undefined;
  readonly fetch: () => typeof fetch;
  readonly session: Session;
  /** Language and currency as Vendure names them; the channel's own before anything is known of it. */
  readonly market: () => Readonly<Record<string, string>>;
}

/**
 * One channel's Shop API. The session travels as a bearer token: a cookie of Vendure does not leave its own site. Language and
 * currency travel in the address, and nothing else does.
 */
export function shopApi({ address, channelToken, fetch, session, market }: ShopApiParts): ShopApi {
  return async ({ query, options, begins, currency, personal, ...call }) => {
    const changes = query.startsWith('mutation');
    const token = personal || changes ? session.token : null;
    const { data, headers } = await graphql(fetch(), {
      ...call,
      query,
      changes,
      where: 'vendure',
      url: `${address}?${new URLSearchParams({ ...market(), ...(currency ? { currencyCode: currency } : {}) })}`,
      headers: {
        ...(channelToken ? { 'vendure-token': channelToken } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal: options?.signal,
    });
    const given = headers.get('vendure-auth-token');
    // A name that was not ours, or too old a one: Vendure begins another session with the answer. One that was begun meanwhile has the cart.
    if ((personal || changes) && given && given !== token && (begins || session.token === token)) session.begin(given);
    if (begins && !token && !given)
      throw refuse('misconfigured', { message: 'no readable vendure-auth-token: docs/backends/vendure.md' });
    return data;
  };
}
