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

/** An adapter that is wrong on purpose, in one way that has been seen in the wild. The kit must catch it by the case named here. */
export interface Saboteur {
  readonly name: string;
  readonly caughtBy: string;
  readonly spoil: (context: ConformanceContext) => ConformanceContext;
}

export const withAdapter = (
  context: ConformanceContext,
  change: (adapter: Adapter) => Partial<Adapter>,
): ConformanceContext => ({ ...context, adapter: { ...context.adapter, ...change(context.adapter) } });

/** The port is there: saboteurs work on adapters that have everything. */
function port<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a saboteur needs an adapter with every port');
  return value;
}

export const spoilCart =
  (change: (cart: CartPort) => Partial<CartPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ cart }) => ({ cart: { ...port(cart), ...change(port(cart)) } }));

export const spoilCatalog =
  (change: (catalog: CatalogPort) => Partial<CatalogPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ catalog }) => ({ catalog: { ...port(catalog), ...change(port(catalog)) } }));

export const spoilCheckout =
  (change: (checkout: CheckoutPort, cart: CartPort) => Partial<CheckoutPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ checkout, cart }) => ({
      checkout: { ...port(checkout), ...change(port(checkout), port(cart)) },
    }));

export const spoilGiftCard =
  (change: (giftCard: GiftCardPort, cart: CartPort) => Partial<GiftCardPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ giftCard, cart }) => ({
      giftCard: { ...port(giftCard), ...change(port(giftCard), port(cart)) },
    }));

export const spoilWallet =
  (change: (wallet: Required<GiftWalletPort>) => Partial<GiftWalletPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ giftWallet }) => ({
      giftWallet: { ...giftWallet, ...change(port(giftWallet) as Required<GiftWalletPort>) },
    }));

export const spoilAccount =
  (change: (account: Required<AccountPort>, cart: CartPort) => Partial<AccountPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ account, cart }) => ({
      account: { ...port(account), ...change(port(account) as Required<AccountPort>, port(cart)) },
    }));

export const spoilVideos =
  (change: (videos: VideosPort) => Partial<VideosPort>) =>
  (context: ConformanceContext): ConformanceContext =>
    withAdapter(context, ({ videos }) => ({ videos: { ...port(videos), ...change(port(videos)) } }));
