import type { CartCommand, MemoryBackend } from './memory-backend.js';

interface Wish {
  readonly command: CartCommand;
  readonly key: string;
  readonly at: number;
}

/** How long after its write a wish is looked after, in milliseconds. */
const LOOKED_AFTER = 3000;

/**
 * The processes of two tabs see each other's `localStorage` a moment late, lock or no lock: a write that was made on an old view
 * undoes the other tab's. So every tab looks after its own: what it changed a moment ago and is not there any more is made again,
 * under the same key.
 */
export function createLostWrites(
  backend: MemoryBackend,
  again: (cartId: string, wish: Pick<Wish, 'command' | 'key'>) => void,
) {
  let wishes: Wish[] = [];
  return {
    remember(command: CartCommand, key: string | undefined): void {
      if (key !== undefined) wishes.push({ command, key, at: Date.now() });
    },
    /** The cart was given up: so are its wishes. */
    forget(): void {
      wishes = [];
    },
    /** True when something was made again. `cartId` is the cart that this browser has now. */
    restore(cartId: string | null): boolean {
      wishes = wishes.filter(({ at }) => Date.now() - at < LOOKED_AFTER);
      if (cartId === null || wishes.length === 0) return false;
      const { carts, done } = backend.inspect();
      if (Object.hasOwn(done, cartId)) return false;
      const applied = carts[cartId]?.applied ?? {};
      let restored = false;
      for (const wish of wishes) {
        if (Object.hasOwn(applied, `${wish.command.type}:${wish.key}`)) continue;
        try {
          again(cartId, wish);
          restored = true;
        } catch {
          // What it was about is gone by now.
        }
      }
      return restored;
    },
  };
}
