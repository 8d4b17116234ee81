import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as v from 'valibot';
import { Problem } from '../http/problem.js';
import type { RateLimits } from '../http/rate-limits.js';
import { route, type Route } from '../http/route.js';
import { accessTokenSeconds, isTeamRole, type AccessTokens } from './access-token.js';
import type { People } from './people.js';
import type { Role } from './roles.js';
import { emailKey } from './rules.js';
import type { MailCodes } from './mail-codes.js';
import { codeRequest, signOut, subject, tokenAnswer, tokenRequest } from './schemas.js';
import { shopId } from './shop-id.js';
import type { SignedCalls } from './signed-calls.js';

const ofShop = v.object({ shop: shopId });

/** What a merchant's server writes as `aud` of a proof of who somebody is. */
export const signInAudience = 'vitrine';

/** Mail that nobody has asked for is a nuisance, and guessing needs new codes. */
const codesByAddress = { name: 'code to', times: 5, seconds: 3600 };
const codesByClient = { name: 'code', times: 20, seconds: 3600 };

interface SignedIn {
  readonly person: string;
  readonly role: Role;
  readonly session: string | null;
}

export interface SignInParts {
  readonly db: NodePgDatabase;
  readonly people: People;
  readonly tokens: AccessTokens;
  readonly signedCalls: SignedCalls;
  /** `null` = this service sends no mail. */
  readonly mailCodes: MailCodes | null;
  readonly limits: RateLimits;
}

/** A proof for a token. There are no cookies: an embed lives on other people's pages. */
export function signInRoutes({ db, people, tokens, signedCalls, mailCodes, limits }: SignInParts): readonly Route[] {
  async function byProof(shop: string, proof: string): Promise<SignedIn> {
    const claims = await signedCalls.read(shop, signInAudience, proof);
    const known = v.safeParse(subject, claims.sub);
    if (!known.success) throw new Problem('sign-in-required', { message: 'The proof says of nobody who it is: sub.' });
    const found = await db.transaction(async (transaction) => {
      await signedCalls.useOnce(transaction, shop, claims);
      return people.find(transaction, shop, { subject: known.output });
    });
    // The merchant's server knows best who works for the shop: a role that it names holds for this token.
    return { ...found, role: isTeamRole(claims['role']) ? claims['role'] : found.role, session: null };
  }

  async function bySession(shop: string, session: string): Promise<SignedIn> {
    const found = await people.resume(shop, session);
    if (!found) throw new Problem('sign-in-required', { message: 'The session has ended.' });
    return { ...found, session };
  }

  async function byCode(shop: string, { email, code }: { email: string; code: string }): Promise<SignedIn> {
    if (!(await mailCodes?.use(shop, email, code)))
      throw new Problem('sign-in-required', { message: 'The code is not right, was used or has expired.' });
    return db.transaction(async (transaction) => {
      const { person, role } = await people.find(transaction, shop, { email });
      const { session } = await people.openSession(transaction, shop, person);
      return { person, role, session };
    });
  }

  async function asGuest(shop: string): Promise<SignedIn> {
    const { session, id } = await people.openSession(db, shop, null);
    return { person: id, role: 'guest', session };
  }

  const codeRoutes = mailCodes
    ? [
        route({
          method: 'post',
          path: '/v1/shops/{shop}/codes',
          summary: 'Sends a code to an address, whether anybody is known by it or not.',
          right: 'anyone',
          params: ofShop,
          body: codeRequest,
          answer: null,
          problems: ['not-found'],
          limit: codesByClient,
          async handle({ params: { shop }, body: { email, language } }) {
            await limits.take(codesByAddress, shop, emailKey(email));
            await mailCodes.send(shop, email, language);
            return { body: null };
          },
        }),
      ]
    : [];
  return [
    ...codeRoutes,
    route({
      method: 'post',
      path: '/v1/shops/{shop}/tokens',
      summary: "A token of 15 minutes: for a proof of the merchant's server, a session, a code by mail, or as a guest.",
      right: 'anyone',
      params: ofShop,
      body: tokenRequest,
      answer: tokenAnswer,
      problems: ['not-found'],
      limit: { name: 'token', times: 60, seconds: 60 },
      async handle({ params: { shop }, body }) {
        const { person, role, session } =
          'proof' in body
            ? await byProof(shop, body.proof)
            : 'session' in body
              ? await bySession(shop, body.session)
              : 'code' in body
                ? await byCode(shop, body)
                : await asGuest(shop);
        // No short token has the rights of an owner.
        if (role === 'owner') throw new Problem('forbidden');
        const token = await tokens.sign({ shop, person, role });
        return { status: 201, body: { token, expiresInSeconds: accessTokenSeconds, role, person, session } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/shops/{shop}/sign-out',
      summary: 'Ends a session. Tokens that were given for it end within 15 minutes.',
      right: 'anyone',
      params: ofShop,
      body: signOut,
      answer: null,
      problems: [],
      limit: { name: 'token', times: 60, seconds: 60 },
      async handle({ params, body }) {
        await people.endSession(params.shop, body.session);
        return { body: null };
      },
    }),
  ];
}
