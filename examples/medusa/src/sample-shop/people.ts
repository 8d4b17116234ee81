import type { ExecArgs } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import { createGiftCardsWorkflow, createStoreCreditAccountsWorkflow, creditAccountsWorkflow } from '@medusajs/loyalty-plugin/workflows';
import { createCustomerAccountWorkflow } from '@medusajs/medusa/core-flows';
import type { Catalogue } from './catalogue';

/** Gift cards in circulation, and people who can sign in, with their store credit. */
export async function createPeople(container: ExecArgs['container'], shop: Catalogue): Promise<void> {
  await createGiftCardsWorkflow(container).run({ input: shop.giftCards.map(({ code, usd }) => ({ code, value: usd, currency_code: 'usd' })) as never });
  const auth = container.resolve(Modules.AUTH);
  for (const { name, email, password, usd } of shop.accounts) {
    const { success, authIdentity, error } = await auth.register('emailpass', { body: { email, password } } as never);
    if (!success || !authIdentity) throw new Error(`${email}: ${error ?? 'not registered'}`);
    const [first_name = '', last_name = ''] = name.split(' ');
    const { result: customer } = await createCustomerAccountWorkflow(container).run({ input: { authIdentityId: authIdentity.id, customerData: { email, first_name, last_name } } });
    if (usd === 0) continue;
    const { result: [account] } = await createStoreCreditAccountsWorkflow(container).run({ input: [{ customer_id: customer.id, currency_code: 'usd' }] as never });
    await creditAccountsWorkflow(container).run({ input: [{ account_id: account?.id ?? '', amount: usd, note: 'Welcome', reference: 'sample-shop', reference_id: email }] as never });
  }
}
