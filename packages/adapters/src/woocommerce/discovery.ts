import type { CallOptions, Capability, KeyValueStorage } from '@vitrine/core';
import { companionNamespace } from './companion.js';
import { ofExtension } from './schema.js';

export interface DiscoveryParts {
  readonly storage: () => KeyValueStorage;
  readonly key: string;
  readonly readExtensions: (options: CallOptions | undefined) => Promise<unknown>;
  /** The namespace of the extension for gift cards. */
  readonly giftCards: string;
  /** Whether the shop knows checkout links. */
  readonly links: boolean;
}

export interface Discovery {
  /** The capabilities that need a plugin which the shop does not run. A shop that does not answer runs none. */
  discover(options: CallOptions | undefined): Promise<{ readonly disable: readonly Capability[] }>;
  hasCompanion(): boolean;
  /** Notices in any later answer that the companion was switched off. */
  observe(extensions: unknown): void;
}

const cacheTtlMs = 3_600_000;

/** What the shop can do beside the Store API, by the plugins it runs. */
export function createDiscovery({ storage, key, readExtensions, giftCards, links }: DiscoveryParts): Discovery {
  let companion = false;
  return {
    async discover(options) {
      const [until, ...cached] = (storage().get(key) ?? '0').split(' ');
      let disable = cached as Capability[];
      // A clock that was set back must not keep what is stored for longer than it is good for.
      const leftMs = Number(until) - Date.now();
      if (!(leftMs >= 0 && leftMs <= cacheTtlMs)) {
        const extensions = await readExtensions(options).catch(() => null);
        const runs = (namespace: string): boolean => ofExtension(extensions, namespace) !== undefined;
        disable = [];
        if (!runs(companionNamespace)) disable.push('cart.setAttributes');
        if (!runs(companionNamespace) && !links) disable.push('checkout');
        if (!runs(giftCards)) disable.push('giftCard');
        if (extensions) storage().set(key, [Date.now() + cacheTtlMs, ...disable].join(' '));
      }
      companion = !disable.includes('cart.setAttributes');
      return { disable };
    },
    hasCompanion: () => companion,
    observe(extensions) {
      if (!companion || ofExtension(extensions, companionNamespace) !== undefined) return;
      companion = false;
      storage().remove(key);
    },
  };
}
