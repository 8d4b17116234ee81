import { addMoney, moneyToDecimal, type AnalyticsEvent, type AnalyticsItem, type Money } from '@vitrine/core';

/** What a service takes of one event at most. */
const ITEMS = 200;

/** Nothing for what a page has written and is no money: no figure is better than a wrong one. */
export const sound = (money: Money | undefined): Money | undefined =>
  money && Number.isSafeInteger(money.amount) && Number.isInteger(money.exponent) && typeof money.currency === 'string'
    ? money
    : undefined;

/** Major units, as every service counts: 2500 cents are 25. */
export function majorUnits(money: Money | undefined): number | undefined {
  const figure = sound(money);
  return figure && Number(moneyToDecimal(figure));
}

/** What the shopper chose, or the product where there was nothing to choose. */
export const itemId = ({ productId, variantId }: AnalyticsItem): string => variantId ?? productId;

export const itemsOf = ({ items }: AnalyticsEvent): readonly AnalyticsItem[] => items.slice(0, ITEMS);

/**
 * What an event is worth: what it says, else its items times their quantities. A figure for reports; what is paid is the shop's affair.
 * `undefined` where a price is missing, or currencies differ: a value without its currency is worse than none.
 */
export function worthOf(event: AnalyticsEvent): Money | undefined {
  if (event.value) return sound(event.value);
  try {
    return sound(
      itemsOf(event)
        .map(({ price, quantity = 1 }) => {
          const one = sound(price);
          return one && { ...one, amount: one.amount * quantity };
        })
        .reduce((sum, price) => sum && price && addMoney(sum, price)),
    );
  } catch {
    return undefined;
  }
}

/** Without what is not there. */
export const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

/** Where in the page it began: the film, the hotspot, the creator. */
export const sourceOf = ({ source, percent }: AnalyticsEvent): Record<string, unknown> =>
  given({
    video_id: source?.videoId,
    video_current_time: source?.videoTime,
    video_percent: percent,
    hotspot_id: source?.hotspotId,
    live_id: source?.liveId,
    creator_id: source?.creatorId,
  });
