import { Inject, Injectable } from '@nestjs/common';
import { TransactionalConnection, type RequestContext } from '@vendure/core';
import { createHash } from 'node:crypto';
import { GIFT_CARD_OPTIONS } from './token';
import type { GiftCardOptions } from './terms';

/** From an asker's first look-up on: periods that begin on the hour would allow twice as many around it. */
const periodMs = 600_000;

/** Limits guessing of codes. Counted in the database, so that several servers count together. */
@Injectable()
export class LookUps {
  constructor(
    private readonly connection: TransactionalConnection,
    @Inject(GIFT_CARD_OPTIONS) private readonly options: GiftCardOptions,
  ) {}

  /** Milliseconds to wait; `null` = go on. */
  async pause(ctx: RequestContext): Promise<number | null> {
    const { perSession, perAddress } = this.options.lookUps;
    const waits = await Promise.all([
      this.count(`session ${ctx.session?.token ?? ''}`, perSession),
      this.count(`address ${ctx.req?.ip ?? ''}`, perAddress),
    ]);
    const longest = Math.max(...waits);
    return longest > 0 ? longest : null;
  }

  /**
   * Counts one look-up, and answers how many milliseconds this asker has to wait. It runs outside the transaction of
   * the request, because a look-up that is rejected counts as well.
   */
  private async count(asker: string, most: number): Promise<number> {
    const [{ count, wait }] = (await this.connection.rawConnection.query(
      `insert into gift_look_up_tally as tally (asker, since, count) values ($1, now(), 1)
       on conflict (asker) do update set
         count = case when tally.since < now() - $2 * interval '1 millisecond' then 1 else tally.count + 1 end,
         since = case when tally.since < now() - $2 * interval '1 millisecond' then now() else tally.since end
       returning tally.count, ceil(extract(epoch from tally.since - now()) * 1000 + $2)::int as wait`,
      [createHash('sha256').update(asker).digest('hex'), periodMs],
    )) as [{ count: number; wait: number }];
    return count > most ? wait : 0;
  }
}
