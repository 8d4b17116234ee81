import * as v from 'valibot';
import { shopId } from '../accounts/shop-id.js';
import type { SignedCalls } from '../accounts/signed-calls.js';
import { personOf } from '../accounts/who.js';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import type { GiverStore } from './giver-store.js';
import type { ReceiverStore } from './receiver-store.js';
import {
  envelope,
  giftId,
  giftStatus,
  mute,
  opened,
  proofOfEngine,
  redeemed,
  sendAgain,
  settled,
  settlement,
  toOpen,
  toThank,
} from './schemas.js';
import type { Settling } from './settle.js';

const ofShop = v.object({ shop: shopId });
const ofGift = v.object({ shop: shopId, id: giftId });

/** What the engine writes as `aud` of a proof that an order line is settled. */
export const settlementAudience = 'vitrine-settlement';

/** A token has 256 bits: this only keeps noise away. */
const tries = { name: 'gift', times: 60, seconds: 60 };
const saves = { name: 'gift draft', times: 60, seconds: 60 };
const sendings = { name: 'gift again', times: 10, seconds: 3600 };

export interface GiftRoutesParts {
  readonly giver: GiverStore;
  readonly receiver: ReceiverStore;
  readonly settling: Settling;
  readonly signedCalls: SignedCalls;
  /** Whether there is an engine to redeem into. */
  readonly canRedeem: boolean;
}

export function giftRoutes({ giver, receiver, settling, signedCalls, canRedeem }: GiftRoutesParts): readonly Route[] {
  const redeemRoutes = canRedeem
    ? [
        route({
          method: 'post',
          path: '/v1/shops/{shop}/gifts/redeem',
          summary: "Moves the gift to the balance of who is signed in, in the shop's engine. Once.",
          right: 'shopper',
          params: ofShop,
          body: toOpen,
          answer: redeemed,
          problems: ['not-found'],
          limit: tries,
          async handle({ who, body }) {
            return { body: { balance: await receiver.redeem(personOf(who), body.token) } };
          },
        }),
        route({
          method: 'post',
          path: '/v1/shops/{shop}/gifts/thank',
          summary: 'Thanks of who has redeemed a gift, once.',
          right: 'shopper',
          params: ofShop,
          body: toThank,
          answer: null,
          problems: ['not-found', 'conflict'],
          limit: tries,
          async handle({ who, body: { token, ...thanks } }) {
            await receiver.thank(personOf(who), token, thanks);
            return { body: null };
          },
        }),
      ]
    : [];
  return [
    route({
      method: 'put',
      path: '/v1/shops/{shop}/gifts/{id}',
      summary: 'Saves the envelope of a gift, until it is paid. Its id goes with the order line.',
      right: 'guest',
      params: ofGift,
      body: envelope,
      answer: giftStatus,
      problems: ['not-found', 'conflict'],
      limit: saves,
      async handle({ params, who, body }) {
        const { status, isNew } = await giver.save(personOf(who), params.id, body);
        return { status: isNew ? 201 : 200, body: status };
      },
    }),
    route({
      method: 'get',
      path: '/v1/shops/{shop}/gifts/{id}',
      summary: 'How far a gift is, for its giver.',
      right: 'guest',
      params: ofGift,
      answer: giftStatus,
      problems: ['not-found'],
      async handle({ params, who }) {
        return { body: await giver.status(personOf(who), params.id) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/gifts/{id}/cancel',
      summary: 'Stops a gift before it leaves.',
      right: 'guest',
      params: ofGift,
      answer: giftStatus,
      problems: ['not-found', 'conflict'],
      async handle({ params, who }) {
        return { body: await giver.cancel(personOf(who), params.id) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/gifts/{id}/send-again',
      summary: 'Sends a gift once more, or to a corrected address: then the link of before opens nothing.',
      right: 'guest',
      params: ofGift,
      body: sendAgain,
      answer: giftStatus,
      problems: ['not-found', 'conflict'],
      limit: sendings,
      async handle({ params, who, body }) {
        return { body: await giver.sendAgain(personOf(who), params.id, body.email) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/gifts/{id}/mute',
      summary: 'Whether the giver is shown thanks for it.',
      right: 'guest',
      params: ofGift,
      body: mute,
      answer: giftStatus,
      problems: ['not-found'],
      async handle({ params, who, body }) {
        return { body: await giver.mute(personOf(who), params.id, body.muted) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/gifts/settlements',
      summary: "What the engine says of an order line: paid, refunded, charged back. A proof of the merchant's server.",
      right: 'anyone',
      params: ofShop,
      body: proofOfEngine,
      answer: settled,
      problems: ['not-found', 'conflict'],
      async handle({ params: { shop }, body }) {
        const claims = v.safeParse(settlement, await signedCalls.read(shop, settlementAudience, body.proof));
        if (!claims.success)
          throw new Problem('validation', {
            message: 'The claims have to be gift, order, line, state and perhaps amount.',
          });
        return { body: { state: await settling.settle(shop, claims.output) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/gifts/open',
      summary: 'What a token of a letter opens. An address that is only fetched opens nothing.',
      right: 'anyone',
      params: ofShop,
      body: toOpen,
      answer: opened,
      problems: ['not-found'],
      limit: tries,
      async handle({ params, who, body }) {
        return { body: await receiver.open(params.shop, who, body.token) };
      },
    }),
    ...redeemRoutes,
  ];
}
