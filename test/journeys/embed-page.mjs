// The tag in the pages that there are: rendered on a server, in two tabs, offline, without storage, with two shops,
// hostile.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { count, drawer, hold, startEmbedSite, stub, tag } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const ready = (page) => page.evaluate(() => new Promise((resolve) => window.vitrine('ready', () => resolve())));
const openCart = (page) => page.locator('vitrine-cart-button').getByRole('button').click();

/** Adds up layout shifts, from the first paint on, with what moved. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        globalThis.shifts.push(
          `${value} ${sources.map(({ node, previousRect: a, currentRect: b }) => `${(node?.parentElement ?? node)?.outerHTML?.slice(0, 80)} ${[a.x, a.y, a.width, a.height]} -> ${[b.x, b.y, b.width, b.height]}`).join(' | ')}`,
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

const fallback = {
  head: `<style>body { margin: 0 } header { display: flex; justify-content: space-between; align-items: center; min-height: 60px } vitrine-player, vitrine-product-card { display: block; max-width: 420px } img { display: block; width: 100%; height: auto } vitrine-product-card p { min-height: 190px; margin: 0 } vitrine-cart-button { display: inline-grid; place-items: center; width: 56px; height: 44px }</style>${stub}${tag}`,
  body: `<header><b>Shop</b><vitrine-cart-button><a href="/cart">Cart</a></vitrine-cart-button></header>
    <vitrine-player video-id="morning-table"><a href="/media/videos/morning-table/hi.mp4"><img src="/media/videos/morning-table/poster.jpg" width="540" height="960" alt="Coffee being set on a table"></a></vitrine-player>
    <p>After the video.</p>
    <vitrine-product-card handle="teapot" layout="tile"><a href="/p/teapot"><img src="/media/products/teapot-ink.jpg" width="640" height="800" alt="Teapot"></a><p>Teapot, $64.00</p></vitrine-product-card>
    <p>After the card.</p>`,
};

describe('rendered on a server', { concurrency: 2 }, () => {
  for (const width of [360, 1280]) {
    for (const [what, place] of [
      ['the demonstration shop', { path: '/' }],
      ['one tag, one player, a card and a cart button', { html: fallback }],
    ]) {
      test(`nothing moves while the parts come late: ${what}, ${width} px`, async () => {
        let release;
        const { page, problems, close } = await site.open({
          ...place,
          options: { viewport: { width, height: 800 }, reducedMotion: 'reduce' },
          prepare: async (tab) => {
            await watchShifts(tab);
            release = await hold(tab, /\/cdn\/(?!vitrine\.js)/);
          },
        });
        // The author's own content is painted and scrolled over before any part has come.
        const bottoms = await page.evaluate(() =>
          [...document.querySelectorAll('main > section, body > p')].map(
            (element) => element.getBoundingClientRect().bottom + scrollY,
          ),
        );
        const beside = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('.foot > p')]
              .map((element) => element.getBoundingClientRect())
              .map(({ left, height }) => [left, height]),
          );
        const footer = await beside();
        release();
        // The loader has seen what is in view: nobody needs the part of an element that was scrolled past before.
        await page.waitForFunction(() => window.vitrine?.version);
        await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
        for (;;) {
          const more = await page.evaluate(async () => {
            scrollBy({ top: 400, behavior: 'instant' });
            await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
            return scrollY + innerHeight < document.documentElement.scrollHeight - 1;
          });
          if (!more) break;
        }
        await page.waitForFunction(() =>
          [
            ...document.querySelectorAll(
              'vitrine-player, vitrine-product-card, vitrine-cart-button, vitrine-gift-card-form',
            ),
          ].every((element) =>
            element.shadowRoot?.querySelector(
              {
                'vitrine-player': '[part~=play-button]',
                'vitrine-product-card': '[part~=price]',
                'vitrine-cart-button': 'button',
                'vitrine-gift-card-form': 'input',
              }[element.localName],
            ),
          ),
        );
        await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))));
        await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
        assert.deepEqual(await page.evaluate(() => globalThis.shifts), []);
        if (place.path) await page.locator('#account:not([hidden])').waitFor();
        assert.deepEqual(await beside(), footer, 'what comes into the footer moves nothing');
        const after = await page.evaluate(() =>
          [...document.querySelectorAll('main > section, body > p')].map(
            (element) => element.getBoundingClientRect().bottom + scrollY,
          ),
        );
        // The form comes last: what is below it may be pushed out of the viewport, but not what is above.
        const fixed = place.path ? bottoms.length - 1 : bottoms.length;
        for (let at = 0; at < fixed; at++)
          assert.ok(Math.abs(after[at] - bottoms[at]) < 1, `block ${at} ended at ${bottoms[at]}, then at ${after[at]}`);
        assert.equal(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          true,
          'nothing sticks out sideways',
        );
        assert.deepEqual(problems, []);
        await close();
      });
    }
  }

  test('without a script it is read and its links lead on', async () => {
    const { page, close } = await site.open({ html: fallback, options: { javaScriptEnabled: false } });
    for (const [selector, href] of [
      ['vitrine-player a', '/media/videos/morning-table/hi.mp4'],
      ['vitrine-product-card a', '/p/teapot'],
      ['vitrine-cart-button a', '/cart'],
    ]) {
      const link = page.locator(selector);
      assert.ok(await link.isVisible(), selector);
      await page.route(`**${href}`, (route) => route.fulfill({ contentType: 'text/html', body: 'there' }));
      await link.click();
      await page.waitForURL(`**${href}`);
      await page.goto(`${site.url}/page`);
    }
    await close();
  });
});

const shopPage = {
  head: `${stub}${tag}`,
  body: '<vitrine-cart-button></vitrine-cart-button><vitrine-product-card handle="brass-hook"></vitrine-product-card>',
};
/** As fast as they can be asked for: presses closer together are one gesture to the button. */
const addQuickly = (page, times) =>
  page.evaluate(
    (many) =>
      new Promise((asked) =>
        window.vitrine('ready', (shop) => {
          const { variants } = shop.catalog.product({ handle: 'brass-hook' }).get().product;
          for (let time = 0; time < many; time++)
            shop.cart.add([{ variantId: variants[0].id, quantity: 1 }]).catch(() => {});
          asked();
        }),
      ),
    times,
  );

