// A second press at the same place, as soon as something has changed under the finger, never does another act.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startEmbedSite, stub } from '../support/embed-page.mjs';

let site;
before(async () => {
  site = await startEmbedSite();
});
after(() => site?.close());

const delaysMs = [100, 250, 450, 800];
const pointers = {
  mouse: { viewport: { width: 1280, height: 800 } },
  touch: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
};

/** A page that is full of links, so that a press that falls through does something. */
const pageOf = (afterAdd) => ({
  head: `<style>body { margin: 0 } a.below { display: block; height: 40px } .corner { position: fixed; inset: 0 auto auto 0; width: 200px; max-height: 100vh; overflow: auto; background: white }</style>
    ${stub}<script async src="/cdn/vitrine.js" data-adapter="memory" data-after-add="${afterAdd}"></script>`,
  body: `${'<a class="below" href="#below">below</a>'.repeat(30)}
    <div class="corner"><vitrine-cart-button></vitrine-cart-button><div class="place"></div></div>`,
});

/** Puts an element into the corner of the page, and waits for the control of it that will be pressed. */
const place =
  (html, control) =>
  async ({ page }) => {
    await page.locator('.place').evaluate((corner, markup) => (corner.innerHTML = markup), html);
    const found = page.locator(`.place ${control}`).first();
    await found.waitFor();
    return found;
  };
const clip = `<vitrine-player src="/fixtures/moving.mp4" style="height: 300px">
  <vitrine-hotspot handle="teapot" x="50%" y="50%"></vitrine-hotspot>
  <vitrine-hotspot handle="pour-over-set" x="20%" y="20%"></vitrine-hotspot></vitrine-player>`;

/** Opens the page, and notes every act that is not an add. */
async function open(afterAdd, pointer) {
  const opened = await site.open({ html: pageOf(afterAdd), options: pointers[pointer] });
  await opened.page.evaluate(() => {
    globalThis.acts = [];
    for (const name of [
      'checkout-start-request',
      'cart-open-request',
      'cart-remove-request',
      'cart-close',
      'gift-card-add-request',
      'product-open-request',
      'product-close',
    ])
      window.vitrine('on', name, () => globalThis.acts.push(name));
    addEventListener('hashchange', () => globalThis.acts.push(location.hash));
    return new Promise((resolve) => window.vitrine('ready', () => resolve()));
  });
  await opened.page.locator('vitrine-cart-button [part~=base]').waitFor();
  return opened;
}

async function pressTwice({ page }, pointer, control, delayMs) {
  await control.waitFor();
  await control.evaluate((element) =>
    Promise.all((element.closest('dialog, [popover]') ?? element).getAnimations().map(({ finished }) => finished)),
  );
  await control.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  const { x, y, width, height } = await control.boundingBox();
  const press = pointer === 'mouse' ? page.mouse.click.bind(page.mouse) : page.touchscreen.tap.bind(page.touchscreen);
  await press(x + width / 2, y + height / 2);
  await page.waitForTimeout(delayMs);
  await press(x + width / 2, y + height / 2);
  await page.waitForTimeout(150);
  const acts = await page.evaluate(() => globalThis.acts.splice(0));
  // So that the next presses are new ones.
  await page.keyboard.press('Shift');
  return acts;
}

const openSheet = async ({ page }) => {
  await page.evaluate(() => window.vitrine('open', 'product', { handle: 'stoneware-mug' }));
  return page.locator('vitrine-product-sheet button[type=submit]');
};
const addFromSheet = async (opened) => {
  await (await openSheet(opened)).evaluate((button) => button.click());
  await opened.page.locator('vitrine-product-sheet').getByRole('dialog').waitFor({ state: 'hidden' });
};
const closeAll = ({ page }) =>
  page.evaluate(
    () =>
      new Promise((done) =>
        window.vitrine('ready', (shop) => {
          shop.view.closeCart();
          shop.view.closeProduct();
          shop.view.closeToast();
          document.querySelector('.place').replaceChildren();
          shop.cart.$state.get().cart?.lines.forEach(({ id }) => void shop.cart.remove(id));
          void shop.cart.settled().then(() => setTimeout(() => (globalThis.acts.splice(0), done()), 1100));
        }),
      ),
  );
const fill = ({ page }) =>
  page.evaluate(
    () =>
      new Promise((done) =>
        window.vitrine('ready', async (shop) => {
          for (const handle of ['brass-hook', 'pour-over-set']) {
            await shop.catalog.refresh({ handle });
            await shop.cart.add([{ variantId: shop.catalog.peek({ handle }).variants[0].id, quantity: 1 }]);
          }
          shop.view.closeToast();
          shop.view.openCart();
          done();
        }),
      ),
  );

