import type {
  AccountPort,
  Adapter,
  CartPort,
  CatalogPort,
  CheckoutPort,
  GiftCardPort,
  GiftWalletPort,
  VideosPort,
} from '@vitrine/core';
import type { ConformanceContext } from '../conformance.js';

/** An adapter that is wrong on purpose, in a way that real adapters have been. The case `caughtBy` must fail for it. */
export interface Mutant {
  readonly name: string;
  readonly caughtBy: string;
  readonly mutate: (context: ConformanceContext) => ConformanceContext;
}

export const withAdapter = (
  context: ConformanceContext,
  change: (adapter: Adapter) => Partial<Adapter>,
): ConformanceContext => ({ ...context, adapter: { ...context.adapter, ...change(context.adapter) } });

/** Mutants are made of an adapter that has every port. */
function port<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a mutant needs an adapter with every port');
  return value;
}

export const mutateCart =
  (change: (cart: CartPort) => Partial<CartPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ cart }) => ({ cart: { ...port(cart), ...change(port(cart)) } }));

export const mutateCatalog =
  (change: (catalog: CatalogPort) => Partial<CatalogPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ catalog }) => ({ catalog: { ...port(catalog), ...change(port(catalog)) } }));

export const mutateCheckout =
  (change: (checkout: CheckoutPort, cart: CartPort) => Partial<CheckoutPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ checkout, cart }) => ({
      checkout: { ...port(checkout), ...change(port(checkout), port(cart)) },
    }));

export const mutateGiftCard =
  (change: (giftCard: GiftCardPort, cart: CartPort) => Partial<GiftCardPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ giftCard, cart }) => ({
      giftCard: { ...port(giftCard), ...change(port(giftCard), port(cart)) },
    }));

export const mutateWallet =
  (change: (wallet: Required<GiftWalletPort>) => Partial<GiftWalletPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ giftWallet }) => ({
      giftWallet: { ...giftWallet, ...change(port(giftWallet) as Required<GiftWalletPort>) },
    }));

export const mutateAccount =
  (change: (account: Required<AccountPort>, cart: CartPort) => Partial<AccountPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ account, cart }) => ({
      account: { ...port(account), ...change(port(account) as Required<AccountPort>, port(cart)) },
    }));

export const mutateVideos =
  (change: (videos: VideosPort) => Partial<VideosPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ videos }) => ({ videos: { ...port(videos), ...change(port(videos)) } }));
