import {
  Customer,
  DeepPartial,
  EntityId,
  Money,
  Order,
  VendureEntity,
  type CurrencyCode,
  type ID,
  type LanguageCode,
} from '@vendure/core';
import { Column, Entity, Index, ManyToOne, Unique } from 'typeorm';

const when = { type: 'timestamp with time zone', nullable: true } as const;

/** Money on a card. Its code is nowhere: only what it hashes to, and its last four characters. */
@Entity()
@Unique(['orderLineId', 'unit'])
@Unique(['codeHash', 'currencyCode'])
export class GiftCard extends VendureEntity {
  constructor(input?: DeepPartial<GiftCard>) {
    super(input);
  }

  /** The line it was bought with, and which of its units; `null` = issued by hand. */
  @EntityId({ nullable: true }) orderLineId: ID | null;
  @Column({ type: 'int', nullable: true }) unit: number | null;
  @EntityId({ nullable: true }) orderId: ID | null;

  @Column('varchar') currencyCode: CurrencyCode;
  @Money() worth: number;
  @Money() balance: number;

  @Column({ type: 'varchar', nullable: true }) codeHash: string | null;
  @Column({ type: 'varchar', nullable: true }) last: string | null;
  @Index({ unique: true })
  @Column({ type: 'varchar', nullable: true })
  claimHash: string | null;

  @Column('varchar', { default: 'en' }) languageCode: LanguageCode;
  @Column('varchar', { default: '' }) name: string;
  @Column('varchar', { default: '' }) email: string;
  @Column('varchar', { default: '' }) sender: string;
  @Column('text', { default: '' }) message: string;
  @Column('varchar', { default: '' }) designId: string;

  /** When its message is due; `null` = nobody waits for one. */
  @Column(when) sendAt: Date | null;
  /** A message is being made; after five minutes it counts as lost. */
  @Column(when) sendingAt: Date | null;
  @Column(when) sentAt: Date | null;
  @Column(when) expiresAt: Date | null;
  /** The order was cancelled, or somebody reported a theft. */
  @Column({ default: false }) blocked: boolean;
}

/** Store credit of a customer, in one currency. */
@Entity()
@Unique(['customerId', 'currencyCode'])
export class StoreCredit extends VendureEntity {
  constructor(input?: DeepPartial<StoreCredit>) {
    super(input);
  }

  @ManyToOne(() => Customer, { onDelete: 'CASCADE' }) customer: Customer;
  @EntityId() customerId: ID;
  @Column('varchar') currencyCode: CurrencyCode;
  @Money() balance: number;
}

/** A card, or the credit of a customer, that is to pay an order. Nothing is taken before the order is paid. */
@Entity()
@Unique(['orderId', 'giftCardId'])
export class Tender extends VendureEntity {
  constructor(input?: DeepPartial<Tender>) {
    super(input);
  }

  @ManyToOne(() => Order, { onDelete: 'CASCADE' }) order: Order;
  @EntityId() orderId: ID;
  @EntityId({ nullable: true }) giftCardId: ID | null;
  @EntityId({ nullable: true }) customerId: ID | null;
  /** Of store credit; `null` = as much as fits. */
  @Money({ nullable: true }) most: number | null;
}

/** Every movement: below zero is taken. */
@Entity()
export class GiftMovement extends VendureEntity {
  constructor(input?: DeepPartial<GiftMovement>) {
    super(input);
  }

  @EntityId({ nullable: true }) giftCardId: ID | null;
  @EntityId({ nullable: true }) storeCreditId: ID | null;
  @Money() amount: number;
  @Column('varchar') kind: 'issued' | 'paid' | 'refunded' | 'redeemed';
  /** Of the payment it belongs to. */
  @Column({ type: 'varchar', nullable: true }) transactionId: string | null;
}

/** Look-ups of codes by one asker, by a hash of who that is, since the first of this stretch. */
@Entity()
export class GiftLookUpTally extends VendureEntity {
  constructor(input?: DeepPartial<GiftLookUpTally>) {
    super(input);
  }

  @Column('varchar', { unique: true }) asker: string;
  @Column('timestamp with time zone') since: Date;
  @Column('int') count: number;
}
