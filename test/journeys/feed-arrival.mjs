// Feeds with the markup and the CSS of docs/feed.md, and the demonstration's page of videos: nothing moves when the
// script is late, is blocked or fails, and without script there are posters, titles, prices and links.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/install.mjs';
import { hold, startEmbedSite, tag } from '../support/embed-page.mjs';

let site;
before(async () => void (site = await startEmbedSite()));
after(() => site?.close());

const codeOf = (language, part) =>
  [...readFileSync(join(root, 'docs/feed.md'), 'utf8').matchAll(/```(\w+)\n([\s\S]*?)```/g)].find(
    ([, its, code]) => its === language && code.includes(part),
  )[2];
const css = codeOf('css', 'vitrine-feed');
const [opening, links] = codeOf('html', '<span>').split(/(?<=layout="carousel">)/);
const manyLinks = links.replace(/<div>([\s\S]*)<\/div>[\s\S]*/, (_all, inside) => `<div>${inside.repeat(5)}</div>`);

/** A feed between two pieces of the page, as the docs tell a merchant to write it. */
const pageWith = (layout, children) => ({
  head: `<style>body { margin: 0 } h1, p { margin: 0; font: 20px/30px serif }${css}</style>${tag}`,
  body: `<h1>Before</h1>${opening.replace('carousel', layout)}${children}</vitrine-feed><p>After</p><footer>The end</footer>`,
});

/** Adds up layout shifts from the first paint on, and notes what moved. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries())
        globalThis.shifts.push(
          `${value} ${sources.map(({ node, previousRect: a, currentRect: b }) => `${(node?.outerHTML ?? node?.textContent ?? 'gone').slice(0, 60)} ${[a.x, a.y, a.width, a.height]} -> ${[b.x, b.y, b.width, b.height]}`).join(' | ')}`,
        );
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Two frames later everything that was rendered has been painted, and its shifts were reported. */
const painted = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );

const parts = {
  swipe: /\/cdn\/feed\.js/,
  carousel: /\/cdn\/feed\.js/,
  grid: /\/cdn\/feed\.js/,
  stories: /\/cdn\/feed\.js/,
  floating: /\/cdn\/feed\.js/,
};
const arrived = {
  swipe: 'article[aria-posinset]',
  carousel: '.tile',
  grid: '.tile',
  stories: '.tile',
  floating: '.bubble',
};

for (const width of [360, 1280])
  describe(`${width} px`, { concurrency: 2 }, () => {
    for (const layout of Object.keys(parts))
      for (const children of layout === 'floating' ? [''] : layout === 'grid' ? [manyLinks] : [manyLinks, '']) {
        const what = `${layout}${children ? '' : ' without children'}`;
        const open = (prepare, waitUntil) =>
          site.open({
            waitUntil,
            html: pageWith(layout, children),
            options: { viewport: { width, height: 740 }, reducedMotion: 'reduce' },
            prepare: async (page) => {
              await watchShifts(page);
              await prepare?.(page);
            },
          });
        const still = async (page) => {
          await painted(page);
          assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
        };

        test(`${what}: nothing moves while the script comes late`, async () => {
          let release;
          const { page, problems, close } = await open(async (tab) => (release = await hold(tab, /\/cdn\//)), 'commit');
          await page.locator('footer').waitFor();
          await painted(page);
          release();
          await page.locator(`vitrine-feed ${arrived[layout]}`).first().waitFor();
          await still(page);
          assert.deepEqual(problems, []);
          await close();
        });

        test(`${what}: nothing moves where the script is blocked`, async () => {
          const { page, close } = await open((tab) => tab.route(/vitrine\.js/, (route) => route.abort()));
          await page.waitForLoadState('load');
          await still(page);
          await close();
        });

        const layoutPart = layout === 'swipe' ? [] : [/\/cdn\/chunks\/(?:tiles|stories)/];
        for (const part of [parts[layout], ...layoutPart])
          test(`${what}: nothing moves where ${part} fails`, async () => {
            let failures = 0;
            const { page, close } = await open((tab) =>
              tab.route(part, (route) => {
                failures++;
                return route.fulfill({ status: 500, body: '' });
              }),
            );
            for (const end = Date.now() + 20_000; failures === 0 && Date.now() < end;) await painted(page);
            await still(page);
            assert.ok(failures > 0);
            assert.equal(await page.locator('vitrine-feed a').first().isVisible(), children !== '');
            await close();
          });
      }
  });

test('a bubble is loaded wherever its element stands in the page', async () => {
  const { page, problems, close } = await site.open({
    html: {
      head: tag,
      body: '<div style="height: 5000px"></div><vitrine-feed by="feed" layout="floating"></vitrine-feed>',
    },
  });
  await page.locator('vitrine-feed .bubble').waitFor();
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.deepEqual(problems, []);
  await close();
});

describe('the page of all videos', () => {
  test('without script it has posters, titles, prices and links to the pages of the videos', async () => {
    const { page, close } = await site.open({ path: '/videos/', options: { javaScriptEnabled: false } });
    for (const feed of await page.locator('vitrine-feed').all()) {
      const links = await feed.locator('> div > a').all();
      assert.ok(links.length >= 3);
      for (const link of links) {
        assert.match(await link.getAttribute('href'), /^\/v\/[a-z0-9-]+\/$/);
        assert.match(await link.innerText(), /\S+[\s\S]*\$\d+\.\d\d/);
        const { height } = await link.boundingBox();
        assert.ok(height > 100, `a picture of ${height} px`);
      }
    }
    await close();
  });

  for (const width of [360, 1280])
    test(`nothing moves while its script comes late, ${width} px`, async () => {
      let release;
      const { page, problems, close } = await site.open({
        path: '/videos/',
        waitUntil: 'commit',
        options: { viewport: { width, height: 740 }, reducedMotion: 'reduce' },
        prepare: async (tab) => {
          await watchShifts(tab);
          release = await hold(tab, /\/cdn\//);
        },
      });
      await page.locator('.foot').waitFor();
      // The row and the grid as well, which are below the first screen.
      for (const name of ['.row', '.all']) {
        await page.locator(name).scrollIntoViewIfNeeded();
        await painted(page);
      }
      await page.evaluate(() => scrollTo({ top: document.querySelector('.row').offsetTop - 100, behavior: 'instant' }));
      await painted(page);
      await page.evaluate(() => (globalThis.shifts.length = 0));
      release();
      await page.locator('.row .tile').first().waitFor();
      await page.locator('.all .tile').first().waitFor();
      await painted(page);
      assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
      assert.deepEqual(problems, []);
      await close();
    });
});