describe('the cart', { concurrency: 2 }, () => {
  test('two tabs share it: 20 quick adds in each are 40; offline it keeps every change; a reload keeps it', async () => {
    const one = await site.open({ html: shopPage });
    const two = await site.open({ html: shopPage, context: one.context });
    for (const { page } of [one, two]) await page.locator('vitrine-product-card [part~=add]').waitFor();
    await Promise.all([addQuickly(one.page, 20), addQuickly(two.page, 20)]);
    for (const { page } of [one, two])
      await page.waitForFunction(
        () =>
          document.querySelector('vitrine-cart-button').shadowRoot.querySelector('[part~=count]')?.textContent === '40',
      );

    await openCart(one.page);
    await drawer(one.page).locator('summary').first().waitFor();
    await one.page.waitForFunction(
      () => !document.querySelector('vitrine-cart-drawer').shadowRoot.querySelector('.bone-field'),
    );
    await one.context.setOffline(true);
    await addQuickly(one.page, 3);
    const text = await drawer(one.page).innerText();
    assert.match(text, /offline/i, 'the drawer says so');
    assert.equal(await count(one.page).innerText(), '43', 'what was asked for is shown');
    assert.equal(await count(two.page).innerText(), '40', 'and not sent');
    await one.context.setOffline(false);
    for (const { page } of [one, two])
      await page.waitForFunction(
        () =>
          document.querySelector('vitrine-cart-button').shadowRoot.querySelector('[part~=count]')?.textContent === '43',
      );
    await one.page.waitForFunction(
      () =>
        !/offline/i.test(document.querySelector('vitrine-cart-drawer').shadowRoot.querySelector('dialog').innerText),
    );

    await two.page.reload();
    await two.page.waitForFunction(
      () =>
        document.querySelector('vitrine-cart-button')?.shadowRoot?.querySelector('[part~=count]')?.textContent === '43',
    );
    assert.deepEqual([...one.problems, ...two.problems], []);
    await one.close();
  });

  test('where storage is denied the session loses nothing', async () => {
    const { page, problems, close } = await site.open({
      html: { body: '<iframe sandbox="allow-scripts" src="/inner" width="800" height="700"></iframe>' },
      prepare: (tab) =>
        tab.route('**/inner', (route) =>
          route.fulfill({
            contentType: 'text/html',
            body: `<!doctype html><html lang="en"><link rel="icon" href="data:,">${shopPage.head}${shopPage.body}`,
          }),
        ),
    });
    const frame = page.frameLocator('iframe');
    const inside = () => page.frames()[1];
    assert.equal(
      await inside().evaluate(() => {
        try {
          return Boolean(localStorage);
        } catch {
          return 'denied';
        }
      }),
      'denied',
    );
    await frame.locator('vitrine-product-card [part~=add]').click();
    await frame.locator('vitrine-cart-toast [part~=view-cart]').click();
    const dialog = frame.locator('vitrine-cart-drawer').getByRole('dialog');
    await dialog.locator('[part~=line]').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    // Presses closer together are one gesture: the next begins when the button no longer says that it worked.
    await inside().waitForFunction(
      () =>
        document.querySelector('vitrine-product-card').shadowRoot.querySelector('[part~=add]').textContent.trim() ===
        'Add to cart',
    );
    await frame.locator('vitrine-product-card [part~=add]').click();
    await inside().waitForFunction(
      () =>
        document.querySelector('vitrine-cart-button').shadowRoot.querySelector('[part~=count]')?.textContent === '2',
    );
    await inside().evaluate(() => window.vitrine('track', 'purchase', { transactionId: '1' }));
    assert.deepEqual(problems, []);
    await close();
  });
});

