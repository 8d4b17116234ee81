// The pasted tag: what it fetches and when, what a page can say to it, and a press that came before its part.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { count, drawer, failFirst, hold, sheet, startEmbedSite, stub, tag } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const cdn = (requests) => requests.filter((path) => path.startsWith('/cdn/'));
const player =
  '<vitrine-player src="/fixtures/moving.mp4" poster="/fixtures/poster.jpg" aspect-ratio="16/9"></vitrine-player>';
const feeds = ['swipe', 'carousel', 'grid']
  .map((layout) => `<vitrine-feed by="feed" layout="${layout}" style="display:block;height:600px"></vitrine-feed>`)
  .join('');
const playing = (page) =>
  page.waitForFunction(
    () => document.querySelector('vitrine-player')?.shadowRoot?.querySelector('video')?.currentTime > 0.2,
  );
const ready = (page) => page.evaluate(() => new Promise((resolve) => window.vitrine('ready', () => resolve())));

/** An adapter of the page's own: the memory shop, with what is asked of it written down. */
const ownAdapter = `<script type="module">
  import { createMemoryBackend, demoSeed, memoryAdapter } from '/cdn/adapters/memory.js';
  const inner = memoryAdapter(createMemoryBackend(demoSeed), { analytics: { track: (events) => globalThis.sent.push(...events) } });
  globalThis.sent = [];
  globalThis.asked = [];
  window.vitrine('adapter', { ...inner, catalog: { ...inner.catalog, products: (refs, options) => (asked.push(refs.length), inner.catalog.products(refs, options)) } });
</script>`;

