import type { CartCommand } from './backend/cart-command.js';
import type { MemoryBackend } from './backend/memory-backend.js';

interface Write {
  readonly command: CartCommand;
  readonly key: string;
  readonly at: number;
}

/** How long a write is watched. */
const watchedMs = 3000;

/**
 * The processes of two tabs see each other's `localStorage` a moment late, even under a lock: a write that is based on
 * an old view undoes the other tab's. So every tab watches its own writes: one that has disappeared is applied again,
 * under the same key.
 */
export function createLostWrites(
  backend: MemoryBackend,
  applyAgain: (cartId: string, write: Pick<Write, 'command' | 'key'>) => void,
) {
  let writes: Write[] = [];
  return {
    remember(command: CartCommand, key: string | undefined): void {
      if (key !== undefined) writes.push({ command, key, at: Date.now() });
    },
    /** The cart was given up, and its writes with it. */
    forget(): void {
      writes = [];
    },
    /** Whether a write was applied again. `cartId` is the present cart of this browser. */
    restore(cartId: string | null): boolean {
      writes = writes.filter(({ at }) => Date.now() - at < watchedMs);
      if (cartId === null || writes.length === 0) return false;
      const { carts, done } = backend.inspect();
      if (Object.hasOwn(done, cartId)) return false;
      const applied = carts[cartId]?.applied ?? {};
      let restored = false;
      for (const write of writes) {
        if (Object.hasOwn(applied, `${write.command.type}:${write.key}`)) continue;
        try {
          applyAgain(cartId, write);
          restored = true;
        } catch {
          // The line or the code that it was about is gone by now.
        }
      }
      return restored;
    },
  };
}
