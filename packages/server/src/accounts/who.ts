import { Problem } from '../http/problem.js';
import type { Role } from './roles.js';

/** Who asks, where a token says it. */
export interface Who {
  /** Which token: what the audit log remembers. Of a short token it is the person: `person:<id>`. */
  readonly token: string;
  readonly shop: string;
  readonly role: Role;
  /** `null` = a token of the owner, which is nobody's in particular. */
  readonly person: string | null;
}

/** Somebody with a name to the service, if only for this session. */
export interface Person extends Who {
  readonly person: string;
}

/** Who asks, in an operation that is not called without a token. */
export function signedIn(who: Who | null): Who {
  if (!who) throw new Problem('sign-in-required');
  return who;
}

/** The same where the operation is about the person: an owner's token is none. */
export function personOf(who: Who | null): Person {
  const { person, ...rest } = signedIn(who);
  if (person === null) throw new Problem('forbidden', { message: "The owner's token is no person." });
  return { ...rest, person };
}
