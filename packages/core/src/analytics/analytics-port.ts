import type { Money } from '../money/money.js';

export interface AnalyticsItem {
  readonly productId: string;
  readonly variantId?: string;
  readonly title: string;
  readonly variantTitle?: string;
  readonly price?: Money;
  readonly quantity?: number;
}

/** Where in the page an act began. Nothing personal, no gift code. */
export interface Source {
  /** The element's tag. */
  readonly element: string;
  readonly videoId?: string;
  /** Seconds of the film. */
  readonly videoTime?: number;
  readonly hotspotId?: string;
  readonly liveId?: string;
  readonly creatorId?: string;
}

export type AnalyticsEventName =
  | 'video_start'
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
  /** Unique; a sink uses it to drop repetitions. */
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
  /** Never throws: what a sink cannot send, or cannot send any more because the page goes away, is its own affair. */
  track(events: readonly AnalyticsEvent[]): void;
  /** Consent was taken back: what was told and has not left yet is dropped. For a sink that gathers. */
  forget?(): void;
}
