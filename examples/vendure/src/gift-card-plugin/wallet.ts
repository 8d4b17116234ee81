import { Injectable } from '@nestjs/common';
import {
  CustomerService,
  idsAreEqual,
  TransactionalConnection,
  type Customer,
  type ID,
  type Order,
  type RequestContext,
} from '@vendure/core';
import { claimHash, codeHash } from './codes';
import { GiftCard, GiftMovement, StoreCredit, Tender } from './entities';
import { LookUps } from './look-ups';

/** Why a request was rejected: an error code of Vitrine. */
export interface Rejection {
  readonly rejection: string;
  readonly retryAfter?: number;
}

export interface TenderView {
  readonly id: ID;
  readonly last: string;
  readonly used: number;
  readonly remaining: number;
}

const USABLE = `not blocked and ("expiresAt" is null or "expiresAt" > now())`;

/**
 * What is on cards and accounts, and who may move it. Every movement is one statement on a locked row, and a line in
 * the books.
 */
@Injectable()
export class Wallet {
  constructor(
    private readonly connection: TransactionalConnection,
    private readonly customers: CustomerService,
    private readonly lookUps: LookUps,
  ) {}

  async customerOf(ctx: RequestContext): Promise<Customer | undefined> {
    return ctx.activeUserId ? this.customers.findOneByUserId(ctx, ctx.activeUserId) : undefined;
  }

  /**
   * The card of a code, in this currency where one code names several. Neutral on purpose: wrong, blocked and expired
   * look the same.
   */
  async find(ctx: RequestContext, code: string, currency: string): Promise<GiftCard | Rejection> {
    const retryAfter = await this.lookUps.pause(ctx);
    if (retryAfter !== null) return { rejection: 'rate-limited', retryAfter };
    const cards = await this.connection
      .getRepository(ctx, GiftCard)
      .find({ where: { codeHash: codeHash(code), blocked: false } });
    const card = cards.find(({ currencyCode }) => currencyCode === currency) ?? cards[0];
    return card && !(card.expiresAt && card.expiresAt <= new Date()) ? card : { rejection: 'gift-card-not-found' };
  }

  credit(ctx: RequestContext, customerId: ID, currencyCode: string): Promise<StoreCredit | null> {
    return this.connection
      .getRepository(ctx, StoreCredit)
      .findOne({ where: { customerId, currencyCode: currencyCode as never } });
  }

  /** Everything on a card becomes credit of a customer. Of two at the same time one finds it empty. */
  async redeem(
    ctx: RequestContext,
    claim: { code?: string | null; token?: string | null },
  ): Promise<StoreCredit | Rejection> {
    const customer = await this.customerOf(ctx);
    if (!customer) return { rejection: 'sign-in-required' };
    let card: GiftCard | null;
    if (claim.token) {
      const retryAfter = await this.lookUps.pause(ctx);
      if (retryAfter !== null) return { rejection: 'rate-limited', retryAfter };
      card = await this.connection
        .getRepository(ctx, GiftCard)
        .findOne({ where: { claimHash: claimHash(claim.token) } });
    } else {
      const found = await this.find(ctx, claim.code ?? '', ctx.currencyCode);
      if ('rejection' in found) return found;
      card = found;
    }
    if (!card) return { rejection: 'gift-card-not-found' };
    const amount = await this.takeFromCard(ctx, card.id, null);
    if (amount === 0) return { rejection: 'gift-card-empty' };
    await this.note(ctx, { giftCardId: card.id, amount: -amount, kind: 'redeemed' });
    return this.give(ctx, customer.id, card.currencyCode, amount, { kind: 'redeemed' });
  }

  async tendersOf(ctx: RequestContext, orderId: ID): Promise<Tender[]> {
    return this.connection.getRepository(ctx, Tender).find({ where: { orderId }, order: { id: 'ASC' } });
  }

  /** What the cards and the credit of an order would pay of `total`, now. */
  async plan(
    ctx: RequestContext,
    order: Order,
    total: number,
  ): Promise<{ readonly cards: TenderView[]; readonly credit: { used: number; remaining: number } | null }> {
    const tenders = await this.tendersOf(ctx, order.id);
    const cards: TenderView[] = [];
    let left = total;
    for (const tender of tenders.filter(({ giftCardId }) => giftCardId !== null)) {
      const card = await this.connection
        .getRepository(ctx, GiftCard)
        .findOne({ where: { id: tender.giftCardId as ID, blocked: false } });
      if (!card || card.currencyCode !== order.currencyCode) continue;
      const used = Math.min(card.balance, left);
      left -= used;
      cards.push({ id: tender.id, last: card.last ?? '', used, remaining: card.balance - used });
    }
    const own = await this.creditTender(ctx, order, tenders);
    if (!own) return { cards, credit: null };
    const used = Math.min(own.credit.balance, left, own.tender.most ?? Infinity);
    return { cards, credit: { used, remaining: own.credit.balance - used } };
  }

