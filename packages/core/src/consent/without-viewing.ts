import type { AnalyticsEvent } from '../analytics/analytics-port.js';

/**
 * The event without what tells which video was watched: every service can join it with its own name for the visitor.
 */
export function withoutViewing(event: AnalyticsEvent): AnalyticsEvent {
  const { source } = event;
  return source ? { ...event, source: { element: source.element } } : event;
}
