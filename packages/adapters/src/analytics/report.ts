import { addMoney, moneyToDecimal, type AnalyticsEvent, type AnalyticsItem, type Money } from '@vitrine/core';

/** The most items that a service accepts with one event. */
const maxItems = 200;

/** `undefined` for a value from the page that is not money: no figure is better than a wrong one. */
export const validMoney = (money: Money | undefined): Money | undefined =>
  money && Number.isSafeInteger(money.amount) && Number.isInteger(money.exponent) && typeof money.currency === 'string'
    ? money
    : undefined;

/** In major units, which every service expects: 2500 cents are 25. */
export function majorUnits(money: Money | undefined): number | undefined {
  const valid = validMoney(money);
  return valid && Number(moneyToDecimal(valid));
}

/** The variant, or the product where there is nothing to choose. */
export const itemId = ({ productId, variantId }: AnalyticsItem): string => variantId ?? productId;

export const itemsOf = ({ items }: AnalyticsEvent): readonly AnalyticsItem[] => items.slice(0, maxItems);

/**
 * The value of an event: its own, else its items times their quantities. A figure for reports; what is paid is up to
 * the shop. `undefined` where a price is missing or currencies differ: a value without its currency is worse than none.
 */
export function valueOf(event: AnalyticsEvent): Money | undefined {
  if (event.value) return validMoney(event.value);
  try {
    let sum: Money | undefined;
    for (const { price, quantity = 1 } of itemsOf(event)) {
      const unitPrice = validMoney(price);
      if (!unitPrice) return undefined;
      const amount = { ...unitPrice, amount: unitPrice.amount * quantity };
      sum = sum ? addMoney(sum, amount) : amount;
    }
    return validMoney(sum);
  } catch {
    return undefined;
  }
}

/** Without undefined and empty values. */
export const definedValues = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

/** Where the event began: the video, the hotspot, the creator. */
export const sourceOf = ({ source, percent }: AnalyticsEvent): Record<string, unknown> =>
  definedValues({
    video_id: source?.videoId,
    video_current_time: source?.videoTime,
    video_percent: percent,
    hotspot_id: source?.hotspotId,
    live_id: source?.liveId,
    creator_id: source?.creatorId,
  });
