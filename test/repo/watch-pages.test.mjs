// examples/watch-pages as its first lines say, without a browser: what a search engine and a browser without script get.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildWatchPages } from '../../examples/watch-pages/build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vitrine watch pages '));
after(() => rmSync(folder, { recursive: true }));

const pages = await buildWatchPages({ folder });

test('there is a page for each video, and the sitemap lists them all', () => {
  assert.equal(readdirSync(join(folder, 'v')).length, pages.length);
  assert.ok(pages.length >= 40);
  const sitemap = readFileSync(join(folder, 'video-sitemap.xml'), 'utf8');
  for (const { url } of pages) assert.ok(sitemap.includes(`<loc>${url}</loc>`), url);
});

test('each page has its title, its canonical address, its picture, its products with prices, and its data', () => {
  for (const { url, video, products } of pages) {
    const html = readFileSync(join(folder, 'v', video.id, 'index.html'), 'utf8');
    for (const part of [`<link rel="canonical" href="${url}">`, `src="${video.poster}"`, `<h1>${video.title}</h1>`])
      assert.ok(html.includes(part), `${video.id}: ${part}`);
    for (const { url: page, title } of products) {
      assert.ok(html.includes(`<a href="${page}">`), page);
      assert.match(html, new RegExp(`${title}</a> <span>\\$\\d`), title);
    }
    const [, data] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(html);
    const [first, ...rest] = JSON.parse(data)['@graph'];
    assert.equal(first['@type'], 'VideoObject');
    assert.equal(rest.filter((node) => node['@type'] === 'Product').length, products.length);
  }
});

test('the feed for ads has every product with its exact price and the videos that show it', () => {
  const feed = readFileSync(join(folder, 'products.xml'), 'utf8');
  const shown = new Map(pages.flatMap(({ products }) => products).map((product) => [product.id, product]));
  for (const { url, variants } of shown.values()) {
    assert.ok(feed.includes(`<g:link>${url}</g:link>`), url);
    for (const { id, price, stock } of variants)
      if (price && stock.state !== 'unknown') assert.ok(feed.includes(`<g:id>${id}</g:id>`), id);
  }
  assert.match(feed, /<g:price>\d+\.\d\d USD<\/g:price>/);
  assert.match(feed, /<g:video_link>https:\/\/shop\.example\/media\/videos\/morning-table\/hi\.mp4<\/g:video_link>/);
});
