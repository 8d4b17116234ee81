import { css, html, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import { backIcon } from '../theme/icons.js';
import type { FeedPages } from './feed-pages.js';

/** A hashtag that is looked for, and the list that it was pressed in. */
export interface Search {
  readonly hashtag: string;
  readonly pages: FeedPages;
  readonly madeFor: string;
  readonly index: number;
  readonly seconds: number;
}

export const searchStyles = css`
  .root .search {
    position: absolute;
    inset-block-start: max(12px, env(safe-area-inset-top));
    inset-inline-start: 12px;
    grid-auto-flow: column;
    gap: 8px;
    width: auto;
    padding-inline: 12px 16px;
    border-radius: 24px;
    background: rgb(12 11 10 / 62%);
    font-weight: 600;
  }
`;

/** Leads out of the search for a hashtag, to the video that it began with. */
export function wayBack({ hashtag }: Search, words: Words, end: () => void): TemplateResult {
  const name = `#${hashtag}`;
  const label = words.optionChosen(words.videosBack, name);
  return html`<button class="act search" part="search" type="button" aria-label=${label} @click=${end}>
    ${backIcon}<bdi>${name}</bdi>
  </button>`;
}
