// The tag on a page whose own names hide what the script needs, that closes every shadow root, or whose visitor blocks
// some of its files.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { count, startEmbedSite, stub, tag } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const player = '<vitrine-player src="/fixtures/moving.mp4"></vitrine-player>';
const plays = async (page) => {
  await page.locator('vitrine-player [part~=play-button]').click();
  await page.waitForFunction(
    () => document.querySelector('vitrine-player').shadowRoot.querySelector('video')?.currentTime > 0.2,
  );
};

/** Markup that hides a property of the window or the document behind an element of its name. */
const clobbering = {
  'a form named vitrine': '<form name="vitrine"><input name="q"><input name="version" value="9"></form>',
  'an element with the id vitrine': '<p id="vitrine"></p>',
  'two elements named vitrine': '<img name="vitrine" alt=""><img name="vitrine" alt="">',
  'a form named currentScript':
    '<form name="currentScript"><input name="src" value="https://evil.example/x.js"></form>',
  'an image named documentElement': '<img name="documentElement" alt="">',
  'a form named body': '<form name="body"></form>',
  'forms named as functions of the window':
    '<form name="requestIdleCallback"></form><form name="IntersectionObserver"></form>',
};

describe('the tag starts whatever the page has named', { concurrency: 3 }, () => {
  for (const [what, markup] of Object.entries(clobbering)) {
    test(what, async () => {
      // An image with a name and an id is a property of the document, too.
      const { page, problems, close } = await site.open({ html: { body: `${markup}${player}${tag}` } });
      await plays(page);
      assert.deepEqual(problems, []);
      await close();
    });
  }

  test('a getter of window.vitrine that throws: elements work, and one error says that calls do not', async () => {
    const { page, problems, close } = await site.open({
      html: {
        head: `<script>Object.defineProperty(window, 'vitrine', { get() { throw new Error('mine') } })</script>${tag}`,
        body: player,
      },
    });
    await plays(page);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0], /misconfigured: window\.vitrine/);
    await close();
  });

  test('a call that queues another one each time it runs does not hold the page up', async () => {
    const { page, problems, close } = await site.open({
      html: {
        head: `${stub}<script>
          globalThis.ran = 0;
          const again = () => { globalThis.ran++; stub.q.push(['ready', again]) };
          const stub = window.vitrine;
          window.vitrine('ready', again);
        </script>${tag}`,
        body: player,
      },
    });
    await page.waitForFunction(() => globalThis.ran > 0);
    await plays(page);
    assert.equal(await page.evaluate(() => globalThis.ran), 1, 'what is put into the stub later belongs to nobody');
    assert.deepEqual(problems, []);
    await close();
  });

  test('a page that closes every shadow root', async () => {
    const { page, problems, close } = await site.open({
      html: {
        head: `<script>
          const attach = Element.prototype.attachShadow;
          globalThis.roots = new Map();
          Element.prototype.attachShadow = function (init) {
            const root = attach.call(this, { ...init, mode: 'closed' });
            roots.set(this, root);
            return root;
          };
        </script>${tag}`,
        body: player,
      },
    });
    await page.waitForFunction(() =>
      globalThis.roots.get(document.querySelector('vitrine-player'))?.querySelector('[part~=play-button]'),
    );
    await page.evaluate(() =>
      globalThis.roots.get(document.querySelector('vitrine-player')).querySelector('[part~=play-button]').click(),
    );
    await page.waitForFunction(
      () => globalThis.roots.get(document.querySelector('vitrine-player')).querySelector('video')?.currentTime > 0.2,
    );
    assert.deepEqual(problems, []);
    await close();
  });
});

describe('a content blocker', { concurrency: 3 }, () => {
  for (const sinks of ['ga4', 'ga4 meta', 'segment gtm']) {
    test(`stops the files of ${sinks}: the shop sells, and the console names each of them`, async () => {
      const names = sinks.split(' ');
      const { page, problems, warnings, close } = await site.open({
        html: {
          head: tag.replace('memory', `memory ${sinks}`),
          body: '<vitrine-cart-button></vitrine-cart-button><vitrine-product-card handle="pour-over-set"></vitrine-product-card>',
        },
        prepare: (tab) =>
          tab.route(/\/adapters\/(?:ga4|gtm|meta|segment)\.js$/, (route) => route.abort('blockedbyclient')),
      });
      await page.locator('vitrine-product-card').getByRole('button', { name: 'Add to cart' }).click();
      await count(page).filter({ hasText: '1' }).waitFor();
      const ours = [...problems, ...warnings].filter((text) => !text.includes('ERR_BLOCKED_BY_CLIENT'));
      assert.equal(ours.length, names.length, ours.join('\n'));
      for (const name of names) assert.ok(ours.some((text) => text.startsWith(`[vitrine] ${name} could not connect`)));
      await close();
    });
  }
});
