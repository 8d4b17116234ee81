import type { CallOptions } from '@vitrine/core';
import { graphql, type GraphqlRequest } from '../http/graphql.js';
import { backendError } from './errors.js';
import type { Identity } from './identity.js';

export interface ShopRequest extends Pick<GraphqlRequest, 'query' | 'variables' | 'errorCodes'> {
  readonly options?: CallOptions | undefined;
  /** The answer must name a session: what the request changed could not be found again without one. */
  readonly beginsSession?: boolean;
  /** The currency of the answer; the market's by default. */
  readonly currency?: string | undefined;
  /** Sends the session token. Mutations always do. */
  readonly personal?: boolean;
}

export interface Client {
  /** The data of the answer, not validated. */
  request(call: ShopRequest): Promise<Readonly<Record<string, unknown>>>;
}

export interface ClientParts {
  readonly address: string;
  readonly channelToken: string | undefined;
  readonly fetch: () => typeof fetch;
  readonly identity: Identity;
  /** Language and currency as Vendure names them; empty before the channel is known. */
  readonly marketQuery: () => Readonly<Record<string, string>>;
}

/**
 * The Shop API of one channel. The session travels as a bearer token, since a cookie of Vendure stays on its own site.
 * Language and currency travel in the address, and nothing else does.
 */
export const createClient = ({ address, channelToken, fetch, identity, marketQuery }: ClientParts): Client => ({
  async request({ query, options, beginsSession, currency, personal, ...call }) {
    const changes = query.startsWith('mutation');
    const token = personal || changes ? identity.token : null;
    const { data, headers } = await graphql(fetch(), {
      ...call,
      query,
      changes,
      where: 'vendure',
      url: `${address}?${new URLSearchParams({ ...marketQuery(), ...(currency ? { currencyCode: currency } : {}) })}`,
      headers: {
        ...(channelToken ? { 'vendure-token': channelToken } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal: options?.signal,
    });
    const renewed = headers.get('vendure-auth-token');
    // Vendure begins another session when the token is unknown or too old. A session that another request has begun
    // meanwhile has the cart, and is kept.
    if ((personal || changes) && renewed && renewed !== token && (beginsSession || identity.token === token))
      identity.begin(renewed);
    if (beginsSession && !token && !renewed)
      throw backendError('misconfigured', { message: 'no readable vendure-auth-token: docs/backends/vendure.md' });
    return data;
  },
});
