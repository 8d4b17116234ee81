import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  Ctx,
  OrderLine,
  OrderService,
  Permission,
  Transaction,
  TransactionalConnection,
  type CurrencyCode,
  type ID,
  type Order,
  type RequestContext,
} from '@vendure/core';
import gql from 'graphql-tag';
import { GiftCardIssue } from './issue';
import { GiftOrders, type OrderAnswer } from './orders';
import { giftIn, type GiftInput } from './terms';
import { Wallet } from './wallet';

export const shopSchema = gql`
  type GiftCardConfig {
    slug: String!
    currencyCode: CurrencyCode!
    "The usual amounts, least first."
    amounts: [Money!]!
    min: Money
    max: Money
    step: Money
    messageMaxLength: Int!
    nameMaxLength: Int!
    scheduleMaxDays: Int
    maxRecipients: Int!
    termsUrl: String
    designsUrl: String
  }

  "Who gets a gift card, and what it is worth."
  type GiftCardOrder {
    amount: Money!
    name: String!
    email: String!
    sender: String!
    message: String!
    designId: String!
    sendDate: String
    sendZone: String
    sendOffset: Int
  }

  input GiftCardInput {
    amount: Money!
    name: String!
    email: String!
    sender: String!
    message: String!
    designId: String!
    "YYYY-MM-DD, in the giver's zone; at once without."
    sendDate: String
    sendZone: String
    "Minutes east of UTC on that day."
    sendOffset: Int
  }

  type GiftCardIssue {
    index: Int!
    field: String!
    code: String!
  }

  "The order, or an error code of Vitrine, and then nothing was changed."
  type GiftCardResult {
    rejection: String
    retryAfter: Int
    fields: [GiftCardIssue!]
    order: Order
  }

  type GiftCardBalance {
    rejection: String
    retryAfter: Int
    last: String
    balance: Money
    currencyCode: CurrencyCode
    expiresOn: String
  }

  type StoreCredit {
    rejection: String
    retryAfter: Int
    balance: Money
    currencyCode: CurrencyCode
  }

  type AppliedGiftCard {
    id: ID!
    "The last four characters of its code."
    last: String!
    used: Money!
    remaining: Money!
  }

  type AppliedStoreCredit {
    used: Money!
    remaining: Money!
  }

  extend type Order {
    appliedGiftCards: [AppliedGiftCard!]!
    appliedStoreCredit: AppliedStoreCredit
  }

  extend type OrderLine {
    giftCard: GiftCardOrder
  }

  extend type Query {
    giftCardConfig: GiftCardConfig
    storeCredit: StoreCredit
  }

  extend type Mutation {
    "One line each, all or none."
    addGiftCardsToOrder(input: [GiftCardInput!]!): GiftCardResult!
    applyGiftCardToOrder(code: String!): GiftCardResult!
    removeGiftCardFromOrder(id: ID!): GiftCardResult!
    "As much as fits, or so much at most. Replaces what was applied before."
    applyStoreCreditToOrder(amount: Int): GiftCardResult!
    removeStoreCreditFromOrder: GiftCardResult!
    "A mutation, although it changes nothing: a query can be sent as an address, and addresses are logged."
    checkGiftCardBalance(code: String!): GiftCardBalance!
    "Everything on the card becomes credit of who is signed in."
    redeemGiftCard(code: String, token: String): StoreCredit!
  }
`;

export const adminSchema = gql`
  type IssuedGiftCard {
    "Shown once."
    code: String!
    token: String!
  }

  extend type Mutation {
    issueGiftCard(amount: Money!, currencyCode: CurrencyCode!, expiresAt: DateTime): IssuedGiftCard!
  }
`;

@Resolver()
export class GiftShopResolver {
  constructor(
    private readonly gifts: GiftOrders,
    private readonly wallet: Wallet,
  ) {}

  @Query()
  giftCardConfig(@Ctx() ctx: RequestContext): Promise<unknown> {
    return this.gifts.config(ctx);
  }

