import { expect } from '@open-wc/testing';
import { VitrineError, type ErrorCode } from '@vitrine/core';
import { CodeAttempts } from './code-attempts.js';

describe('wrong gift codes', () => {
  const wrong = new VitrineError('gift-card-not-found');
  const waits = (codes: readonly (ErrorCode | null)[], laterMs = 0): number => {
    let now = 1000;
    const attempts = new CodeAttempts(() => now);
    for (const code of codes) attempts.record(code && new VitrineError(code));
    now += laterMs;
    return attempts.blocked()?.retryAfter ?? 0;
  };
  const times = (count: number, code: ErrorCode = 'gift-card-not-found'): ErrorCode[] =>
    Array<ErrorCode>(count).fill(code);

  const table: [title: string, codes: readonly (ErrorCode | null)[], laterMs: number, wait: number][] = [
    ['four are free', times(4), 0, 0],
    ['five make a pause', times(5), 0, 30_000],
    ['a sixth makes a longer one', times(6), 0, 60_000],
    ['the pause passes', times(5), 10_000, 20_000],
    ['and ends', times(5), 30_000, 0],
    ['many make a quarter of an hour, not more', times(60), 0, 900_000],
    ['an empty card counts as well', [...times(4), 'gift-card-empty'], 0, 30_000],
    ['one that was taken begins anew', [...times(4), null, ...times(4)], 0, 0],
    ['a lost network is no wrong code', times(9, 'network'), 0, 0],
    ['nor is a card that is applied already', times(9, 'code-already-applied'), 0, 0],
  ];
  for (const [title, codes, laterMs, wait] of table) it(title, () => expect(waits(codes, laterMs)).to.equal(wait));

  it('say why nothing is sent', () => {
    const attempts = new CodeAttempts(() => 0);
    for (let at = 0; at < 5; at++) attempts.record(wrong);
    expect(attempts.blocked()?.code).to.equal('rate-limited');
  });
});
