import * as v from 'valibot';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { isTeamRole } from './access-token.js';
import type { People } from './people.js';
import { givenRole, keyId, keyList, newKey, roleToGive, team } from './schemas.js';
import { shopId } from './shop-id.js';
import type { SignedCalls } from './signed-calls.js';
import { signedIn } from './who.js';

const ofShop = v.object({ shop: shopId });

/** What only an owner does: the keys of the merchant's server, and the roles of the team. */
export function teamRoutes({ people, signedCalls }: { people: People; signedCalls: SignedCalls }): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/shops/{shop}/keys',
      summary: "The keys that the merchant's server may sign with, without their secrets.",
      right: 'owner',
      params: ofShop,
      answer: keyList,
      problems: [],
      async handle({ params }) {
        const keys = await signedCalls.list(params.shop);
        return { body: { keys: keys.map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/keys',
      summary: "A new key for the merchant's server. Its secret is in this answer and never again.",
      right: 'owner',
      params: ofShop,
      answer: newKey,
      problems: ['conflict'],
      async handle({ who }) {
        const { id, secret, createdAt } = await signedCalls.create(signedIn(who));
        return { status: 201, body: { id, secret, createdAt: createdAt.toISOString() } };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/shops/{shop}/keys/{id}',
      summary: 'Removes a key: what is signed with it is not accepted any more.',
      right: 'owner',
      params: v.object({ shop: shopId, id: keyId }),
      answer: null,
      problems: [],
      async handle({ params, who }) {
        await signedCalls.remove(signedIn(who), params.id);
        return { body: null };
      },
    }),
    route({
      method: 'get',
      path: '/v1/shops/{shop}/team',
      summary: 'Who has a role in the shop.',
      right: 'owner',
      params: ofShop,
      answer: team,
      problems: [],
      async handle({ params }) {
        const found = await people.team(params.shop);
        return { body: { people: found.flatMap((one) => (isTeamRole(one.role) ? [{ ...one, role: one.role }] : [])) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/team',
      summary: 'Gives somebody a role, or takes it away: null. Their tokens follow within 15 minutes.',
      right: 'owner',
      params: ofShop,
      body: roleToGive,
      answer: givenRole,
      problems: [],
      async handle({ who, body }) {
        const { role: wanted, ...known } = body;
        const { person, role } = await people.setRole(signedIn(who), known, wanted);
        if (role === 'owner' || role === 'guest') throw new Problem('forbidden');
        return { body: { person, role } };
      },
    }),
  ];
}