const plays = async ({ page }) => {
  const isPaused = await page
    .locator('vitrine-player')
    .evaluate((player) => new Promise((done) => setTimeout(() => done(player.paused), 500)));
  assert.equal(isPaused, false, 'it plays on');
};

/** What is pressed twice, and what the first press alone may do; with which `after-add`; what holds afterwards. */
const cases = {
  'Add to cart in the sheet': [openSheet, ['product-close']],
  'Add to cart on a card': [
    place('<vitrine-product-card handle="brass-hook"></vitrine-product-card>', '[part~=add]'),
    [],
  ],
  'Choose options on a card': [
    place('<vitrine-product-card handle="stoneware-mug"></vitrine-product-card>', '[part~=add]'),
    ['product-open-request'],
  ],
  'a marker on the video': [
    async (opened) => {
      const button = await place(clip, '[part~=play-button]')(opened);
      await button.click();
      return opened.page.locator('vitrine-player [part~=hotspot]').last();
    },
    ['product-open-request'],
  ],
  'the play button': [place(clip, '[part~=play-button]'), [], undefined, plays],
  'the cart button': [({ page }) => page.locator('vitrine-cart-button [part~=base]'), ['cart-open-request']],
  'Add to cart of the gift form': [
    async (opened) => {
      const submit = await place('<vitrine-gift-card-form></vitrine-gift-card-form>', 'button[type=submit]')(opened);
      const form = opened.page.locator('vitrine-gift-card-form');
      for (const [label, text] of Object.entries({ Name: 'Mai', Email: 'mai@example.com', 'Your name': 'Bob' }))
        await form.getByLabel(label, { exact: true }).fill(text);
      await form.locator('input[type=checkbox]').check();
      return submit;
    },
    ['gift-card-add-request'],
  ],
  'Remove in the cart': [
    async (opened) => {
      await fill(opened);
      return opened.page.locator('vitrine-cart-drawer [part~=remove]').first();
    },
    ['cart-remove-request'],
  ],
  'Undo in the cart': [
    async (opened) => {
      await fill(opened);
      const { page } = opened;
      await page
        .locator('vitrine-cart-drawer [part~=remove]')
        .first()
        .evaluate((button) => button.click());
      return page.locator('vitrine-cart-drawer [data-undo]');
    },
    [],
  ],
  'the close button of the cart': [
    async (opened) => {
      await fill(opened);
      return opened.page.locator('vitrine-cart-drawer .close');
    },
    ['cart-close'],
  ],
  'View cart in the toast': [
    async (opened) => {
      await addFromSheet(opened);
      return opened.page.locator('vitrine-cart-toast [part~=view-cart]');
    },
    ['cart-open-request'],
    'toast',
  ],
  'the close button of the toast': [
    async (opened) => {
      await addFromSheet(opened);
      return opened.page.locator('vitrine-cart-toast .close');
    },
    [],
    'toast',
  ],
};

for (const pointer of Object.keys(pointers)) {
  describe(`a second press by ${pointer}`, { concurrency: 2 }, () => {
    for (const afterAdd of ['toast', 'drawer'])
      test(`with after-add="${afterAdd}"`, async () => {
        const opened = await open(afterAdd, pointer);
        for (const [what, [prepare, wanted, only = afterAdd, holds]] of Object.entries(cases)) {
          if (only !== afterAdd) continue;
          for (const delayMs of delaysMs) {
            const control = await prepare(opened);
            await opened.page.evaluate(() => void globalThis.acts.splice(0));
            assert.deepEqual(await pressTwice(opened, pointer, control, delayMs), wanted, `${what}, ${delayMs} ms`);
            await holds?.(opened);
            const stayed = new URL(opened.page.url());
            assert.deepEqual([stayed.pathname, stayed.hash], ['/page', ''], `${what}, ${delayMs} ms`);
            await closeAll(opened);
          }
        }
        assert.deepEqual(opened.problems, []);
        await opened.close();
      });
  });
}

test('the wheel over a focused quantity changes nothing', async () => {
  const opened = await open('toast', 'mouse');
  await openSheet(opened);
  const field = opened.page.locator('vitrine-product-sheet input[type=number]');
  await field.fill('3');
  await field.hover();
  for (const turn of [120, -240, 120]) {
    await opened.page.mouse.wheel(0, turn);
    await opened.page.waitForTimeout(60);
  }
  assert.equal(await field.inputValue(), '3');
  assert.equal(await field.evaluate((element) => element.readOnly), false);
  await opened.close();
});
