import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { ServiceSecret } from '../secret/service-secret.js';
import { audit, type Writer } from './audit.js';
import { teamRoles, type Role, type TeamRole } from './roles.js';
import { emailKey } from './rules.js';
import { people, sessions } from './tables.js';
import type { Who } from './who.js';

/** How a person is known: by the merchant's own id, or by an address that they have shown to be theirs. */
export type Known = { readonly subject: string } | { readonly email: string };

/** How long a page may come back for a new token. */
const sessionDays = 30;
const sessionForm = /^vitrine_session_[\w-]{43}$/;
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const untilLater = () => sql`now() + make_interval(days => ${sessionDays})`;

export function createPeople(db: NodePgDatabase, secret: ServiceSecret) {
  const purposeOf = (person: string): string => `person ${person}`;

  /** The person, who is made where nobody is known by this. */
  async function find(writer: Writer, shop: string, known: Known): Promise<{ person: string; role: Role }> {
    const isSubject = 'subject' in known;
    const emailHash = isSubject ? null : secret.hash('email', `${shop}\n${emailKey(known.email)}`);
    const id = randomUUID();
    const values = isSubject
      ? { id, shop, subject: known.subject }
      : { id, shop, emailHash, sealedEmail: secret.seal(purposeOf(id), known.email.trim()) };
    await writer.insert(people).values(values).onConflictDoNothing();
    const [found] = await writer
      .select({ person: people.id, role: people.role })
      .from(people)
      .where(
        and(
          eq(people.shop, shop),
          isSubject ? eq(people.subject, known.subject) : eq(people.emailHash, emailHash ?? Buffer.alloc(0)),
        ),
      );
    if (!found) throw new Error('A person who was just made is not there');
    return found;
  }

  return {
    find,

    /** The address that a person has shown to be theirs, or the merchant's id. */
    async known(person: string): Promise<{ subject: string | null; email: string | null } | null> {
      const [found] = await db
        .select({ subject: people.subject, sealed: people.sealedEmail })
        .from(people)
        .where(eq(people.id, person));
      if (!found) return null;
      return {
        subject: found.subject,
        email: found.sealed && String(secret.open(purposeOf(person), found.sealed)),
      };
    },

    /** Gives a role of the team; `null` takes it away. */
    setRole: (who: Who, known: Known, role: TeamRole | null): Promise<{ person: string; role: Role }> =>
      db.transaction(async (transaction) => {
        const { person } = await find(transaction, who.shop, known);
        const given: Role = role ?? 'shopper';
        await transaction.update(people).set({ role: given }).where(eq(people.id, person));
        await audit(transaction, who, `role.${given}`, person);
        return { person, role: given };
      }),

    async team(shop: string) {
      const rows = await db
        .select({ person: people.id, role: people.role, subject: people.subject, sealed: people.sealedEmail })
        .from(people)
        .where(and(eq(people.shop, shop), inArray(people.role, [...teamRoles])))
        .orderBy(asc(people.createdAt), asc(people.id))
        .limit(1000);
      return rows.map(({ person, role, subject, sealed }) => ({
        person,
        role,
        subject,
        email: sealed && String(secret.open(purposeOf(person), sealed)),
      }));
    },

    /** What a page keeps to come back for a new token. A guest is known by nothing else. */
    async openSession(writer: Writer, shop: string, person: string | null): Promise<{ session: string; id: string }> {
      const session = `vitrine_session_${randomBytes(32).toString('base64url')}`;
      const id = person ?? randomUUID();
      await writer
        .insert(sessions)
        .values({ hash: hashOf(session), shop, person: id, isGuest: person === null, until: untilLater() });
      await writer.delete(sessions).where(lt(sessions.until, sql`now()`));
      return { session, id };
    },

    /** Whose session it is. It is not replaced by another one: an answer that is lost would end it. */
    async resume(shop: string, session: string): Promise<{ person: string; role: Role } | null> {
      if (!sessionForm.test(session)) return null;
      const isIt = and(eq(sessions.hash, hashOf(session)), eq(sessions.shop, shop), gt(sessions.until, sql`now()`));
      const [found] = await db
        .update(sessions)
        .set({ until: untilLater() })
        .where(isIt)
        .returning({ person: sessions.person, isGuest: sessions.isGuest });
      if (!found) return null;
      if (found.isGuest) return { person: found.person, role: 'guest' };
      const [row] = await db.select({ role: people.role }).from(people).where(eq(people.id, found.person));
      return row ? { person: found.person, role: row.role } : null;
    },

    /** What is not there has ended already. */
    async endSession(shop: string, session: string): Promise<void> {
      await db.delete(sessions).where(and(eq(sessions.hash, hashOf(session)), eq(sessions.shop, shop)));
    },
  };
}

export type People = ReturnType<typeof createPeople>;
