import type { SignedCalls } from '../accounts/signed-calls.js';
import type { Route } from '../http/route.js';
import type { LetterKind } from '../mail/letters.js';
import { giftLetters } from './gift-letters.js';
import type { GiftParts } from './gift-parts.js';
import { createGiverStore } from './giver-store.js';
import { createReceiverStore } from './receiver-store.js';
import { giftRoutes } from './routes.js';
import { createSettling } from './settle.js';

export interface OpenGiftsOptions extends GiftParts {
  readonly signedCalls: SignedCalls;
  readonly page: string;
  readonly shopName: string;
}

/** Gifts as a whole: what is asked, what is sent, and what is looked after each minute. */
export function openGifts(options: OpenGiftsOptions): {
  readonly routes: readonly Route[];
  readonly letterKinds: Readonly<Record<string, LetterKind>>;
  sweep(): Promise<void>;
} {
  const giver = createGiverStore(options);
  const receiver = createReceiverStore(options);
  const settling = createSettling(options);
  return {
    routes: giftRoutes({
      giver,
      receiver,
      settling,
      signedCalls: options.signedCalls,
      canRedeem: options.engine !== null,
    }),
    letterKinds: giftLetters({ ...options, settling }),
    async sweep() {
      await giver.removeOldDrafts();
      await receiver.finishRedeeming();
    },
  };
}
