/** Items to go on, or where to go. */
export type FeedKey = 1 | -1 | 'first' | 'last';

export const feedKeys: Readonly<Record<string, FeedKey | undefined>> = {
  ArrowDown: 1,
  PageDown: 1,
  j: 1,
  ArrowUp: -1,
  PageUp: -1,
  k: -1,
  Home: 'first',
  End: 'last',
};

/** What a key asks of the feed; null = it belongs to a field, a slider, an open list or the page. */
export function stepOf(event: KeyboardEvent, keys = feedKeys): FeedKey | 'toggle' | null {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const path = event.composedPath();
  const target = path[0];
  if (!(target instanceof HTMLElement)) return null;
  if (/^(?:input|select|textarea)$/.test(target.localName) || target.isContentEditable) return null;
  if (target.role === 'slider' || target.closest('.panel')) return null;
  if (event.key === ' ') return target.classList.contains('item') ? 'toggle' : null;
  return keys[event.key] ?? null;
}
