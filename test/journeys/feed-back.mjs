// Back to the feed from a product page and from the checkout, in three engines: the same video at the same moment, from the
// back/forward cache and without it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { demoPages } from '../../scripts/demo.mjs';
import { serve } from '../../scripts/serve.mjs';
import { engineNames, startEngine } from '../support/three-engines.mjs';

const withinMs = 30_000;
/** A page that listens to `unload` is not kept, and one that keeps a text as its state has no place for ours. */
const additions = {
  '': '',
  uncached: "addEventListener('unload', () => {});",
  'text-state': "addEventListener('unload', () => {}); history.replaceState('of the page', '');",
};

let server;
before(async () => {
  server = await serve({
    pages: demoPages,
    rewrite: (path, html) =>
      path === '/videos/'
        ? html.replace(
            '</head>',
            `<script>
              globalThis.isRestored = false;
              addEventListener('pageshow', ({ persisted }) => (globalThis.isRestored = persisted));
              ((addition) => { ${Object.entries(additions)
                .map(([name, code]) => `if (addition === '${name}') { ${code} }`)
                .join('\n')} })(new URLSearchParams(location.search).get('page') ?? '');
            </script></head>`,
          )
        : html,
  });
});
after(() => server?.close());

/** What the feed shows: the id of its video in the middle, its time in seconds, and whether it plays. */
const look = `(() => {
  const root = document.querySelector('#feed')?.shadowRoot;
  const scroller = root?.querySelector('.swipe');
  if (!scroller) return null;
  const at = Math.round(scroller.scrollTop / scroller.clientHeight);
  const player = root.querySelector('article[data-at="' + at + '"] vitrine-player');
  return {
    at,
    count: Number(root.querySelector('.swipe').style.getPropertyValue('--count')),
    title: root.querySelector('article[data-at="' + at + '"]')?.ariaLabel ?? '',
    time: player?.currentTime ?? 0,
    plays: Boolean(player && !player.paused),
    isRestored: globalThis.isRestored,
  };
})()`;

async function until(page, holds, what) {
  let seen;
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(50)) {
    // While one page gives way to another there is nothing to ask.
    seen = await page.evaluate(look).catch(() => null);
    if (seen && holds(seen)) return seen;
  }
  throw new Error(`${what}: ${JSON.stringify(seen)}`);
}

const arrives = async (page, path) => {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(50))
    if ((await page.evaluate('location.pathname').catch(() => '')) === path) return;
  throw new Error(`${path} was not reached`);
};

for (const name of engineNames)
  describe(name, () => {
    let engine;
    const start = async (options) => (engine = await startEngine(name, options));
    after(() => engine?.stop());

    for (const [addition, path] of [
      ['', '/v/morning-table/'],
      ['', '/checkout'],
      ['uncached', '/v/morning-table/'],
      ['uncached', '/checkout'],
      ['text-state', '/checkout'],
    ])
      test(`back from ${path}${addition && `, ${addition}`}`, { timeout: 120_000 }, async () => {
        await engine?.stop();
        await start({ backForwardCache: addition === '' });
        const page = await engine.open(`${server.url}/videos/?page=${addition}`);
        await until(page, ({ plays }) => plays, 'the first one plays');
        for (let at = 1; at <= 3; at++) {
          await page.evaluate(
            `void ((list) => list.scrollTo({ top: ${at} * list.clientHeight, behavior: 'instant' }))(document.querySelector('#feed').shadowRoot.querySelector('.swipe'))`,
          );
          await until(page, (seen) => seen.at === at && seen.plays, `video ${at} plays`);
        }
        const left = await until(page, ({ time }) => time > 1.5, 'it has played for a while');
        await page.evaluate(
          `void (() => { const link = document.createElement('a'); link.href = '${path}'; document.body.append(link); link.click(); })()`,
        );
        await arrives(page, path);
        await page.back();
        const back = await until(page, ({ at, plays, time }) => at === 3 && plays && time > 0.8, 'the same video');
        assert.equal(back.title, left.title);
        // It goes on from where it was; what it plays until it is looked at is no more than a few seconds.
        assert.ok(back.time >= left.time - 0.3, `${back.time} s after ${left.time} s`);
        if (addition === 'uncached') assert.equal(back.isRestored, false);
        console.log(`# ${name}, ${path}: from the cache: ${back.isRestored}; ${left.time} s, then ${back.time} s`);
      });
  });
