import * as v from 'valibot';
import { amount, type Amount } from './schemas.js';

/** What the engine has to say when a gift is redeemed. `unknown`: it may have done it or not. */
export type Redemption =
  | { readonly kind: 'done'; readonly balance: Amount }
  /** The card is spent, blocked, refunded or not there. */
  | { readonly kind: 'rejected' }
  /** It does not know this person. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'unknown' };

/**
 * The commerce engine, where the money is. `redeem` moves the card of an order line to the balance of a person. It is
 * asked again with the same `key` until it answers: whoever implements this does it once for each key, and answers the
 * same again.
 */
export interface GiftEngine {
  redeem(asked: {
    readonly shop: string;
    readonly key: string;
    readonly order: string;
    readonly line: string;
    /** How the person is known: the merchant's own id, or an address they have shown to be theirs. */
    readonly person: { readonly subject: string | null; readonly email: string | null };
  }): Promise<Redemption>;
}

/** What we write as `aud` of a request to the engine. */
const engineAudience = 'vitrine-engine';
const answerWithinMs = 10_000;

const answer = v.object({ balance: amount });

/**
 * An engine behind a web address of the merchant's server: `POST <url>/redeem` with `{ proof }`, a JWT that is signed
 * with the newest key of the shop. It answers 200 with the balance, 401 for a person that it does not know, another 4xx
 * for a card that cannot be redeemed.
 */
export function engineByHttp(
  url: string,
  sign: (shop: string, audience: string, claims: Record<string, unknown>) => Promise<string>,
): GiftEngine {
  return {
    async redeem({ shop, key, order, line, person }) {
      try {
        const proof = await sign(shop, engineAudience, { key, order, line, person });
        const response = await fetch(`${url.replace(/\/$/, '')}/redeem`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify({ proof }),
          redirect: 'error',
          signal: AbortSignal.timeout(answerWithinMs),
        });
        if (response.ok) return { kind: 'done', balance: v.parse(answer, await response.json()).balance };
        await response.body?.cancel();
        if (response.status === 401) return { kind: 'stranger' };
        // Too early, too often: it may be asked again.
        if ([408, 425, 429].includes(response.status) || response.status >= 500) return { kind: 'unknown' };
        return { kind: 'rejected' };
      } catch {
        return { kind: 'unknown' };
      }
    },
  };
}
