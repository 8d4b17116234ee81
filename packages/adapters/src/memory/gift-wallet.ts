import type { GiftWalletPort } from '@vitrine/core';
import type { MemoryBackend } from './backend/memory-backend.js';
import type { Client } from './client.js';

export const createGiftWallet = (backend: MemoryBackend, client: Client): Required<GiftWalletPort> => ({
  balance: (code, options) =>
    client.request('giftWallet.balance', options, () => backend.giftCardBalance(code, client.visit())),
  credit: (options) => client.request('giftWallet.credit', options, () => backend.credit(client.visit())),
  redeem: (claim, options) => client.request('giftWallet.redeem', options, () => backend.redeem(claim, client.visit())),
});
