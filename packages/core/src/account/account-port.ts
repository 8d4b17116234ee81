import type { CallOptions } from '../adapter/call-options.js';

/** Who is signed in. Personal: in no event, log or address. */
export interface Account {
  readonly name: string;
  readonly email: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signing in without leaving the step the shopper is at: what was typed and what is in the cart stays. */
export interface AccountPort {
  /** `null` = nobody is signed in. */
  current(options?: CallOptions): Promise<Account | null>;
  /** The guest's cart goes along; where the backend merges it with an older one, the next read shows it. Throws `credentials-invalid`, neutral on purpose. */
  signIn?(credentials: Credentials, options?: CallOptions): Promise<Account>;
  /** Leaves the cart behind with the account: the next `cart.get` is a guest's. */
  signOut?(options?: CallOptions): Promise<void>;
}
