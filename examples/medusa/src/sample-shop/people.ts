import type { ExecArgs } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import {
  createGiftCardsWorkflow,
  createStoreCreditAccountsWorkflow,
  creditAccountsWorkflow,
} from '@medusajs/loyalty-plugin/workflows';
import { createCustomerAccountWorkflow, createUserAccountWorkflow } from '@medusajs/medusa/core-flows';
import type { Catalogue } from './catalogue';

/** What somebody signs in with. */
async function register(container: ExecArgs['container'], email: string, password: string): Promise<string> {
  const { success, authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register('emailpass', { body: { email, password } } as never);
  if (!success || !authIdentity) throw new Error(`${email}: ${error ?? 'not registered'}`);
  return authIdentity.id;
}

/** Gift cards in circulation, people who can sign in, with their store credit, and an administrator. */
export async function createPeople(container: ExecArgs['container'], shop: Catalogue): Promise<void> {
  const { ADMINISTRATOR = '', ADMINISTRATOR_PASSWORD = '' } = process.env;
  const administrator = await register(container, ADMINISTRATOR, ADMINISTRATOR_PASSWORD);
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: administrator, userData: { email: ADMINISTRATOR } },
  });
  await createGiftCardsWorkflow(container).run({
    input: shop.giftCards.map(({ code, usd }) => ({ code, value: usd, currency_code: 'usd' })) as never,
  });
  for (const { name, email, password, usd } of shop.accounts) {
    const authIdentityId = await register(container, email, password);
    const [first_name = '', last_name = ''] = name.split(' ');
    const { result: customer } = await createCustomerAccountWorkflow(container).run({
      input: { authIdentityId, customerData: { email, first_name, last_name } },
    });
    if (usd === 0) continue;
    const {
      result: [account],
    } = await createStoreCreditAccountsWorkflow(container).run({
      input: [{ customer_id: customer.id, currency_code: 'usd' }] as never,
    });
    await creditAccountsWorkflow(container).run({
      input: [
        { account_id: account?.id ?? '', amount: usd, note: 'Welcome', reference: 'sample-shop', reference_id: email },
      ] as never,
    });
  }
}
