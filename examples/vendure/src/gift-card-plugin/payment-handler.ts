import { LanguageCode, PaymentMethodHandler, type Injector } from '@vendure/core';
import { randomUUID } from 'node:crypto';
import { Wallet } from './wallet';

let wallet: Wallet;

/**
 * Pays with the cards and the credit that were applied to the order. Which they are is known to the server, how much
 * they pay is the
 * balance: the words of the shopper (`metadata`) are not read.
 */
export const giftPayment = new PaymentMethodHandler({
  code: 'gift-payment',
  description: [{ languageCode: LanguageCode.en, value: 'Gift cards and store credit' }],
  args: {},
  init(injector: Injector) {
    wallet = injector.get(Wallet);
  },
  async createPayment(ctx, order, amount) {
    const transactionId = randomUUID();
    const paid = await wallet.pay(ctx, order, amount, transactionId);
    if (paid === 0)
      return { amount, state: 'Declined', transactionId, errorMessage: 'nothing is left on what was applied' };
    return { amount: paid, state: 'Settled', transactionId };
  },
  settlePayment: () => ({ success: true }),
  async createRefund(ctx, _input, amount, _order, payment) {
    const back = await wallet.giveBack(ctx, payment.transactionId, amount);
    return { state: back === amount ? 'Settled' : 'Failed', transactionId: randomUUID() };
  },
  async cancelPayment(ctx, _order, payment) {
    await wallet.giveBack(ctx, payment.transactionId, payment.amount);
    return { success: true };
  },
});