describe('what is fetched', { concurrency: 3 }, () => {
  test('widgets below the first screen: the loader and nothing else, until they come near', async () => {
    const { page, requests, problems, close } = await site.open({
      html: {
        head: tag,
        body: `<div style="height:3000px"></div>${player}<div style="height:1500px"></div>${feeds}<div style="height:1500px"></div><vitrine-product-card handle="teapot"></vitrine-product-card><div style="height:1500px"></div><vitrine-gift-card-form></vitrine-gift-card-form>`,
      },
    });
    /** Whatever a page does by itself after a load or a scroll has happened after this. */
    const settled = () =>
      page.evaluate(async () => {
        await new Promise((seen) =>
          new IntersectionObserver((_, observer) => (observer.disconnect(), seen())).observe(document.body),
        );
        for (let turn = 0; turn < 3; turn++) await new Promise((idle) => requestIdleCallback(idle, { timeout: 5000 }));
      });
    await page.waitForFunction(() => window.vitrine?.version);
    await settled();
    assert.deepEqual(cdn(requests), ['/cdn/vitrine.js']);
    assert.deepEqual(
      requests.filter((path) => /^\/(fixtures|media)\//.test(path)),
      [],
    );

    await page.evaluate(() => scrollTo(0, 3000 - innerHeight - 260));
    await settled();
    assert.deepEqual(cdn(requests), ['/cdn/vitrine.js'], '260 px away is not near');
    await page.evaluate(() => scrollTo(0, 3000 - innerHeight - 150));
    await page.locator('vitrine-player [part~=play-button]').waitFor({ state: 'attached' });
    assert.ok(requests.includes('/cdn/player.js'));
    assert.ok(
      !requests.some((path) => /feed|tiles|product-card|gift-card-form/.test(path)),
      'the others are still far',
    );
    assert.deepEqual(
      requests.filter((path) => path.endsWith('.mp4')),
      [],
      'no byte of a video before it is played',
    );
    assert.deepEqual(problems, []);
    await close();
  });

  test('sheet and drawer come by themselves when the page is idle: a press asks for nothing more', async () => {
    const { page, context, requests, problems, close } = await site.open({
      html: { head: tag, body: '<vitrine-cart-button></vitrine-cart-button>' },
    });
    const fetched = (name) =>
      page.waitForFunction(
        (file) =>
          performance
            .getEntriesByType('resource')
            .some(({ name: url, responseEnd }) => responseEnd > 0 && url.includes(file)),
        name,
      );
    for (const file of ['product-sheet.js', 'cart-drawer.js', 'chunks/overlays-']) await fetched(file);
    assert.equal(await page.locator('vitrine-product-sheet, vitrine-cart-drawer').count(), 0, 'fetched, not placed');
    const before = requests.length;
    await context.setOffline(true);
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await drawer(page).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.vitrine('open', 'product', { handle: 'teapot' }));
    await sheet(page).getByRole('heading').waitFor();
    assert.deepEqual(
      requests.slice(before).filter((path) => path.startsWith('/cdn/') && !path.startsWith('/cdn/sample/')),
      [],
    );
    assert.deepEqual(
      problems.filter((text) => !text.includes('/media/')),
      [],
    );
    await close();
  });

  for (const [lang, file] of [
    ['en', 'en'],
    ['vi-VN', 'vi'],
    ['vi_VN', 'vi'],
    ['ID', 'id'],
    ['ar', 'ar'],
    ['fr', 'en'],
    ['idiom', 'en'],
  ]) {
    test(`what every element needs is asked for together with the first one: a page in ${lang}`, async () => {
      let release;
      const { page, requests, close } = await site.open({
        html: { head: `<script>document.documentElement.lang = '${lang}'</script>${tag}`, body: player },
        prepare: async (tab) => (release = await hold(tab, /\/cdn\/player\.js$/)),
      });
      const early = () => requests.filter((path) => path.startsWith('/cdn/chunks/')).sort();
      while (early().length < 2) await page.waitForTimeout(20);
      assert.deepEqual(early(), ['/cdn/chunks/base.js', `/cdn/chunks/${file}.js`].sort());
      release();
      await page.locator('vitrine-player [part~=play-button]').waitFor({ state: 'attached' });
      assert.equal(requests.filter((path) => path.endsWith('/base.js')).length, 1, 'fetched once');
      await close();
    });
  }

  test('a page that only plays an MP4 fetches no byte of hls.js; one with HLS does', async () => {
    const { page, requests, close } = await site.open({ html: { head: tag, body: player } });
    const hls = () => requests.filter((path) => /hls/i.test(path));
    await page.locator('vitrine-player [part~=play-button]').click();
    await playing(page);
    assert.deepEqual(hls(), []);
    await page.evaluate(
      () =>
        (document.querySelector('vitrine-player').outerHTML =
          '<vitrine-player src="/fixtures/fmp4/main.m3u8"></vitrine-player>'),
    );
    await page.locator('vitrine-player [part~=play-button]').click();
    await playing(page);
    assert.ok(hls().length > 0, 'the pattern finds hls.js where it is fetched');
    await close();
  });

  test('a video with 12 hotspots asks the catalogue once', async () => {
    const handles = [
      'stoneware-mug',
      'table-lamp',
      'teapot',
      'ribbed-vase',
      'steel-bottle',
      'linen-cushion',
      'dinner-plate',
      'wall-clock',
      'storage-jar',
      'plant-pot',
      'hand-soap',
      'soap-bar',
    ];
    const spots = handles
      .map(
        (handle, at) =>
          `<vitrine-hotspot id="h${at}" handle="${handle}" start="0" end="60" x="${0.1 + 0.25 * (at % 4)}" y="${0.15 + 0.3 * Math.floor(at / 4)}"></vitrine-hotspot>`,
      )
      .join('');
    const { page, problems, close } = await site.open({
      html: {
        head: `${stub}<script async src="/cdn/vitrine.js"></script>${ownAdapter}`,
        body: `<vitrine-player src="/fixtures/moving.mp4" aspect-ratio="16/9">${spots}</vitrine-player>`,
      },
    });
    await page.locator('vitrine-player [part~=play-button]').click();
    await playing(page);
    await page.waitForFunction(
      () => document.querySelector('vitrine-player').shadowRoot.querySelectorAll('[part~=hotspot]').length === 12,
    );
    await page.waitForFunction(() =>
      /\$/.test(
        document.querySelector('vitrine-player').shadowRoot.querySelector('[part~=hotspot-chip]')?.textContent ?? '',
      ),
    );
    assert.deepEqual(await page.evaluate(() => globalThis.asked), [12]);
    assert.deepEqual(problems, []);
    await close();
  });
});

