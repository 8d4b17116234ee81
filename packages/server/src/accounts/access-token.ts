import { errors, jwtVerify, SignJWT } from 'jose';
import type { ServiceSecret } from '../secret/service-secret.js';
import { teamRoles, type Role, type TeamRole } from './roles.js';
import type { Person, Who } from './who.js';

export const accessTokenSeconds = 900;

/** An owner's rights are never in a short token. */
type ShortRole = Exclude<Role, 'owner'>;
const shortRoles: readonly string[] = [...teamRoles, 'shopper', 'guest'] satisfies readonly ShortRole[];

export const isTeamRole = (text: unknown): text is TeamRole => (teamRoles as readonly unknown[]).includes(text);

/**
 * Tokens of 15 minutes. They are ours alone to read, so one key signs and checks them; it is worked out of the service's
 * secret, and every process has it.
 */
export function createAccessTokens(secret: ServiceSecret) {
  const key = secret.key('access token');
  return {
    sign: ({ shop, person, role }: Pick<Person, 'shop' | 'person' | 'role'>): Promise<string> =>
      new SignJWT({ role })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setIssuer('vitrine')
        .setAudience(shop)
        .setSubject(person)
        .setIssuedAt()
        .setExpirationTime(`${accessTokenSeconds}s`)
        .sign(key),

    /** Whose it is; `null` = it has expired, or is none of ours. */
    async read(token: string): Promise<Who | null> {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: 'at+jwt',
          issuer: 'vitrine',
          requiredClaims: ['aud', 'sub', 'exp'],
        });
        const { aud, sub, role } = payload;
        if (typeof aud !== 'string' || sub === undefined || typeof role !== 'string' || !shortRoles.includes(role))
          return null;
        return { token: `person:${sub}`, shop: aud, role: role as ShortRole, person: sub };
      } catch (error) {
        if (error instanceof errors.JOSEError) return null;
        throw error;
      }
    },
  };
}

export type AccessTokens = ReturnType<typeof createAccessTokens>;
