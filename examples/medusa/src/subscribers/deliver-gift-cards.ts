import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework';
import { deliverDue } from '../gift-cards/deliver';

/** Money has come: what was bought with it may go out. */
export default function deliverWhenPaid({ container }: SubscriberArgs): Promise<void> {
  return deliverDue(container);
}

export const config: SubscriberConfig = { event: 'payment.captured' };