describe('window.vitrine', { concurrency: 3 }, () => {
  test('an adapter that the page names after the script has begun is no error', async () => {
    let release;
    const { page, problems, requests, close } = await site.open({
      html: {
        head: `${stub}<script async src="/cdn/vitrine.js"></script>${ownAdapter}`,
        body: '<vitrine-cart-button></vitrine-cart-button>',
      },
      prepare: async (page) => {
        release = await hold(page, '**/cdn/adapters/memory.js');
        // the module of the page waits, and with it the document
        page.goto = (address) => page.mainFrame().goto(address, { waitUntil: 'commit' });
      },
    });
    await page.waitForFunction(() => window.vitrine?.version);
    await page.locator('vitrine-cart-button').hover();
    await page.waitForFunction(() =>
      performance
        .getEntriesByType('resource')
        .some(({ name, responseEnd }) => name.endsWith('/cdn/boot.js') && responseEnd > 0),
    );
    await page.locator('vitrine-cart-button').getByRole('button').waitFor();
    assert.ok(requests.includes('/cdn/adapters/memory.js'));
    release();
    await ready(page);
    assert.deepEqual(problems, []);
    await close();
  });

  test('says the same before and after the script: ready, on, off, open, locale', async () => {
    const { page, problems, close } = await site.open({
      html: {
        head: `${stub}<script>
          globalThis.received = [];
          const gone = () => received.push('gone');
          vitrine('ready', (shop) => received.push('ready ' + typeof shop.cart.add));
          vitrine('ready', () => { throw new Error('of the page'); });
          vitrine('ready', () => received.push('still'));
          vitrine('on', 'cart-view', () => received.push('cart-view'));
          vitrine('on', 'vitrine-product-view', ({ type }) => received.push(type));
          vitrine('on', 'cart-view', gone);
          vitrine('off', 'vitrine-cart-view', gone);
          vitrine('open', 'product', { handle: 'teapot' });
          globalThis.answer = vitrine('consent', { analytics: false });
        </script>${tag}`,
        body: '<vitrine-cart-button></vitrine-cart-button>',
      },
    });
    await sheet(page).waitFor();
    await page.waitForFunction(() => globalThis.received.includes('vitrine-product-view'));
    assert.deepEqual((await page.evaluate(() => globalThis.received)).sort(), [
      'ready function',
      'still',
      'vitrine-product-view',
    ]);
    await page.keyboard.press('Escape');
    await sheet(page).waitFor({ state: 'hidden' });

    assert.equal(
      await page.evaluate(() => window.vitrine('ready', () => globalThis.received.push('ready again'))),
      undefined,
    );
    assert.ok(await page.evaluate(() => globalThis.received.includes('ready again')), 'at once, when there is a shop');
    await page.evaluate(() => window.vitrine('open', 'cart'));
    await drawer(page).waitFor();
    await page.waitForFunction(() => globalThis.received.includes('cart-view'));
    assert.ok(!(await page.evaluate(() => globalThis.received.includes('gone'))));

    // Another language at once, open overlays too; the direction follows.
    const look = () =>
      page.evaluate(() => {
        const root = document.querySelector('vitrine-cart-button').shadowRoot.querySelector('.root');
        return [root.lang, root.dir, root.querySelector('.visually-hidden').textContent];
      });
    const english = await look();
    await page.evaluate(() => window.vitrine('locale', 'ar'));
    await page.waitForFunction(() =>
      /[\u0600-\u06ff]/.test(
        document.querySelector('vitrine-cart-button').shadowRoot.querySelector('.visually-hidden').textContent,
      ),
    );
    assert.deepEqual((await look()).slice(0, 2), ['ar', 'rtl']);
    assert.equal(await drawer(page).evaluate((element) => getComputedStyle(element).direction), 'rtl');
    await page.evaluate(() => window.vitrine('locale', 'en'));
    await page.waitForFunction(
      (before) =>
        document.querySelector('vitrine-cart-button').shadowRoot.querySelector('.visually-hidden').textContent ===
        before,
      english[2],
    );
    assert.deepEqual(await look(), english);
    assert.deepEqual(
      problems.map((text) => /of the page/.test(text)),
      [true],
      problems.join('\n'),
    );
    await close();
  });

  test('configure openCart: the page shows its own cart', async () => {
    const { page, problems, close } = await site.open({
      html: {
        head: `${stub}<script>globalThis.opened = 0; vitrine('configure', 'openCart', () => opened++);</script>${tag}`,
        body: '<vitrine-cart-button></vitrine-cart-button>',
      },
    });
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await page.waitForFunction(() => globalThis.opened === 1);
    assert.equal(await page.locator('vitrine-cart-drawer').count(), 0);
    await page.evaluate(() => window.vitrine('configure', 'openCart', null));
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await drawer(page).waitFor();
    assert.equal(await page.evaluate(() => globalThis.opened), 1);
    assert.deepEqual(problems, []);
    await close();
  });

  test('consent: what waits goes out in order, 100 at most, or is dropped; a purchase is reported once', async () => {
    const html = { head: `${stub}<script async src="/cdn/vitrine.js"></script>${ownAdapter}`, body: '' };
    const buy = (page, from, to) =>
      page.evaluate(
        ([a, b]) => {
          for (let at = a; at <= b; at++)
            window.vitrine('track', 'purchase', {
              transactionId: `T${at}`,
              value: { amount: 100, currency: 'USD', exponent: 2 },
            });
        },
        [from, to],
      );
    const sent = (page) =>
      page.evaluate(() =>
        globalThis.sent.filter(({ name }) => name === 'purchase').map(({ transactionId }) => transactionId),
      );
    const ids = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => `T${from + at}`);

    const granted = await site.open({ html });
    await granted.page.waitForFunction(() => window.vitrine?.version);
    await buy(granted.page, 1, 105);
    await ready(granted.page);
    await buy(granted.page, 104, 105);
    assert.deepEqual(await sent(granted.page), []);
    await granted.page.evaluate(() => window.vitrine('consent', { analytics: true, video: true }));
    assert.deepEqual(await sent(granted.page), ids(6, 105));
    await buy(granted.page, 105, 106);
    assert.deepEqual(await sent(granted.page), ids(6, 106));
    await granted.close();

    const denied = await site.open({ html });
    await denied.page.waitForFunction(() => window.vitrine?.version);
    await ready(denied.page);
    await buy(denied.page, 1, 3);
    await denied.page.evaluate(() => window.vitrine('consent', { analytics: false }));
    await buy(denied.page, 4, 5);
    await denied.page.evaluate(() => window.vitrine('consent', { analytics: true, video: true }));
    await buy(denied.page, 6, 6);
    assert.deepEqual(await sent(denied.page), ['T6']);
    await denied.close();
  });

  test('destroy takes back all that was added', async () => {
    const { page, problems, close } = await site.open({
      html: { head: `${stub}${tag}`, body: '<vitrine-cart-button></vitrine-cart-button>' },
      prepare: (tab) =>
        tab.addInitScript(() => {
          const live = (globalThis.live = new Map());
          const key = (target, type, fn, options) =>
            target === window || target === document || target === document.documentElement
              ? `${target.constructor.name} ${type} ${typeof options === 'object' ? options?.capture === true : options === true}`
              : null;
          const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
          EventTarget.prototype.addEventListener = function (type, fn, options) {
            const name = key(this ?? window, type, fn, options);
            if (name && fn) live.set(name, (live.get(name) ?? new Set()).add(fn));
            options?.signal?.addEventListener('abort', () => live.get(name)?.delete(fn));
            return add.call(this ?? window, type, fn, options);
          };
          EventTarget.prototype.removeEventListener = function (type, fn, options) {
            live.get(key(this ?? window, type, fn, options))?.delete(fn);
            return remove.call(this ?? window, type, fn, options);
          };
        }),
    });
    const left = () =>
      page.evaluate(() =>
        [...globalThis.live]
          .filter(([, listeners]) => listeners.size)
          .map(([name, listeners]) => `${name} ${listeners.size}`),
      );
    await page.evaluate(() => {
      globalThis.received = 0;
      window.vitrine('on', 'cart-view', () => globalThis.received++);
    });
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await drawer(page).waitFor();
    // It is viewed when the cart is there, which may be later than the dialog. Not `waitForFunction`: that adds
    // listeners of its own to the window.
    for (let tries = 0; tries < 50 && (await page.evaluate(() => globalThis.received)) === 0; tries++)
      await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => globalThis.received), 1);
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.vitrine('open', 'product', { handle: 'teapot' }));
    await sheet(page).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('vitrine-product-sheet, vitrine-cart-drawer').count(), 2);
    assert.ok(
      (await left()).some((name) => /pointerdown true/.test(name)),
      'listeners are counted',
    );

    await page.evaluate(() => window.vitrine('destroy'));
    assert.equal(await page.locator('vitrine-product-sheet, vitrine-cart-drawer').count(), 0);
    // What is left belongs to the element that the author has placed.
    await page.evaluate(() => document.querySelector('vitrine-cart-button').remove());
    const remaining = async () => (await left()).filter((name) => !/context-(?:request|provider)/.test(name));
    // Presses on what is below a panel are looked at for a second after it has gone.
    for (let tries = 0; tries < 30 && (await remaining()).length > 0; tries++) await page.waitForTimeout(100);
    assert.deepEqual(await remaining(), []);
    await page.evaluate(() => document.dispatchEvent(new Event('vitrine-cart-view')));
    assert.equal(await page.evaluate(() => globalThis.received), 1, 'the listener of the page is gone too');
    assert.deepEqual(problems, []);
    await close();
  });

  test('the script twice: one warning, nothing twice, and calls of the second one are answered', async () => {
    const { page, requests, problems, warnings, close } = await site.open({
      html: {
        head: `<script src="/cdn/vitrine.js" data-adapter="memory"></script>
          <script>globalThis.first = window.vitrine; window.vitrine = Object.assign((...call) => window.vitrine.q.push(call), { q: [] }); globalThis.received = 0; vitrine('ready', () => received++);</script>
          <script src="/cdn/vitrine.js?copy" data-adapter="memory"></script>`,
        body: '<vitrine-cart-button></vitrine-cart-button>',
      },
    });
    await page.waitForFunction(() => globalThis.received === 1);
    assert.equal(await page.evaluate(() => window.vitrine === globalThis.first), true);
    assert.equal(warnings.filter((text) => /twice/.test(text)).length, 1, warnings.join('\n'));
    await page.locator('vitrine-cart-button').getByRole('button').click();
    await drawer(page).waitFor();
    assert.equal(await page.locator('vitrine-cart-drawer').count(), 1);
    assert.equal(requests.filter((path) => path === '/cdn/boot.js').length, 1);
    assert.deepEqual(problems, []);
    await close();
  });
});

