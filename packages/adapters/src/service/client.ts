import type { AdapterContext, CallOptions, Market } from '@vitrine/core';
import { request, type HttpAnswer } from '../http/request.js';
import { backendError, responseError } from './errors.js';

/** Reads from one shop of the service, as anybody. */
export interface Client {
  /** `https://videos.example/v1/shops/main` */
  readonly address: string;
  market: Market;
  connect(context: AdapterContext): void;
  /** The answer; `null` = it is not there. */
  read(path: string, options: CallOptions | undefined): Promise<HttpAnswer | null>;
  /** What is left out of an answer is reported to the developer. */
  report(problem: unknown): void;
}

export function createClient(url: string, shop: string): Client {
  let address = '';
  try {
    if (/^https?:/.test(url)) address = `${new URL(url).href.replace(/\/$/, '')}/v1/shops/${encodeURIComponent(shop)}`;
  } catch {
    // Thrown below.
  }
  if (!address || !shop) throw backendError('misconfigured', { message: 'url, shop' });
  let fetchIt: typeof fetch;
  const client: Client = {
    address,
    market: { locale: 'en', country: null, currency: null },
    connect(context) {
      fetchIt = context.fetch;
      client.market = context.market;
    },
    async read(path, options) {
      const answer = await request(fetchIt, { where: 'service', url: address + path, signal: options?.signal });
      if (answer.status === 404) return null;
      if (answer.status >= 400) throw responseError(answer);
      return answer;
    },
    report(problem) {
      console.warn(problem instanceof Error ? problem.message : String(problem));
    },
  };
  return client;
}