test('two shops on one page: carts, currencies, languages and directions apart', async () => {
  const { page, problems, close } = await site.open({ path: '/examples/two-shops/' });
  const seen = {};
  for (const [id, times] of [
    ['day', 2],
    ['night', 1],
  ]) {
    const shop = page.locator(`#${id}`);
    const card = shop.locator('vitrine-product-card');
    await card.locator('[part~=price]').waitFor();
    for (let time = 0; time < times; time++) {
      // The mug has choices: the card opens the sheet of its own shop.
      await card.locator('[part~=add]').click();
      await shop.locator('vitrine-product-sheet button[type=submit]').click();
      await shop.locator('vitrine-cart-toast [part~=view-cart]').waitFor();
      await shop.locator('vitrine-product-sheet').getByRole('dialog').waitFor({ state: 'hidden' });
    }
    seen[id] = {
      count: await count(page, `#${id} vitrine-cart-button`).innerText(),
      price: await card.locator('[part~=price]').innerText(),
      direction: await card.locator('[part~=base]').evaluate((element) => getComputedStyle(element).direction),
      lang: await card.evaluate((element) => element.shadowRoot.querySelector('.root').lang),
    };
  }
  assert.equal(seen.day.count, '2');
  assert.match(seen.day.price, /\$24\.00/);
  assert.deepEqual([seen.day.direction, seen.day.lang], ['ltr', 'en']);
  assert.match(seen.night.count, /^[1١]$/);
  assert.match(seen.night.price, /د\.ك/);
  assert.deepEqual([seen.night.direction, seen.night.lang], ['rtl', 'ar']);
  assert.equal(await page.locator('vitrine-cart-toast').count(), 2, 'each has a toast of its own');
  assert.deepEqual(problems, []);
  await close();
});

