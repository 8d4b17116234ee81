import type { MedusaContainer } from '@medusajs/framework/types';
import { deliverDue } from '../gift-cards/deliver';

/** Cards whose day has come, and those that were bought with other gift cards alone. */
export default function deliverOnTheDay(container: MedusaContainer): Promise<void> {
  return deliverDue(container);
}

export const config = { name: 'deliver-gift-cards', schedule: '* * * * *' };
