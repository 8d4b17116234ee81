import type { CallOptions } from '../adapter/call-options.js';

/** The shopper who is signed in. Personal data: it goes into no event, log or URL. */
export interface Account {
  readonly name: string;
  readonly email: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signing in without leaving the current step: what the shopper typed and the cart stay. */
export interface AccountPort {
  /** `null` = nobody is signed in. */
  current(options?: CallOptions): Promise<Account | null>;
  /**
   * The guest's cart becomes the account's; where the backend merges it with an older one, the next read shows the
   * result. Throws `credentials-invalid`, which does not reveal whether the account exists.
   */
  signIn?(credentials: Credentials, options?: CallOptions): Promise<Account>;
  /** The cart stays with the account; the next `cart.get` answers as for a guest. */
  signOut?(options?: CallOptions): Promise<void>;
}