test('a hostile page changes neither money nor layout', async () => {
  const body = `<vitrine-cart-button></vitrine-cart-button>
    <vitrine-product-card handle="brass-hook" layout="tile" style="width: 260px"></vitrine-product-card>
    <vitrine-player src="/fixtures/moving.mp4" poster="/fixtures/poster.jpg" style="width: 260px"></vitrine-player>`;
  const hostile = `<style>
      div:empty { display: none }
      html { font-size: 62.5% }
      * { box-sizing: content-box !important; font-size: 40px !important; line-height: 3 !important; letter-spacing: 4px !important; text-transform: uppercase !important; transition: all 9s !important }
      button, input, a, h2, p, ul, li { margin: 30px !important; padding: 30px !important; border: 10px solid red !important; float: left !important }
      dialog { display: block; position: static !important; transform: rotate(4deg) }
      img, video { max-width: 50px !important; display: block !important }
      [class] { opacity: 0.2 !important }
    </style><script>
      Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
      Array.prototype.extra = function () {};
      Object.defineProperty(Object.prototype, 'each', { value() {}, enumerable: true, configurable: true, writable: true });
    </script>`;
  const boxes = (page) =>
    page.evaluate(() => {
      const found = {};
      for (const [host, parts] of [
        ['vitrine-cart-button', ['[part~=base]', '[part~=count]']],
        ['vitrine-product-card', ['[part~=base]', '[part~=picture]', '[part~=title]', '[part~=price]', '[part~=add]']],
        ['vitrine-player', ['.root', '.disc']],
        [
          'vitrine-cart-drawer',
          [
            '[part~=base]',
            '[part~=line]',
            '[part~=line-title]',
            '[part~=line-total]',
            '[part~=total]',
            '[part~=checkout]',
          ],
        ],
      ]) {
        const element = document.querySelector(host);
        const at = element.getBoundingClientRect();
        for (const part of parts) {
          const node = element.shadowRoot.querySelector(part);
          const { x, y, width, height } = node.getBoundingClientRect();
          const place = host === 'vitrine-cart-drawer' ? [x, y] : [x - at.x, y - at.y];
          const { fontSize, lineHeight, letterSpacing, textTransform, opacity } = getComputedStyle(node);
          found[`${host} ${part}`] =
            [...place, width, height].map((value) => Math.round(value)).join(' ') +
            ` ${[fontSize, lineHeight, letterSpacing, textTransform, opacity].join(' ')}`;
        }
        found[`${host} money`] = [
          ...element.shadowRoot.querySelectorAll('[part~=price], [part~=line-total], [part~=total]'),
        ]
          .map((node) => node.innerText)
          .join(' ');
      }
      return found;
    });
  const looks = [];
  for (const head of ['', hostile]) {
    const { page, problems, close } = await site.open({
      html: {
        head: `<style>vitrine-product-card, vitrine-player { display: block }</style>${head}${stub}${tag}`,
        body,
      },
      options: { reducedMotion: 'reduce' },
    });
    const add = page.locator('vitrine-product-card [part~=add]');
    await add.waitFor();
    for (const units of ['1', '2']) {
      await page.waitForFunction(() =>
        /^add to cart$/i.test(
          document.querySelector('vitrine-product-card').shadowRoot.querySelector('[part~=add]').textContent.trim(),
        ),
      );
      // Sooner after the press before, or on what has just changed under it, a press is taken for a slip.
      await page.waitForTimeout(1200);
      await add.click();
      await page.waitForFunction(
        (wanted) =>
          document.querySelector('vitrine-cart-button').shadowRoot.querySelector('[part~=count]')?.textContent ===
          wanted,
        units,
      );
    }
    // The shop in memory answers in the page: what is on its way ends with it.
    await page.evaluate(() => new Promise((done) => window.vitrine('ready', (shop) => shop.cart.settled().then(done))));
    await page.reload();
    await page.waitForFunction(
      () =>
        document.querySelector('vitrine-cart-button').shadowRoot?.querySelector('[part~=count]')?.textContent === '2',
    );
    await page.locator('vitrine-product-card [part~=price]').waitFor();
    await page.locator('vitrine-player [part~=play-button]').waitFor();
    await ready(page);
    await openCart(page);
    await drawer(page).locator('[part~=line]').waitFor();
    await page.evaluate(() =>
      document.querySelector('vitrine-cart-drawer').shadowRoot.querySelector('[part~=line] img')?.decode(),
    );
    await drawer(page).evaluate((dialog) => Promise.all(dialog.getAnimations().map(({ finished }) => finished)));
    looks.push(await boxes(page));
    assert.deepEqual(problems, []);
    await close();
  }
  assert.deepEqual(looks[1], looks[0]);
});
