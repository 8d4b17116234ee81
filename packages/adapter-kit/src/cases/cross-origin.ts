import type { ConformanceCase, ConformanceFixtures, CrossOriginEndpoint } from '../conformance.js';
import { CaseSkipped, ensure, wanted } from '../verdict.js';

type CrossOrigin = NonNullable<ConformanceFixtures['crossOrigin']>;

/** Browsers set these headers themselves and hide the answers, so the cases need Node. */
function fromNode(crossOrigin: ConformanceFixtures['crossOrigin']): CrossOrigin {
  if (typeof (globalThis as { document?: unknown }).document !== 'undefined')
    throw new CaseSkipped('a page in a browser cannot choose its origin; run the kit in Node for this case');
  return wanted(crossOrigin, 'fixtures.crossOrigin');
}

const preflight = ({ url, method, headers }: CrossOriginEndpoint, origin: string): Promise<Response> =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': method,
      'access-control-request-headers': headers.map((name) => name.toLowerCase()).join(','),
    },
  });

const list = (value: string | null): readonly string[] =>
  (value ?? '')
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim());

/** A shop embedded in pages of other origins: sends the preflight requests that a browser sends. */
export const crossOriginCases: readonly ConformanceCase[] = [
  {
    id: 'crossOrigin.allowed',
    title: 'a page that the merchant listed may send the headers the adapter needs, and read those it reads',
    needs: [],
    async run({ fixtures }) {
      const { endpoints, allowed } = fromNode(fixtures.crossOrigin);
      for (const endpoint of endpoints) {
        const answer = await preflight(endpoint, allowed);
        const origin = answer.headers.get('access-control-allow-origin');
        ensure(
          answer.ok && (origin === allowed || origin === '*'),
          `${endpoint.url} answers ${answer.status} and allows ${origin} where ${allowed} asks`,
        );
        const headers = list(answer.headers.get('access-control-allow-headers'));
        for (const name of endpoint.headers)
          ensure(
            headers.includes('*') || headers.includes(name.toLowerCase()),
            `${endpoint.url} does not allow the header ${name}`,
          );
        if (!endpoint.exposed?.length) continue;
        const real = await fetch(endpoint.url, {
          method: endpoint.method,
          headers: { origin: allowed, 'content-type': 'application/json' },
          ...(endpoint.method === 'GET' ? {} : { body: '{}' }),
        });
        const exposed = list(real.headers.get('access-control-expose-headers'));
        for (const name of endpoint.exposed)
          ensure(
            exposed.includes('*') || exposed.includes(name.toLowerCase()),
            `${endpoint.url} does not expose the header ${name}`,
          );
      }
    },
  },
  {
    id: 'crossOrigin.foreign',
    title: 'a page that the merchant did not list may not read answers',
    needs: [],
    async run({ fixtures }) {
      const { endpoints, foreign } = fromNode(fixtures.crossOrigin);
      for (const endpoint of endpoints) {
        const origin = (await preflight(endpoint, foreign)).headers.get('access-control-allow-origin');
        ensure(origin !== foreign && origin !== '*', `${endpoint.url} allows ${foreign}`);
      }
    },
  },
];
