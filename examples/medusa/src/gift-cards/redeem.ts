import type { MedusaContainer } from '@medusajs/framework/types';
import { MedusaError, Modules } from '@medusajs/framework/utils';
import { PluginModule } from '@medusajs/loyalty-plugin/types';
import { createStoreCreditAccountsWorkflow, creditAccountsWorkflow } from '@medusajs/loyalty-plugin/workflows';
import type { FoundCard } from './find-card';

interface Account {
  readonly id: string;
  readonly currency_code: string;
}
/** What is used here of the plugin's module. */
interface StoreCreditModule {
  listStoreCreditAccounts(filters: object): Promise<Account[]>;
  debitAccounts(debits: readonly object[]): Promise<unknown>;
  creditAccounts(credits: readonly object[]): Promise<unknown>;
  retrieveAccountStats(account: { account_id: string }): Promise<{ balance: number }>;
}

/** The account that the carts of this customer are paid from: the first there is. */
async function accountOf(
  container: MedusaContainer,
  credit: StoreCreditModule,
  customer_id: string,
  currency_code: string,
): Promise<Account> {
  const [known] = await credit.listStoreCreditAccounts({ customer_id, currency_code });
  if (known) return known;
  const {
    result: [made],
  } = await createStoreCreditAccountsWorkflow(container).run({ input: [{ customer_id, currency_code }] as never });
  if (!made) throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, 'No account was made');
  return made as Account;
}

/**
 * Moves the balance of a card to the store credit of a customer, and answers the customer's new balance. The debit
 * locks the card's account and fails when somebody was quicker: of many requests at the same time one succeeds. Money
 * that was taken and could not be given is put back.
 */
export async function redeem(container: MedusaContainer, card: FoundCard, customer: string): Promise<number> {
  const credit = container.resolve(PluginModule.STORE_CREDIT) as unknown as StoreCreditModule;
  const note = { reference: 'gift-card-redeemed', reference_id: card.id };
  return container.resolve(Modules.LOCKING).execute([`redeem-${customer}`], async () => {
    const account = await accountOf(container, credit, customer, card.currency);
    const empty = new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'Nothing is left on this gift card',
      'gift_card_empty',
    );
    if (card.balance <= 0) throw empty;
    await credit
      .debitAccounts([{ account_id: card.account, amount: card.balance, note: 'Redeemed', ...note }])
      .catch(() => Promise.reject(empty));
    try {
      await creditAccountsWorkflow(container).run({
        input: [{ account_id: account.id, amount: card.balance, note: 'Gift card', ...note }] as never,
      });
    } catch (error) {
      await credit.creditAccounts([{ account_id: card.account, amount: card.balance, note: 'Put back', ...note }]);
      throw error;
    }
    return (await credit.retrieveAccountStats({ account_id: account.id })).balance;
  });
}
