// The demo's front page as a phone on a slow network sees it: when it is painted, how long it is busy, and how long each
// step of the walk takes from a press to what it shows.
import { demoServer } from '../../scripts/demo.mjs';
import { pressAndWait } from './press.mjs';
import { becomeQuiet, line, slowDown } from './site.mjs';

/** Runs in the page before its scripts. */
function observe() {
  const seen = { lcp: 0, shift: 0, blocking: 0 };
  globalThis.seen = seen;
  const on = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  on('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime));
  on('layout-shift', ({ value, hadRecentInput }) => (seen.shift += hadRecentInput ? 0 : value));
  on('longtask', ({ duration }) => (seen.blocking += Math.max(0, duration - 50)));
}

/** Runs in the page: presses what `from` finds and answers the time until `to` finds something that is seen, in ms. */
async function pressUntil({ from, to }) {
  const find = (path) => {
    let root = document;
    const parts = path.split(' >>> ');
    for (const [at, part] of parts.entries()) {
      const element = root?.querySelector(part);
      root = at < parts.length - 1 ? element?.shadowRoot : element;
    }
    return root;
  };
  const isSeen = (element) => element?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const began = performance.now();
  find(from).click();
  while (!isSeen(find(to))) {
    if (performance.now() - began > 20_000) return null;
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - began;
}

/** @returns {Promise<Record<string, number>[]>} one for each round, times in ms */
export async function frontPage(site, { rounds }) {
  const demo = await demoServer();
  const found = [];
  try {
    for await (const _ of rounds()) {
      const context = await site.browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
      const tab = await context.newPage();
      const devtools = await context.newCDPSession(tab);
      let scripts = 0;
      await devtools.send('Network.enable');
      const isScript = new Set();
      devtools.on('Network.responseReceived', ({ requestId, type }) => type === 'Script' && isScript.add(requestId));
      devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        if (isScript.has(requestId)) scripts += encodedDataLength;
      });
      await devtools.send('Network.emulateNetworkConditions', line);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
      await tab.addInitScript(observe);
      await tab.goto(demo.url);
      await becomeQuiet(tab);
      const { lcp, shift, blocking } = await tab.evaluate(() => globalThis.seen);
      const before = scripts;
      await tab.evaluate(() => {
        document.querySelector('vitrine-player[data-first]').classList.add('player');
      });
      const frame = await pressAndWait(tab);
      const player = 'vitrine-player[data-first]';
      await tab.waitForFunction(
        (selector) => document.querySelector(selector).shadowRoot.querySelector('[part~=hotspot]'),
        player,
      );
      // After the introduction of the markers, which is an animation of its own.
      await becomeQuiet(tab);
      await tab.waitForFunction(
        (selector) => document.querySelector(selector).shadowRoot.querySelector('[part~=hotspot]:not([data-group])'),
        player,
      );
      const open = await tab.evaluate(pressUntil, {
        from: `${player} >>> [part~=hotspot]:not([data-group])`,
        to: 'vitrine-product-sheet >>> [part~=add]',
      });
      await tab.evaluate(() => {
        const { shadowRoot } = document.querySelector('vitrine-product-sheet');
        for (const group of shadowRoot.querySelectorAll('fieldset'))
          if (!group.querySelector('input:checked')) group.querySelector('input[type=radio]:not(:disabled)')?.click();
      });
      await becomeQuiet(tab);
      const add = await tab.evaluate(pressUntil, {
        from: 'vitrine-product-sheet >>> [part~=add]',
        to: 'vitrine-cart-toast >>> [part~=view-cart]',
      });
      await tab.waitForTimeout(1500);
      const lineShown = await tab.evaluate(pressUntil, {
        from: 'vitrine-cart-toast >>> [part~=view-cart]',
        to: 'vitrine-cart-drawer >>> [part~=line]',
      });
      found.push({ lcp, shift, blocking, scripts: before, frame, open, add, line: lineShown });
      await context.close();
    }
  } finally {
    await demo.close();
  }
  return found;
}
