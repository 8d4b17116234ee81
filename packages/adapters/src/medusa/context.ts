import type { Money } from '@vitrine/core';

/** What the cart mapper needs beside the answer. */
export interface MappingContext {
  /** The complete address of a path of the shop. */
  readonly url: (path: string | null) => string | null;
  /** The shopper's store credit before this cart; `null` = unknown. */
  readonly credit: Money | null;
}
