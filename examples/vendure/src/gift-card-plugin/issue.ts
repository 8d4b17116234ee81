import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  ChannelService,
  EventBus,
  JobQueueService,
  Logger,
  OrderService,
  OrderStateTransitionEvent,
  ProcessContext,
  RequestContextService,
  TransactionalConnection,
  VendureEvent,
  type CurrencyCode,
  type ID,
  type JobQueue,
  type RequestContext,
} from '@vendure/core';
import { claimHash, codeHash, newClaimToken, newCode } from './codes';
import { GiftCard } from './entities';
import { giftIn, dueAt, type GiftCardOptions } from './terms';
import { GIFT_CARD_OPTIONS } from './token';
import { Wallet } from './wallet';

/** A card's message is due. It has no code yet. */
export class GiftCardDueEvent extends VendureEvent {
  constructor(
    readonly ctx: RequestContext,
    readonly card: GiftCard,
  ) {
    super();
  }
}

/**
 * Cards are made when an order is settled, not when it is placed, and once for each unit. Their codes are made when
 * they are sent.
 */
@Injectable()
export class GiftCardIssue implements OnApplicationBootstrap, OnApplicationShutdown {
  private queue: JobQueue<{ orderId: ID }>;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: TransactionalConnection,
    private readonly events: EventBus,
    private readonly jobs: JobQueueService,
    private readonly orders: OrderService,
    private readonly contexts: RequestContextService,
    private readonly channels: ChannelService,
    private readonly wallet: Wallet,
    private readonly process: ProcessContext,
    @Inject(GIFT_CARD_OPTIONS) private readonly options: GiftCardOptions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.queue = await this.jobs.createQueue({
      name: 'issue-gift-cards',
      process: (job) => this.issue(job.data.orderId),
    });
    this.events.ofType(OrderStateTransitionEvent).subscribe(({ toState, order }) => {
      if (toState === 'PaymentSettled') void this.queue.add({ orderId: order.id }, { retries: 10 });
      if (toState === 'Cancelled') void this.block(order.id);
    });
    if (this.process.isServer)
      this.timer = setInterval(
        () => void this.sendDue().catch((error: unknown) => Logger.error(String(error), 'GiftCardIssue')),
        this.options.everyMs,
      );
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async context(card?: GiftCard): Promise<RequestContext> {
    return this.contexts.create({
      apiType: 'admin',
      channelOrToken: await this.channels.getDefaultChannel(),
      ...(card ? { languageCode: card.languageCode, currencyCode: card.currencyCode } : {}),
    });
  }

  private async issue(orderId: ID): Promise<void> {
    const ctx = await this.context();
    const order = await this.orders.findOne(ctx, orderId, ['lines', 'lines.productVariant']);
    for (const line of order?.lines ?? []) {
      const gift = giftIn(line);
      if (!gift) continue;
      for (let unit = 0; unit < line.quantity; unit++) {
        const { name, email, sender, message, designId } = gift;
        const expiresAt =
          this.options.validMonths === undefined
            ? null
            : new Date(Date.now() + this.options.validMonths * 30 * 86_400_000);
        await this.connection.withTransaction(ctx, async (inTransaction) => {
          // The unit is the key: however often this runs, there is one card.
          const { raw } = (await this.connection
            .getRepository(inTransaction, GiftCard)
            .createQueryBuilder()
            .insert()
            .values({
              orderLineId: line.id,
              unit,
              orderId,
              name,
              email,
              sender,
              message,
              designId,
              currencyCode: gift.currencyCode as CurrencyCode,
              worth: gift.amount,
              balance: gift.amount,
              sendAt: dueAt(gift),
              expiresAt,
              languageCode: (gift as { languageCode?: string }).languageCode ?? 'en',
            } as never)
            .orIgnore()
            .returning('id')
            .execute()) as { raw: { id: ID }[] };
          if (raw[0])
            await this.wallet.note(inTransaction, { giftCardId: raw[0].id, amount: gift.amount, kind: 'issued' });
        });
      }
    }
    await this.sendDue();
  }

  /** A card that was bought with an order which is no more. */
  private async block(orderId: ID): Promise<void> {
    await this.connection.rawConnection.getRepository(GiftCard).update({ orderId }, { blocked: true });
  }

  /** Each due card is taken by one server; one that was taken and not sent within five minutes is due again. */
  async sendDue(): Promise<void> {
    const taken: unknown = await this.connection.rawConnection.query(
      `update gift_card set "sendingAt" = now() where id in (
         select id from gift_card where "sentAt" is null and not blocked and "sendAt" <= now() and ("sendingAt" is null or "sendingAt" < now() - interval '5 minutes')
         order by "sendAt" limit 20 for update skip locked) returning id`,
    );
    const rows = (Array.isArray(taken) && Array.isArray(taken[0]) ? taken[0] : taken) as { id: ID }[];
    for (const { id } of rows) {
      const card = await this.connection.rawConnection.getRepository(GiftCard).findOneByOrFail({ id });
      await this.events.publish(new GiftCardDueEvent(await this.context(card), card));
    }
  }

  /** A code for a card, known to the caller alone from now on; an older one of the same card is void. */
  async mint(id: ID): Promise<{ readonly code: string; readonly token: string }> {
    const [code, token] = [newCode(), newClaimToken()];
    const { affected } = await this.connection.rawConnection
      .getRepository(GiftCard)
      .update({ id, blocked: false }, { codeHash: codeHash(code), last: code.slice(-4), claimHash: claimHash(token) });
    if (affected !== 1) throw new Error('there is no such gift card');
    return { code, token };
  }

  async sent(id: ID): Promise<void> {
    await this.connection.rawConnection.getRepository(GiftCard).update({ id }, { sentAt: new Date(), sendingAt: null });
  }

  /** By hand: for somebody who was let down, or for a test. */
  async issueByHand(
    ctx: RequestContext,
    amount: number,
    currencyCode: CurrencyCode,
    expiresAt: Date | null,
  ): Promise<{ readonly code: string; readonly token: string }> {
    const card = await this.connection
      .getRepository(ctx, GiftCard)
      .save(new GiftCard({ currencyCode, worth: amount, balance: amount, expiresAt }));
    await this.wallet.note(ctx, { giftCardId: card.id, amount, kind: 'issued' });
    const [code, token] = [newCode(), newClaimToken()];
    await this.connection
      .getRepository(ctx, GiftCard)
      .update({ id: card.id }, { codeHash: codeHash(code), last: code.slice(-4), claimHash: claimHash(token) });
    return { code, token };
  }
}
