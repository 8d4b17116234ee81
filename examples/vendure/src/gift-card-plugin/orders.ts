import { Inject, Injectable } from '@nestjs/common';
import {
  ActiveOrderService,
  OrderService,
  Product,
  ProductVariantService,
  TransactionalConnection,
  type ID,
  type Order,
  type ProductVariant,
  type RequestContext,
} from '@vendure/core';
import { randomUUID } from 'node:crypto';
import { IsNull } from 'typeorm';
import { Tender } from './entities';
import { issuesIn, limitsIn, type Gift, type GiftCardOptions, type GiftInput, type GiftIssue } from './terms';
import { GIFT_CARD_OPTIONS } from './token';
import { Wallet } from './wallet';

export interface OrderAnswer {
  readonly rejection?: string;
  readonly retryAfter?: number;
  readonly fields?: readonly GiftIssue[];
  readonly order?: Order;
}

/** Gift cards in an order: bought, and paying. */
@Injectable()
export class GiftOrders {
  constructor(
    private readonly active: ActiveOrderService,
    private readonly orders: OrderService,
    private readonly variants: ProductVariantService,
    private readonly connection: TransactionalConnection,
    private readonly wallet: Wallet,
    @Inject(GIFT_CARD_OPTIONS) private readonly options: GiftCardOptions,
  ) {}

  /** The usual amounts, as variants; `null` = this market has no gift cards. */
  async config(ctx: RequestContext): Promise<
    | (Omit<GiftCardOptions, 'min' | 'max' | 'step'> & {
        currencyCode: string;
        amounts: number[];
        min: number;
        max: number;
        step: number;
      })
    | null
  > {
    const limits = limitsIn(this.options, ctx.currencyCode);
    const amounts = (await this.amounts(ctx)).map(({ priceWithTax }) => priceWithTax);
    return limits && amounts.length > 0
      ? { ...this.options, ...limits, currencyCode: ctx.currencyCode, amounts: amounts.sort((a, b) => a - b) }
      : null;
  }

  private async amounts(ctx: RequestContext): Promise<ProductVariant[]> {
    const product = await this.connection.getRepository(ctx, Product).findOne({
      where: { translations: { slug: this.options.slug }, enabled: true, deletedAt: IsNull() },
      select: { id: true },
    });
    return product ? (await this.variants.getVariantsByProductId(ctx, product.id)).items : [];
  }

  async add(ctx: RequestContext, input: readonly GiftInput[]): Promise<OrderAnswer> {
    const limits = limitsIn(this.options, ctx.currencyCode);
    const variants = await this.amounts(ctx);
    if (!limits || !variants[0]) return { rejection: 'unsupported' };
    const fields = issuesIn(
      input,
      this.options,
      limits,
      variants.map(({ priceWithTax }) => priceWithTax),
    );
    if (fields.length > 0) return { rejection: 'validation', fields };
    const order = await this.active.getActiveOrder(ctx, undefined, true);
    const items = input.map((words) => {
      const gift: Gift & { languageCode: string } = {
        ...words,
        id: randomUUID(),
        currencyCode: ctx.currencyCode,
        languageCode: ctx.languageCode,
      };
      const variant = variants.find(({ priceWithTax }) => priceWithTax === words.amount) ?? variants[0];
      return { productVariantId: variant?.id as ID, quantity: 1, customFields: { vitrineGift: JSON.stringify(gift) } };
    });
    const { order: changed, errorResults } = await this.orders.addItemsToOrder(ctx, order.id, items as never);
    // All or none: what throws takes the transaction with it.
    if (errorResults.length > 0)
      throw new Error(`a gift could not be added: ${errorResults.map((error) => error.__typename).join(', ')}`);
    return { order: changed };
  }

  private async change(
    ctx: RequestContext,
    run: (order: Order) => Promise<OrderAnswer | undefined>,
  ): Promise<OrderAnswer> {
    const order = await this.active.getActiveOrder(ctx, undefined);
    if (!order) return { rejection: 'cart-gone' };
    return (await run(order)) ?? { order: (await this.orders.findOne(ctx, order.id)) ?? order };
  }

  apply(ctx: RequestContext, code: string): Promise<OrderAnswer> {
    return this.change(ctx, async (order) => {
      const card = await this.wallet.find(ctx, code, order.currencyCode);
      if ('rejection' in card) return card;
      if (card.currencyCode !== order.currencyCode) return { rejection: 'currency-mismatch' };
      if (card.balance <= 0) return { rejection: 'gift-card-empty' };
      const { identifiers } = await this.connection
        .getRepository(ctx, Tender)
        .createQueryBuilder()
        .insert()
        .values({ orderId: order.id, giftCardId: card.id } as never)
        .orIgnore()
        .execute();
      return identifiers[0] ? undefined : { rejection: 'code-already-applied' };
    });
  }

  remove(ctx: RequestContext, id: ID): Promise<OrderAnswer> {
    return this.change(
      ctx,
      async (order) => void (await this.connection.getRepository(ctx, Tender).delete({ id, orderId: order.id })),
    );
  }

  /** Whose credit it is follows from the session, never from what was sent. */
  applyCredit(ctx: RequestContext, most: number | null): Promise<OrderAnswer> {
    return this.change(ctx, async (order) => {
      const customer = await this.wallet.customerOf(ctx);
      if (!customer) return { rejection: 'sign-in-required' };
      if (most !== null && !(Number.isSafeInteger(most) && most > 0)) return { rejection: 'amount-out-of-range' };
      const credit = await this.wallet.credit(ctx, customer.id, order.currencyCode);
      if (!credit || credit.balance <= 0) return { rejection: 'gift-card-empty' };
      await this.removeCreditOf(ctx, order);
      await this.connection
        .getRepository(ctx, Tender)
        .insert({ orderId: order.id, customerId: customer.id, most } as never);
      return undefined;
    });
  }

  removeCredit(ctx: RequestContext): Promise<OrderAnswer> {
    return this.change(ctx, async (order) => void (await this.removeCreditOf(ctx, order)));
  }

  private removeCreditOf(ctx: RequestContext, order: Order): Promise<unknown> {
    return this.connection.getRepository(ctx, Tender).delete({ orderId: order.id, giftCardId: IsNull() });
  }
}