  /** Credit pays for whom it belongs to, while they are signed in. */
  private async creditTender(
    ctx: RequestContext,
    order: Order,
    tenders: readonly Tender[],
  ): Promise<{ readonly tender: Tender; readonly credit: StoreCredit } | null> {
    const tender = tenders.find(({ customerId }) => customerId !== null);
    const customer = tender && (await this.customerOf(ctx));
    if (!tender || !customer || !idsAreEqual(customer.id, tender.customerId ?? undefined)) return null;
    const credit = await this.credit(ctx, customer.id, order.currencyCode);
    return credit && { tender, credit };
  }

  /** Pays as much of `amount` as the order's cards and credit hold; answers how much that was. */
  async pay(ctx: RequestContext, order: Order, amount: number, transactionId: string): Promise<number> {
    const tenders = await this.tendersOf(ctx, order.id);
    let left = amount;
    for (const { giftCardId } of tenders) {
      if (giftCardId === null || left === 0) continue;
      const taken = await this.takeFromCard(ctx, giftCardId, left, order.currencyCode);
      left -= taken;
      if (taken > 0) await this.note(ctx, { giftCardId, amount: -taken, kind: 'paid', transactionId });
    }
    const own = await this.creditTender(ctx, order, tenders);
    if (own && left > 0) {
      const taken = await this.takeFromCredit(ctx, own.credit.id, Math.min(left, own.tender.most ?? left));
      left -= taken;
      if (taken > 0)
        await this.note(ctx, { storeCreditId: own.credit.id, amount: -taken, kind: 'paid', transactionId });
    }
    await this.connection.getRepository(ctx, Tender).delete({ orderId: order.id });
    return amount - left;
  }

  /** Puts back what a payment took, last taken first; never more than was taken. */
  async giveBack(ctx: RequestContext, transactionId: string, amount: number): Promise<number> {
    const movements = await this.connection
      .getRepository(ctx, GiftMovement)
      .find({ where: { transactionId }, order: { id: 'DESC' } });
    const net = new Map<string, { readonly of: GiftMovement; sum: number }>();
    for (const movement of movements) {
      const key = `${movement.giftCardId ?? ''} ${movement.storeCreditId ?? ''}`;
      const entry = net.get(key) ?? { of: movement, sum: 0 };
      entry.sum -= movement.amount;
      net.set(key, entry);
    }
    let left = amount;
    for (const {
      of: { giftCardId, storeCreditId },
      sum,
    } of net.values()) {
      const back = Math.min(left, sum);
      if (back <= 0) continue;
      left -= back;
      const table = giftCardId === null ? 'store_credit' : 'gift_card';
      await this.query(ctx, `update ${table} set balance = balance + $2 where id = $1`, [
        giftCardId ?? storeCreditId,
        back,
      ]);
      await this.note(ctx, { giftCardId, storeCreditId, amount: back, kind: 'refunded', transactionId });
    }
    return amount - left;
  }

  async give(
    ctx: RequestContext,
    customerId: ID,
    currencyCode: string,
    amount: number,
    { kind }: { readonly kind: GiftMovement['kind'] },
  ): Promise<StoreCredit> {
    await this.query(
      ctx,
      `insert into store_credit ("customerId", "currencyCode", balance) values ($1, $2, $3)
       on conflict ("customerId", "currencyCode") do update set balance = store_credit.balance + $3`,
      [customerId, currencyCode, amount],
    );
    const credit = await this.credit(ctx, customerId, currencyCode);
    if (!credit) throw new Error('the credit is gone');
    await this.note(ctx, { storeCreditId: credit.id, amount, kind });
    return credit;
  }

  note(ctx: RequestContext, movement: Partial<GiftMovement>): Promise<unknown> {
    return this.connection.getRepository(ctx, GiftMovement).insert(movement as never);
  }

  /** `null` = all of it. The row is locked until the transaction ends. */
  private async takeFromCard(ctx: RequestContext, id: ID, most: number | null, currency?: string): Promise<number> {
    const rows = await this.query(
      ctx,
      `with there as (select id, balance from gift_card where id = $1 and ${USABLE} and ($3::text is null or "currencyCode" = $3) for update)
       update gift_card set balance = gift_card.balance - least(there.balance, coalesce($2, there.balance)) from there where gift_card.id = there.id
       returning least(there.balance, coalesce($2, there.balance)) as taken`,
      [id, most, currency ?? null],
    );
    return Number(rows[0]?.['taken'] ?? 0);
  }

  private async takeFromCredit(ctx: RequestContext, id: ID, most: number): Promise<number> {
    const rows = await this.query(
      ctx,
      `with there as (select id, balance from store_credit where id = $1 for update)
       update store_credit set balance = store_credit.balance - least(there.balance, $2) from there where store_credit.id = there.id returning least(there.balance, $2) as taken`,
      [id, most],
    );
    return Number(rows[0]?.['taken'] ?? 0);
  }

  /** In the transaction of the request. */
  private async query(ctx: RequestContext, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
    const answer: unknown = await this.connection.getRepository(ctx, GiftCard).query(text, values);
    // An update answers its rows and their number.
    return (Array.isArray(answer) && Array.isArray(answer[0]) ? answer[0] : answer) as Record<string, unknown>[];
  }
}
