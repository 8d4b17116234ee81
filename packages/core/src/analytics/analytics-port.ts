import type { Money } from '../money/money.js';

export interface AnalyticsItem {
  readonly productId: string;
  readonly variantId?: string;
  readonly title: string;
  readonly variantTitle?: string;
  readonly price?: Money;
  readonly quantity?: number;
}

/** Where in the page an act began. Holds nothing personal and no gift code. */
export interface Source {
  /** The element's tag. */
  readonly element: string;
  readonly videoId?: string;
  /** Seconds of the video. */
  readonly videoTime?: number;
  readonly hotspotId?: string;
  readonly liveId?: string;
  readonly creatorId?: string;
}

export type AnalyticsEventName =
  | 'video_start'
  | 'video_view'
  | 'video_progress'
  | 'video_complete'
  | 'hotspot_show'
  | 'hotspot_click'
  | 'product_view'
  | 'variant_change'
  | 'add_to_cart'
  | 'remove_from_cart'
  | 'cart_view'
  | 'code_apply'
  | 'gift_card_add'
  | 'checkout_start'
  | 'purchase';

export interface AnalyticsEvent {
  /** Unique; a sink uses it to drop duplicates. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly name: AnalyticsEventName;
  readonly source: Source | null;
  readonly items: readonly AnalyticsItem[];
  readonly value?: Money;
  /** With `purchase`. */
  readonly transactionId?: string;
  /** With `video_progress`: 25, 50, 75 or 90. */
  readonly percent?: number;
}

export interface AnalyticsPort {
  /** Never throws. A sink deals itself with what it cannot send, for instance because the page is being closed. */
  track(events: readonly AnalyticsEvent[]): void;
  /** Consent was withdrawn: a sink that batches drops the events that it has not sent yet. */
  forget?(): void;
}
