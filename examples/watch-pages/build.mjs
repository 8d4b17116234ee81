/**
 * A page for each video of a shop, their sitemap, and a feed of their products for ads, as files for any web server:
 *
 *   node examples/watch-pages/build.mjs [folder] [address of the shop]
 *
 * The shop here is the files of examples/static-json. With another adapter, only `openShop` changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { staticJsonAdapter } from '@vitrine/adapters/static-json';
import { productFeedXml, renderWatchPage, videoSitemap } from '@vitrine/core/structured-data';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The catalogue and the videos, for one market. The files are read from disk instead of from their addresses. */
async function openShop(site, market) {
  const adapter = staticJsonAdapter({ src: `${site}/examples/static-json/shop.json` });
  await adapter.connect({
    market,
    storage: { get: () => null, set: () => {}, remove: () => {} },
    fetch: async (url) => {
      const { pathname } = new URL(url);
      return new Response(
        readFileSync(join(root, pathname.startsWith('/media/') ? `examples/demo${pathname}` : pathname)),
      );
    },
  });
  return adapter;
}

async function everyVideo(videos) {
  const all = [];
  for (let cursor; cursor !== null;) {
    const page = await videos.feed({ by: 'feed', id: '', limit: 50, ...(cursor ? { cursor } : {}) });
    all.push(...page.videos);
    ({ cursor } = page);
  }
  return all;
}

export async function buildWatchPages({
  folder,
  site = 'https://shop.example',
  market = { locale: 'en', country: 'US', currency: 'USD' },
}) {
  const { videos, catalog } = await openShop(site, market);
  const pages = await Promise.all(
    (await everyVideo(videos)).map(async (video) => ({
      url: `${site}/v/${video.id}`,
      video,
      // A product that is no longer sold is `null`.
      products: (await catalog.products(video.track.hotspots.map(({ product }) => product))).filter(Boolean),
      shopName: 'Kiln & Clove',
      breadcrumbs: [{ name: 'Kiln & Clove', url: '/' }, { name: 'Videos', url: '/videos/' }, { name: video.title }],
    })),
  );
  for (const page of pages) {
    const html = renderWatchPage(page, {
      locale: market.locale,
      styles: ['/examples/example.css', '/examples/static-json/watch-page.css'],
      script: {
        src: `${site}/cdn/vitrine.js`,
        attributes: {
          'data-adapter': 'static-json',
          'data-src': `${site}/examples/static-json/shop.json`,
          'data-locale': market.locale,
        },
      },
    });
    mkdirSync(join(folder, 'v', page.video.id), { recursive: true });
    writeFileSync(join(folder, 'v', page.video.id, 'index.html'), html);
  }
  writeFileSync(join(folder, 'video-sitemap.xml'), videoSitemap(pages));
  const products = [
    ...new Map(pages.flatMap((page) => page.products).map((product) => [product.id, product])).values(),
  ];
  writeFileSync(
    join(folder, 'products.xml'),
    productFeedXml({ url: `${site}/`, shopName: 'Kiln & Clove', products, videos: pages.map(({ video }) => video) }),
  );
  return pages;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = fileURLToPath(new URL('../../dist/watch-pages', import.meta.url)), site] = process.argv.slice(2);
  const pages = await buildWatchPages({ folder, ...(site ? { site } : {}) });
  console.log(`${pages.length} pages, video-sitemap.xml and products.xml in ${folder}`);
}
