import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { PluginModule } from '@medusajs/loyalty-plugin/types';

/** How many days ahead a gift may be sent: the adapter offers them. */
export const SCHEDULE_MAX_DAYS = 90;

/** What the adapter has put into the metadata of the line. */
interface Gift {
  readonly name: string;
  readonly email: string;
  readonly sender: string;
  readonly message: string;
  /** `offset` in minutes east of UTC. */
  readonly sendOn?: { readonly date: string; readonly offset: number };
}
interface Card {
  readonly id: string;
  readonly code: string;
  readonly value: number;
  readonly currency_code: string;
  readonly line_item_id: string;
  readonly reference_id: string;
  readonly metadata: Record<string, unknown> | null;
}
interface Order {
  readonly items: readonly {
    readonly id: string;
    readonly metadata: { readonly vitrine_gift?: { readonly recipient?: Gift } } | null;
  }[];
  readonly payment_collections: readonly { readonly status: string }[];
}
/** What is used here of the plugin's module. */
interface LoyaltyModule {
  listGiftCards(filters: object, config: object): Promise<Card[]>;
  updateGiftCards(changes: readonly object[]): Promise<unknown>;
}

/** Nine in the morning of its day, where the giver is; at once when that is over, or no day was asked for. */
const dueAt = ({ sendOn }: Gift): number =>
  sendOn ? Date.parse(`${sendOn.date}T09:00:00Z`) - sendOn.offset * 60_000 : 0;

function messageOf(
  { code, value, currency_code: currency }: Card,
  { name, sender, message }: Gift,
): { subject: string; text: string } {
  const amount = new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
  return {
    subject: `${sender} sent you a gift card`,
    text: `For ${name}\n\n${amount}\n\n${message}\n\nYour code: ${code}\n\nEnter it in the cart; what the cart does not need stays on the card.`,
  };
}

/**
 * Sends the cards that were bought, are paid for and are due, each once. The plugin makes a card when its order is
 * placed; nobody has its code before this message. One process looks at a time; several need a lock that they share (a
 * locking provider).
 */
export async function deliverDue(container: MedusaContainer): Promise<void> {
  const loyalty = container.resolve(PluginModule.LOYALTY) as unknown as LoyaltyModule;
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  await container.resolve(Modules.LOCKING).execute(['deliver-gift-cards'], async () => {
    // A shop with many cards keeps a table of those that wait.
    const bought = await loyalty.listGiftCards({ reference: 'order' }, { take: 10_000 });
    for (const card of bought.filter(({ metadata }) => !metadata?.['sent_at'])) {
      const {
        data: [found],
      } = await query.graph({
        entity: 'order',
        fields: ['items.id', 'items.metadata', 'payment_collections.status'],
        filters: { id: card.reference_id },
      });
      const order = found as unknown as Order | undefined;
      const gift = order?.items.find(({ id }) => id === card.line_item_id)?.metadata?.vitrine_gift?.recipient;
      const settled = order?.payment_collections.every(({ status }) => status === 'completed') ?? false;
      if (!gift || !settled || dueAt(gift) > Date.now()) continue;
      // Marked first: a message twice would be two presents.
      await loyalty.updateGiftCards([
        { id: card.id, metadata: { ...card.metadata, sent_at: new Date().toISOString() } },
      ]);
      await container
        .resolve(Modules.NOTIFICATION)
        .createNotifications({
          to: gift.email,
          channel: 'email',
          template: 'gift-card',
          content: messageOf(card, gift),
        })
        .catch(async (error: unknown) => {
          await loyalty.updateGiftCards([{ id: card.id, metadata: card.metadata }]);
          throw error;
        });
    }
  });
}
