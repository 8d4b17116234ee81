import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../base/vitrine-element.js';
import { safeAddress } from '../player/source/safe-address.js';
import { mutedIcon, playIcon, soundIcon } from '../theme/icons.js';
import { shareIcon } from './feed-icons.js';
import type { FeedItem } from './feed-item.js';
import type { FeedState } from './feed-pages.js';
import type { ItemView } from './item-nodes.js';
import { playsByHand } from './plays-by-hand.js';
import type { Swipe } from './swipe.js';

/** What can be done with an item, besides playing it. */
export interface ItemActs {
  share(): void;
  search(hashtag: string): void;
}

/** One screen of the feed: the poster or the player, what the video is, and what can be done with it. */
export function swipeItem(
  swipe: Swipe,
  item: FeedItem,
  index: number,
  { items, next }: FeedState,
  { words }: Texts,
  acts: ItemActs,
): ItemView {
  const player = swipe.pool.of(item);
  const isCurrent = index === swipe.current;
  const isMuted = (isCurrent ? swipe.stage?.state.muted : undefined) ?? swipe.muted;
  // A player that could not begin, or one that must not begin by itself.
  const byHand = swipe.blocked || (playsByHand() && (!player || (isCurrent && !swipe.stage)));
  const sound = isMuted ? words.videoUnmute : words.videoMute;
  const ratio = item.ratio ?? 0.5625;
  return {
    key: item.id,
    index,
    attributes: {
      tabindex: '0',
      'aria-label': item.title || words.video,
      'aria-posinset': String(index + 1),
      'aria-setsize': String(next === 'end' ? items.length : -1),
      ...(ratio < 0.8 ? { 'data-tall': '' } : {}),
    },
    style: { '--at': String(index), '--ratio': String(ratio) },
    content: html`<div class="frame" part="frame">
        ${
          item.poster === null
            ? nothing
            : html`<img class="poster" part="poster" src=${item.poster} alt="" decoding="async" />`
        }
        ${player ?? nothing}
        ${
          byHand
            ? html`<button
                class="start"
                part="play-button"
                type="button"
                aria-label=${words.playVideo(item.title)}
                @click=${() => {
                  if (!isCurrent) swipe.show(index);
                  void swipe.press();
                }}
              >
                <span class="disc">${playIcon}</span>
              </button>`
            : nothing
        }
        ${aboutVideo(item, words, isCurrent ? swipe.card() : nothing, acts.search)}
      </div>
      <div class="rail">
        <button class="act" type="button" aria-label=${sound} title=${sound} @click=${() => swipe.setMuted(!isMuted)}>
          ${isMuted ? mutedIcon : soundIcon}
        </button>
        <button class="act" type="button" aria-label=${words.share} title=${words.share} @click=${acts.share}>
          ${shareIcon}
        </button>
      </div>`,
  };
}

function aboutVideo(
  { title, video }: FeedItem,
  words: Texts['words'],
  product: TemplateResult | typeof nothing,
  search: ItemActs['search'],
): TemplateResult | typeof nothing {
  const creator = video?.creator;
  const hashtags = video?.hashtags ?? [];
  const notes = [
    video?.sponsored ? words.videoSponsored : '',
    video?.madeWithAi ? words.videoMadeWithAi : '',
    video?.credit ?? '',
  ].filter(Boolean);
  const page = safeAddress(video?.url);
  const creatorPage = safeAddress(creator?.url);
  if (title === '' && !creator && hashtags.length === 0 && notes.length === 0 && product === nothing) return nothing;
  return html`<div class="about" part="about">
    ${product}
    ${
      creator?.name
        ? html`<p class="creator">
            ${creatorPage ? html`<a href=${creatorPage} dir="auto">${creator.name}</a>` : html`<bdi>${creator.name}</bdi>`}
          </p>`
        : nothing
    }
    ${title === '' ? nothing : html`<p class="title">${page ? html`<a href=${page}>${title}</a>` : title}</p>`}
    ${
      hashtags.length === 0
        ? nothing
        : html`<p class="tags">
            ${hashtags.map(
              (tag) => html`<button class="tag" type="button" @click=${() => search(tag)}><bdi>#${tag}</bdi></button> `,
            )}
          </p>`
    }
    ${notes.length === 0 ? nothing : html`<p class="notes">${notes.join(' · ')}</p>`}
  </div>`;
}
