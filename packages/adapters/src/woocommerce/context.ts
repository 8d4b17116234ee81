import type { Owner } from './variation.js';

/** What the cart mapper needs beside the answer. */
export interface MappingContext {
  /** Our own id of the cart. */
  readonly id: string;
  /** The product that a variation belongs to, where it is known. */
  readonly owner: (variationId: number) => Owner | undefined;
  /** The namespace of the extension for gift cards. */
  readonly giftCards: string;
}
