// Every story of the built Storybook: it renders, defines its tags, plays, and axe finds nothing, in both directions
// and schemes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

const folder = join(root, 'dist/storybook');
const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
const stories = Object.values(entries).filter(({ type }) => type === 'story');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOOKS = [
  { locale: 'en', scheme: 'light' },
  { locale: 'en', scheme: 'dark' },
  { locale: 'ar', scheme: 'light' },
  { locale: 'ar', scheme: 'dark' },
];

let server;
let browser;
let context;

before(async () => {
  server = await serveFolder(folder);
  browser = await launchChromium();
  // Nothing moves: axe reads colours of what is on the screen.
  context = await browser.newContext({ viewport: { width: 480, height: 860 }, reducedMotion: 'reduce' });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test('there are stories', () => assert.ok(stories.length >= 40, String(stories.length)));

/** The story has rendered and its play function, if any, is done. */
const finished = (page, id) =>
  page.evaluate(
    (story) =>
      new Promise((done) => {
        const look = () => {
          const phase = globalThis.__STORYBOOK_PREVIEW__?.storyRenders?.find((render) => render.id === story)?.phase;
          if (['finished', 'completed', 'afterEach'].includes(phase)) return done('ok');
          if (['errored', 'aborted'].includes(phase)) return done(phase);
          setTimeout(look, 25);
        };
        look();
      }),
    id,
  );

/** Nothing has changed in any shadow root for a while: requests are answered, dialogs are open. */
const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const roots = new Set();
        const observer = new MutationObserver(() => restart());
        let quiet;
        const end = () => {
          observer.disconnect();
          clearTimeout(limit);
          done();
        };
        const limit = setTimeout(end, 4000);
        const restart = () => {
          clearTimeout(quiet);
          watch(document.body);
          quiet = setTimeout(end, 150);
        };
        const watch = (node) => {
          for (const element of node.querySelectorAll('*')) {
            if (!element.shadowRoot || roots.has(element.shadowRoot)) continue;
            roots.add(element.shadowRoot);
            observer.observe(element.shadowRoot, { subtree: true, childList: true, characterData: true });
            watch(element.shadowRoot);
          }
        };
        observer.observe(document.body, { subtree: true, childList: true });
        restart();
      }),
  );

// Two at a time: one lays out while the other is looked at.
describe('stories', { concurrency: 2 }, () => {
  for (const { id, title, name } of stories) {
    test(`${title}: ${name}`, { timeout: 90_000 }, async () => {
      const page = await context.newPage();
      const problems = [];
      page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
      try {
        await page.goto(`${server.url}/iframe.html?id=${id}&viewMode=story`);
        assert.equal(await finished(page, id), 'ok');
        for (const globals of LOOKS) {
          await page.evaluate(
            (wanted) => globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals: wanted }),
            globals,
          );
          await page.waitForFunction(
            ({ locale, scheme }) =>
              document.documentElement.lang === locale && document.documentElement.style.colorScheme === scheme,
            globals,
          );
          assert.equal(await finished(page, id), 'ok');
          await settled(page);
          const unknown = await page.evaluate(() => [
            ...new Set(
              [...document.querySelectorAll('#storybook-root :not(:defined)')].map((element) => element.localName),
            ),
          ]);
          assert.deepEqual(unknown, [], 'every tag of the story is defined');
          const { violations } = await new AxeBuilder({ page })
            .setLegacyMode()
            .options({ runOnly: TAGS })
            .disableRules(['region', 'landmark-one-main', 'page-has-heading-one'])
            .analyze();
          for (const { id: rule, nodes } of violations) {
            for (const { target, failureSummary } of nodes)
              problems.push(
                `${globals.locale} ${globals.scheme} ${rule}: ${target.flat().join(' >> ')}\n    ${failureSummary?.split('\n').slice(1, 3).join(' ')}`,
              );
          }
        }
        assert.equal(problems.length, 0, problems.join('\n'));
      } finally {
        await page.close();
      }
    });
  }
});
