import { Inject, Injectable } from '@nestjs/common';
import { TransactionalConnection, type RequestContext } from '@vendure/core';
import { createHash } from 'node:crypto';
import { GIFT_CARD_OPTIONS } from './token';
import type { GiftCardOptions } from './terms';

const STRETCH = 600_000;

/** A code is guessed by asking often: whoever looks codes up has to pause. Counted in the database, so that several servers count together. */
@Injectable()
export class LookUps {
  constructor(private readonly connection: TransactionalConnection, @Inject(GIFT_CARD_OPTIONS) private readonly options: GiftCardOptions) {}

  /** Milliseconds to wait; `null` = go on. */
  async pause(ctx: RequestContext): Promise<number | null> {
    const { perSession, perAddress } = this.options.lookUps;
    const now = Date.now();
    const over = await Promise.all([this.count(`session ${ctx.session?.token ?? ''}`, now, perSession), this.count(`address ${ctx.req?.ip ?? ''}`, now, perAddress)]);
    return over.includes(true) ? STRETCH - (now % STRETCH) : null;
  }

  /** Outside the transaction of the request: a refused look-up has been one too. */
  private async count(asker: string, now: number, most: number): Promise<boolean> {
    const rows = (await this.connection.rawConnection.query(
      `insert into gift_look_up (asker, stretch, count) values ($1, $2, 1)
       on conflict (asker, stretch) do update set count = gift_look_up.count + 1 returning count`,
      [createHash('sha256').update(asker).digest('hex'), Math.floor(now / STRETCH)],
    )) as [{ count: number }];
    return rows[0].count > most;
  }
}