describe('a press before its part', { concurrency: 3 }, () => {
  const pressable = {
    head: `${stub}${tag}`,
    body: `<vitrine-cart-button><a href="/cart">Cart</a></vitrine-cart-button>
      <vitrine-player video-id="morning-table"><a href="/media/videos/morning-table/hi.mp4"><img src="/media/videos/morning-table/poster.jpg" width="270" height="480" alt="Coffee"></a></vitrine-player>`,
  };

  for (const [what, html] of [
    ['an adapter that the tag names', pressable],
    [
      'an adapter of the page’s own',
      { ...pressable, head: `${stub}<script async src="/cdn/vitrine.js"></script>${ownAdapter}` },
    ],
  ]) {
    test(`is made again when it is here: ${what}`, async () => {
      for (const [chunk, target, seen] of [
        ['player', 'vitrine-player img', playing],
        ['cart-button', 'vitrine-cart-button a', (page) => drawer(page).waitFor()],
        ['boot', 'vitrine-player [part~=play-button]', playing],
        ['boot', 'vitrine-cart-button button', (page) => drawer(page).waitFor()],
      ]) {
        let release;
        const { page, problems, close } = await site.open({
          html,
          prepare: async (tab) => (release = await hold(tab, `**/cdn/${chunk}.js`)),
        });
        await page.waitForFunction(() => window.vitrine?.version);
        await page.locator(target).first().click({ force: true });
        release();
        await seen(page);
        assert.equal(new URL(page.url()).pathname, '/page', `${target} led nowhere else`);
        assert.deepEqual(problems, []);
        await close();
      }
    });
  }

  test('a part that could not be fetched comes with the next press', async () => {
    // All are fetched by themselves; the drawer fails at a press, too, and comes with the one after.
    for (const [chunk, target, seen, reported = 1, times = 1] of [
      ['player.js', 'vitrine-player img', playing],
      ['cart-button.js', 'vitrine-cart-button a', (page) => drawer(page).waitFor()],
      ['boot.js', 'vitrine-cart-button button', (page) => drawer(page).waitFor()],
      ['chunks/player-stage-*.js', 'vitrine-player [part~=play-button]', playing, 0],
      ['cart-drawer.js', 'vitrine-cart-button button', (page) => drawer(page).waitFor(), 1, 2],
    ]) {
      let asked;
      const { page, problems, close } = await site.open({
        html: pressable,
        prepare: async (tab) => (asked = await failFirst(tab, `**/cdn/${chunk}`, times)),
      });
      const failures = () => problems.filter((text) => text.includes('[vitrine]')).length;
      const broken = async (requests, expected) => {
        for (const end = Date.now() + 20_000; (asked.count < requests || failures() < expected) && Date.now() < end;)
          await page.waitForTimeout(50);
      };
      await page.waitForFunction(() => window.vitrine?.version);
      if (times === 2) {
        await broken(1, 0);
        await page.locator(target).click();
      }
      await broken(times, reported);
      assert.equal(failures(), reported, `${chunk}: ${problems.join()}`);
      await page.locator(target).first().click({ force: true });
      await seen(page);
      assert.equal(asked.count, times + 1, chunk);
      assert.equal(new URL(page.url()).pathname, '/page');
      await close();
    }
  });

  test('where a part never comes, the link inside it leads where it says', async () => {
    const { page, close } = await site.open({
      html: pressable,
      prepare: async (tab) => {
        await tab.route('**/cdn/cart-button.js', (route) => route.abort('failed'));
        await tab.route('**/cart', (route) => route.fulfill({ contentType: 'text/html', body: 'the shop’s own cart' }));
      },
    });
    await page.waitForFunction(() => window.vitrine?.version);
    await page.locator('vitrine-cart-button a').click();
    await page.waitForFunction(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('cart-button.js')).length > 1,
    );
    await page.locator('vitrine-cart-button a').click({ noWaitAfter: true });
    await page.waitForURL('**/cart');
    await close();
  });
});
