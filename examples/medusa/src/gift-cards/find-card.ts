import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';

export interface FoundCard {
  readonly id: string;
  readonly code: string;
  readonly currency: string;
  readonly expiresAt: Date | null;
  /** Where its money lies, and how much of it is left, as a decimal. */
  readonly account: string;
  readonly balance: number;
}

/** `null` = no such card, or its time is over: the same answer on purpose. */
export async function findCard(container: MedusaContainer, typed: unknown): Promise<FoundCard | null> {
  const code = typeof typed === 'string' ? typed.trim().toUpperCase() : '';
  if (code === '' || code.length > 64) return null;
  const {
    data: [card],
  } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'gift_card',
    fields: ['id', 'code', 'currency_code', 'expires_at', 'store_credit_account.id', 'store_credit_account.balance'],
    filters: { code },
  });
  const found = card as
    | {
        id: string;
        code: string;
        currency_code: string;
        expires_at: string | null;
        store_credit_account?: { id: string; balance: number };
      }
    | undefined;
  if (!found?.store_credit_account) return null;
  const expiresAt = found.expires_at === null ? null : new Date(found.expires_at);
  if (expiresAt !== null && expiresAt.getTime() < Date.now()) return null;
  return {
    id: found.id,
    code: found.code,
    currency: found.currency_code,
    expiresAt,
    account: found.store_credit_account.id,
    balance: Number(found.store_credit_account.balance),
  };
}