  @Query()
  @Allow(Permission.Owner)
  async storeCredit(@Ctx() ctx: RequestContext): Promise<unknown> {
    const customer = await this.wallet.customerOf(ctx);
    return customer ? this.wallet.credit(ctx, customer.id, ctx.currencyCode) : null;
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.Owner)
  addGiftCardsToOrder(@Ctx() ctx: RequestContext, @Args() { input }: { input: GiftInput[] }): Promise<OrderAnswer> {
    return this.gifts.add(ctx, input);
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.Owner)
  applyGiftCardToOrder(@Ctx() ctx: RequestContext, @Args() { code }: { code: string }): Promise<OrderAnswer> {
    return this.gifts.apply(ctx, code);
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.Owner)
  removeGiftCardFromOrder(@Ctx() ctx: RequestContext, @Args() { id }: { id: ID }): Promise<OrderAnswer> {
    return this.gifts.remove(ctx, id);
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.Owner)
  applyStoreCreditToOrder(
    @Ctx() ctx: RequestContext,
    @Args() { amount }: { amount?: number | null },
  ): Promise<OrderAnswer> {
    return this.gifts.applyCredit(ctx, amount ?? null);
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.Owner)
  removeStoreCreditFromOrder(@Ctx() ctx: RequestContext): Promise<OrderAnswer> {
    return this.gifts.removeCredit(ctx);
  }

  @Mutation()
  @Allow(Permission.Owner)
  async checkGiftCardBalance(@Ctx() ctx: RequestContext, @Args() { code }: { code: string }): Promise<unknown> {
    const card = await this.wallet.find(ctx, code, ctx.currencyCode);
    return 'rejection' in card
      ? card
      : {
          last: card.last,
          balance: card.balance,
          currencyCode: card.currencyCode,
          expiresOn: card.expiresAt?.toISOString().slice(0, 10),
        };
  }

  @Transaction()
  @Mutation()
  @Allow(Permission.Owner)
  redeemGiftCard(
    @Ctx() ctx: RequestContext,
    @Args() claim: { code?: string | null; token?: string | null },
  ): Promise<unknown> {
    return this.wallet.redeem(ctx, claim);
  }
}

@Resolver('Order')
export class GiftOrderResolver {
  constructor(
    private readonly wallet: Wallet,
    private readonly orders: OrderService,
  ) {}

  /** Of what is in the cart: the way there is paid too, but belongs to the checkout. */
  private async plan(ctx: RequestContext, order: Order): ReturnType<Wallet['plan']> {
    const whole = order.lines ? order : ((await this.orders.findOne(ctx, order.id)) ?? order);
    return this.wallet.plan(ctx, whole, whole.subTotalWithTax);
  }

  @ResolveField()
  async appliedGiftCards(@Ctx() ctx: RequestContext, @Parent() order: Order): Promise<unknown> {
    return (await this.plan(ctx, order)).cards;
  }

  @ResolveField()
  async appliedStoreCredit(@Ctx() ctx: RequestContext, @Parent() order: Order): Promise<unknown> {
    return (await this.plan(ctx, order)).credit;
  }
}

@Resolver('OrderLine')
export class GiftLineResolver {
  constructor(private readonly connection: TransactionalConnection) {}

  @ResolveField()
  async giftCard(@Ctx() ctx: RequestContext, @Parent() line: OrderLine): Promise<unknown> {
    // The field is not public, and so may have been left behind on the way here.
    const own =
      line.customFields && 'vitrineGift' in line.customFields
        ? line
        : await this.connection
            .getRepository(ctx, OrderLine)
            .findOne({ where: { id: line.id }, loadEagerRelations: false });
    return own && giftIn(own);
  }
}

@Resolver()
export class GiftAdminResolver {
  constructor(private readonly issue: GiftCardIssue) {}

  @Transaction()
  @Mutation()
  @Allow(Permission.SuperAdmin)
  issueGiftCard(
    @Ctx() ctx: RequestContext,
    @Args()
    { amount, currencyCode, expiresAt }: { amount: number; currencyCode: CurrencyCode; expiresAt?: Date | null },
  ): Promise<unknown> {
    return this.issue.issueByHand(ctx, amount, currencyCode, expiresAt ? new Date(expiresAt) : null);
  }
}
