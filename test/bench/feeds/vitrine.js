// The feed from npm, with a list that comes page by page.
import { createShop } from '@vitrine/core';
import '@vitrine/elements/define/feed';
import '@vitrine/elements/define/shop';
import { address, count, poster, show } from './slide.js';

const video = (n) => ({
  id: `v${n}`,
  title: `Video ${n}`,
  sources: [{ src: address(n) }],
  poster: poster(n),
  width: 540,
  height: 960,
  captions: [],
  track: { frame: null, hotspots: [], renditions: [] },
});
const shop = document.createElement('vitrine-shop');
shop.shop = createShop({
  name: 'long',
  contract: 1,
  videos: {
    get: async (id) => video(Number(id.slice(1))),
    async feed({ cursor, limit = 10 }) {
      const from = Number(cursor ?? 0);
      const end = Math.min(count, from + limit);
      return {
        videos: Array.from({ length: end - from }, (_, at) => video(from + at)),
        cursor: end < count ? String(end) : null,
      };
    },
  },
});
shop.toggleAttribute('no-sheet', true);
shop.toggleAttribute('no-drawer', true);
const feed = document.createElement('vitrine-feed');
feed.setAttribute('by', 'feed');
feed.style.cssText = 'display:block;height:100vh;--vitrine-feed-height:100vh';
shop.append(feed);
show(
  'y',
  (n) =>
    feed.shadowRoot.querySelector(`article[data-at="${n}"] vitrine-player`)?.shadowRoot.querySelector('video') ?? null,
);
document.querySelector('main').append(shop);
