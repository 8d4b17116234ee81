import { expect } from '@open-wc/testing';
import {
  failureOf,
  faultCodeOf,
  stalledResponse,
  nextTry,
  noResponse,
  parseRetryAfter,
  resourceBudgetMs,
  silenceMs,
  type RequestFailure,
} from './retry-plan.js';

const busy = (retryAfterMs = 0): RequestFailure => ({ kind: 'network', status: 503, retryAfterMs });
const missing: RequestFailure = { kind: 'missing', status: 404, retryAfterMs: 0 };
const broken: RequestFailure = { kind: 'broken', status: 200, retryAfterMs: 0 };

/** The times of the requests for one resource, in ms, if each fails after `eachMs`. */
function schedule(failure: RequestFailure, eachMs = 0): number[] {
  const starts = [0];
  let spent = 0;
  for (;;) {
    spent += eachMs;
    const wait = nextTry(failure, starts.length, spent);
    if (wait === null) return starts;
    spent += wait;
    starts.push(spent);
  }
}

describe('nextTry', () => {
  it('retries after 1, 2 and 4 seconds, and then every 4, until the budget is spent', () => {
    expect(schedule(busy())).to.deep.equal([0, 1000, 3000, 7000, 11000]);
  });

  it('gives up a resource within its budget, however slowly the requests fail', () => {
    for (const each of [0, 100, 1000, 3000, silenceMs]) {
      const last = schedule(noResponse, each).at(-1) ?? NaN;
      expect(last, `requests of ${each} ms`).to.be.below(resourceBudgetMs);
    }
  });

  it('has time for a second request after one without a response', () => {
    expect(schedule(noResponse, silenceMs)).to.have.length(2);
  });

  it('retries once what is missing', () => {
    expect(schedule(missing)).to.deep.equal([0, 1000]);
  });

  it('retries twice what is broken', () => {
    expect(schedule(broken)).to.deep.equal([0, 1000, 3000]);
  });

  it('waits as long as the server asks, but not shorter than without it', () => {
    expect(nextTry(busy(3000), 1, 0)).to.equal(3000);
    expect(nextTry(busy(500), 2, 0)).to.equal(2000);
  });

  it('gives up at once when the server asks for more time than there is', () => {
    expect(nextTry(busy(60_000), 1, 0)).to.equal(null);
  });
});

describe('failureOf', () => {
  it('maps client errors to missing, and busy or failing servers to network', () => {
    for (const status of [400, 401, 403, 404, 410, 451])
      expect(failureOf(status, null).kind, `${status}`).to.equal('missing');
    for (const status of [0, 408, 425, 429, 500, 502, 503, 504])
      expect(failureOf(status, null).kind, `${status}`).to.equal('network');
  });

  it('keeps the status and the time to wait', () => {
    expect(failureOf(429, '7')).to.deep.equal({ kind: 'network', status: 429, retryAfterMs: 7000 });
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it('reads seconds and dates', () => {
    expect(parseRetryAfter('120', now)).to.equal(120_000);
    expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).to.equal(30_000);
  });

  it('is 0 for nothing, nonsense and the past', () => {
    for (const header of [null, '', 'soon', '-5', 'Wed, 31 Dec 2025 00:00:00 GMT'])
      expect(parseRetryAfter(header, now), `${header}`).to.equal(0);
  });
});

describe('faultCodeOf', () => {
  it('names each kind', () => {
    expect([busy(), stalledResponse, missing, broken].map(faultCodeOf)).to.deep.equal([
      'media-network',
      'media-stalled',
      'media-not-found',
      'media-decode',
    ]);
  });
});
