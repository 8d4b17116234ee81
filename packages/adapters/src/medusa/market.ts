import type { CallOptions, Market } from '@vitrine/core';
import { abortable } from '../http/abortable.js';
import type { Client } from './client.js';
import { backendError } from './errors.js';
import { regionsShape, type Region } from './schema.js';

/** The shopper's market as Medusa knows it: a region has one currency. */
export interface Place {
  readonly region: string;
  /** Lower case, as Medusa writes it. */
  readonly currency: string;
  /**
   * Whose taxes are in the prices, lower case: the shopper's country, else the only one of the region; `null` =
   * unknown.
   */
  readonly country: string | null;
}

export interface MarketPlaces {
  market: Market;
  /**
   * The place of the shopper's market: by country, else by currency, else the shop's first region. Throws
   * `misconfigured` where the shop has none.
   */
  place(options?: CallOptions): Promise<Place>;
}

export function createMarket(client: Client): MarketPlaces {
  let loading: Promise<readonly Region[]> | null = null;
  /** Read once for all callers; a failure is tried again. */
  const regions = ({ signal }: CallOptions = {}): Promise<readonly Region[]> => {
    loading ??= client
      .request(regionsShape, {
        path: '/store/regions?limit=200&fields=id,currency_code,countries.iso_2',
        usualError: 'misconfigured',
      })
      .then((answer) => answer.regions)
      .catch((thrown: unknown) => {
        loading = null;
        throw thrown;
      });
    return abortable(loading, signal);
  };
  const places: MarketPlaces = {
    market: { locale: 'en', country: null, currency: null },
    async place(options) {
      const { country, currency } = places.market;
      const all = await regions(options);
      const own = country?.toLowerCase() ?? '';
      const home = all.find(({ countries }) => countries.some(({ iso_2: code }) => code === own));
      const region = home ?? all.find(({ currency_code: code }) => code === currency?.toLowerCase()) ?? all[0];
      if (!region) throw backendError('misconfigured', { message: 'no region' });
      const [only, ...others] = region.countries;
      return {
        region: region.id,
        currency: region.currency_code,
        country: home ? own : only && !others[0] ? only.iso_2 : null,
      };
    },
  };
  return places;
}
