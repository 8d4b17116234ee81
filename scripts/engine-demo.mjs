import { demoPages } from './demo.mjs';
import { serve } from './serve.mjs';

const LANGUAGES = { en: 'English', bn: 'বাংলা', ar: 'العربية', id: 'Bahasa Indonesia', vi: 'Tiếng Việt' };

/** A film of the demo by its files: an engine that sells has no films. */
function filmOf(tag, id) {
  const folder = `/media/films/${id}`;
  const tracks = Object.entries(LANGUAGES).map(([language, label]) => `<track kind="captions" src="${folder}/captions.${language}.vtt" srclang="${language}" label="${label}">`);
  return `${tag.slice(0, -1)} src="${folder}/main.m3u8" poster="${folder}/poster.jpg" hotspots="${folder}/hotspots.json">${tracks.join('')}`;
}

/**
 * The demo, sold by an engine. `adapter` is its name in the script tag, `shop()` the address of its API, asked for with every page; `pages` is
 * the folder with its own `checkout.js` and `order.js`, which read that address from `<meta name="vitrine-shop">`.
 */
export function engineDemo({ port = 0, host, adapter, shop, pages }) {
  return serve({
    port,
    ...(host ? { host } : {}),
    mounts: { '/checkout.js': `${pages}/checkout.js`, '/order.js': `${pages}/order.js` },
    pages: demoPages,
    rewrite: (_path, html) =>
      html
        .replace('data-adapter="memory"', `data-adapter="${adapter}" data-shop="${shop()}"`)
        .replace('</head>', `  <meta name="vitrine-shop" content="${shop()}">\n  </head>`)
        .replace(/<vitrine-player\b[^>]*\bvideo-id="([\w-]+)"[^>]*>/g, filmOf),
  });
}
