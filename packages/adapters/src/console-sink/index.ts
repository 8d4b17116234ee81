import { moneyToDecimal, type AnalyticsEvent, type AnalyticsPort } from '@vitrine/core';

function line({ name, source, items, value, percent, transactionId }: AnalyticsEvent): string {
  const parts = [
    name,
    source?.videoId === undefined ? source?.element : `${source.videoId}@${(source.videoTime ?? 0).toFixed(1)}s`,
    percent === undefined ? undefined : `${percent}%`,
    ...items.map(
      (item) => `${item.quantity ?? 1} x ${item.title}${item.variantTitle ? ` (${item.variantTitle})` : ''}`,
    ),
    value && `${moneyToDecimal(value)} ${value.currency}`,
    transactionId,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' | ');
}

/** An analytics port that prints one line per event, to show what a real sink would get. */
export function consoleSink(print: (text: string) => void = (text) => console.info(text)): AnalyticsPort {
  return {
    track(events) {
      for (const event of events) print(`[vitrine] ${line(event)}`);
    },
  };
}
