/** Who asks, where a token says it. */
export interface Who {
  /** Which token: what the audit log remembers. */
  readonly token: string;
  readonly shop: string;
  readonly role: 'owner';
}
