import { html } from 'lit';
import type { Texts } from '../base/vitrine-element.js';
import type { FeedState } from './feed-pages.js';
import type { ItemView } from './item-nodes.js';

/** Whether something stands after the last item. */
export const hasTail = ({ next }: FeedState): boolean => next === 'loading' || next === 'failed';

/** What stands after the last item while the next page comes, or when it failed: the retry keeps the place. */
export function tailView(
  { next, items }: FeedState,
  { words }: Texts,
  style: ItemView['style'],
  retry: () => void,
): ItemView {
  const isLoading = next !== 'failed';
  const label = isLoading ? words.loading : words.feedFailed;
  return {
    key: ' tail',
    index: items.length,
    attributes: { class: 'tail', tabindex: '0', 'aria-label': label, 'aria-busy': String(isLoading) },
    ...(style ? { style } : {}),
    content: isLoading
      ? html`<span class="spinner" aria-hidden="true"></span>`
      : html`<p>${label}</p>
          <button class="retry" type="button" @click=${retry}>${words.retry}</button>`,
  };
}
