import { randomBytes } from 'node:crypto';
import { and, asc, count, desc, eq, lt, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { Problem } from '../http/problem.js';
import type { ServiceSecret } from '../secret/service-secret.js';
import { audit, type Writer } from './audit.js';
import { signingKeys, usedProofs } from './tables.js';
import type { Who } from './who.js';

const keysAtMost = 5;
/** A proof is made for one request, which follows at once. */
const proofMaxAge = '5m';
const proofMaxSeconds = 300;
/** Clocks of two servers differ. */
const clockToleranceSeconds = 30;

const purposeOf = (key: string): string => `signing_key ${key}`;

/** What a merchant's own server signs, and the keys that it signs with. */
export function createSignedCalls(db: NodePgDatabase, secret: ServiceSecret) {
  return {
    /** A new key. This is the one moment when it is shown. */
    create: (who: Who): Promise<{ id: string; secret: string; createdAt: Date }> =>
      db.transaction(async (transaction) => {
        await transaction.execute(sql`select from shop where id = ${who.shop} for update`);
        const [before] = await transaction
          .select({ keys: count() })
          .from(signingKeys)
          .where(eq(signingKeys.shop, who.shop));
        if ((before?.keys ?? 0) >= keysAtMost)
          throw new Problem('conflict', { message: `A shop has at most ${keysAtMost} keys: remove one first.` });
        const id = `key_${randomBytes(9).toString('base64url')}`;
        const text = randomBytes(32).toString('base64url');
        const [made] = await transaction
          .insert(signingKeys)
          .values({ id, shop: who.shop, sealed: secret.seal(purposeOf(id), text) })
          .returning({ createdAt: signingKeys.createdAt });
        await audit(transaction, who, 'key.create', id);
        return { id, secret: text, createdAt: made?.createdAt ?? new Date() };
      }),

    list: (shop: string): Promise<{ id: string; createdAt: Date }[]> =>
      db
        .select({ id: signingKeys.id, createdAt: signingKeys.createdAt })
        .from(signingKeys)
        .where(eq(signingKeys.shop, shop))
        .orderBy(asc(signingKeys.createdAt), asc(signingKeys.id)),

    /** What is not there is removed already. */
    remove: (who: Who, id: string): Promise<void> =>
      db.transaction(async (transaction) => {
        const removed = await transaction
          .delete(signingKeys)
          .where(and(eq(signingKeys.shop, who.shop), eq(signingKeys.id, id)))
          .returning({ id: signingKeys.id });
        if (removed.length > 0) await audit(transaction, who, 'key.remove', id);
      }),

    /**
     * What a proof of the merchant's server says, for one purpose: `audience`. Throws `sign-in-required` for one that
     * was signed by somebody else, for another shop or purpose, or too long ago.
     */
    async read(shop: string, audience: string, proof: string): Promise<JWTPayload> {
      const keys = await db
        .select({ id: signingKeys.id, sealed: signingKeys.sealed })
        .from(signingKeys)
        .where(eq(signingKeys.shop, shop));
      // Which one it was is not asked: they are few, and merchants change keys without a second setting.
      for (const { id, sealed } of keys) {
        const key = Buffer.from(String(secret.open(purposeOf(id), sealed)));
        try {
          const { payload } = await jwtVerify(proof, key, {
            algorithms: ['HS256'],
            issuer: shop,
            audience,
            maxTokenAge: proofMaxAge,
            clockTolerance: clockToleranceSeconds,
            requiredClaims: ['iat', 'exp'],
          });
          return payload;
        } catch (error) {
          if (!(error instanceof errors.JOSEError)) throw error;
        }
      }
      throw notAccepted();
    },

    /** Signs for the merchant's server, with the newest key. Throws where there is none. */
    async sign(shop: string, audience: string, claims: Record<string, unknown>): Promise<string> {
      const [key] = await db
        .select({ id: signingKeys.id, sealed: signingKeys.sealed })
        .from(signingKeys)
        .where(eq(signingKeys.shop, shop))
        .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id))
        .limit(1);
      if (!key) throw new Problem('unavailable', { message: 'The shop has no key to sign with.' });
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: key.id })
        .setIssuer('vitrine')
        .setSubject(shop)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('2m')
        .sign(Buffer.from(String(secret.open(purposeOf(key.id), key.sealed))));
    },

    /** Remembers that a proof was used. Throws where it was used before, in whichever process. */
    async useOnce(writer: Writer, shop: string, { jti }: JWTPayload): Promise<void> {
      if (typeof jti !== 'string' || jti === '' || jti.length > 200) throw notAccepted();
      const hash = secret.hash('proof', `${shop}\n${jti}`);
      const until = new Date(Date.now() + (proofMaxSeconds + 2 * clockToleranceSeconds) * 1000);
      const made = await writer
        .insert(usedProofs)
        .values({ hash, until })
        .onConflictDoNothing()
        .returning({ until: usedProofs.until });
      if (made.length === 0) throw notAccepted();
      await writer.delete(usedProofs).where(lt(usedProofs.until, new Date()));
    },
  };
}

/** One text for every reason: a stranger learns nothing from it. */
const notAccepted = (): Problem =>
  new Problem('sign-in-required', { message: 'The proof is not valid, has expired or was used.' });

export type SignedCalls = ReturnType<typeof createSignedCalls>;
