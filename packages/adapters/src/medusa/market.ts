import { type CallOptions, type Market } from '@vitrine/core';
import { abortable } from '../http/abortable.js';
import { regionsShape, type Region } from './answers.js';
import type { StoreApi } from './store-api.js';
import { refuse } from './refuse.js';

/** Where the shopper buys, as Medusa sees it: a region has one currency. */
export interface Place {
  readonly region: string;
  /** Lower case, as Medusa writes it. */
  readonly currency: string;
  /** Whose taxes are in the prices, lower case: the shopper's, else the region's only one; `null` = nobody knows. */
  readonly country: string | null;
}

export interface Markets {
  market: Market;
  /** Of the shopper's market: by country, else by currency, else the shop's first. Throws `misconfigured` where the shop has none. */
  place(options?: CallOptions): Promise<Place>;
}

export function createMarkets(api: StoreApi): Markets {
  let known: Promise<readonly Region[]> | null = null;
  /** Asked once, for all who wait; a failure may be asked again. */
  const regions = ({ signal }: CallOptions = {}): Promise<readonly Region[]> => {
    known ??= api
      .ask(regionsShape, {
        path: '/store/regions?limit=200&fields=id,currency_code,countries.iso_2',
        refused: 'misconfigured',
      })
      .then((answer) => answer.regions)
      .catch((thrown: unknown) => {
        known = null;
        throw thrown;
      });
    return abortable(known, signal);
  };
  const markets: Markets = {
    market: { locale: 'en', country: null, currency: null },
    async place(options) {
      const { country, currency } = markets.market;
      const all = await regions(options);
      const own = country?.toLowerCase() ?? '';
      const home = all.find(({ countries }) => countries.some(({ iso_2: code }) => code === own));
      const region = home ?? all.find(({ currency_code: code }) => code === currency?.toLowerCase()) ?? all[0];
      if (!region) throw refuse('misconfigured', { message: 'no region' });
      const [only, ...others] = region.countries;
      return {
        region: region.id,
        currency: region.currency_code,
        country: home ? own : only && !others[0] ? only.iso_2 : null,
      };
    },
  };
  return markets;
}
