import { VitrineError, type ErrorCode, type Shop } from '@vitrine/core';

const freeAttempts = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 900_000;

/** Why a gift code was not taken. The shopper reads one sentence for all of them: guessing must not pay. */
const failures: readonly ErrorCode[] = [
  'code-expired',
  'code-invalid',
  'code-not-applicable',
  'gift-card-empty',
  'gift-card-not-found',
];

/** Whether the backend has judged the code, and not taken it. */
export const isWrongCode = ({ code }: VitrineError): boolean => failures.includes(code);

/**
 * Wrong gift codes of one shop in this page. After five in a row there is a pause, and a longer one after each further
 * one. The backend has limits of its own; this keeps a shopper from being locked out there by trying on and on.
 */
export class CodeAttempts {
  readonly #now: () => number;
  #wrong = 0;
  #freeAt = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Why a code may not be sent now: `rate-limited`, with the milliseconds to wait; `null` = it may. */
  blocked(): VitrineError | null {
    const retryAfter = this.#freeAt - this.#now();
    return retryAfter > 0 ? new VitrineError('rate-limited', { where: 'giftCard.apply', retryAfter }) : null;
  }

  /** `error`: what a code that was sent has ended with; `null` = it was taken. */
  record(error: VitrineError | null): void {
    if (!error) this.#wrong = 0;
    else if (isWrongCode(error)) this.#wrong++;
    else return;
    if (this.#wrong < freeAttempts) return;
    this.#freeAt = this.#now() + Math.min(firstWaitMs * 2 ** (this.#wrong - freeAttempts), longestWaitMs);
  }
}

const ofShops = new WeakMap<Shop, CodeAttempts>();

/** The attempts of a shop, in whichever drawer they are made. */
export function attemptsOf(shop: Shop): CodeAttempts {
  const attempts = ofShops.get(shop) ?? new CodeAttempts();
  ofShops.set(shop, attempts);
  return attempts;
}
