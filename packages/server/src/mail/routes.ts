import * as v from 'valibot';
import { shopId } from '../accounts/shop-id.js';
import type { SignedCalls } from '../accounts/signed-calls.js';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import type { Letters } from './letters.js';

/** What the merchant's server writes as `aud` of a proof that a mail came back. */
export const bounceAudience = 'vitrine-bounce';

const proofOfBounce = v.object({ proof: v.pipe(v.string(), v.maxLength(4096)) });
const bounce = v.object({ letter: v.pipe(v.string(), v.uuid(), v.toLowerCase()) });

export function mailRoutes(letters: Letters, signedCalls: SignedCalls): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/shops/{shop}/bounces',
      summary: 'A mail that came back after it was sent. `letter` is what stands before the @ of its Message-ID.',
      right: 'anyone',
      params: v.object({ shop: shopId }),
      body: proofOfBounce,
      answer: null,
      problems: ['not-found'],
      async handle({ params: { shop }, body }) {
        const claims = v.safeParse(bounce, await signedCalls.read(shop, bounceAudience, body.proof));
        if (!claims.success) throw new Problem('validation', { message: 'The proof has to name the letter.' });
        await letters.bounced(shop, claims.output.letter);
        return { body: null };
      },
    }),
  ];
}
