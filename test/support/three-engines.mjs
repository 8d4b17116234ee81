// The three engines, as far as a journey needs them that does its own clicking: start, open an address, stop.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { firefoxPath, firefoxPrefs, launchChromium } from './browser-flags.mjs';
import { WebKitLauncher } from './webkit-launcher.mjs';

const startWithinMs = 60_000;
const usualWindow = { width: 1000, height: 900 };

async function chromium({ backForwardCache = false } = {}) {
  // Playwright turns it off.
  const browser = await launchChromium(backForwardCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {});
  return {
    async open(url, watch, { window = usualWindow, isTouch = false, first } = {}) {
      const context = await browser.newContext({ viewport: window, hasTouch: isTouch, isMobile: isTouch });
      const page = await context.newPage();
      watch?.(page);
      if (first) await page.addInitScript(first);
      await page.goto(url, { timeout: startWithinMs, waitUntil: 'commit' });
      return {
        evaluate: (expression) => page.evaluate(expression),
        press: (x, y) => (isTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)),
        back: () => page.goBack({ timeout: startWithinMs, waitUntil: 'commit' }),
        close: () => context.close(),
      };
    },
    stop: () => browser.close(),
  };
}

/** By WebDriver BiDi, through the puppeteer-core that the Chrome launcher of the unit tests brings. */
async function firefox() {
  const require = createRequire(createRequire(import.meta.url).resolve('@web/test-runner-chrome'));
  const { default: puppeteer } = await import(pathToFileURL(require.resolve('puppeteer-core')).href);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    extraPrefsFirefox: firefoxPrefs,
    headless: true,
    timeout: startWithinMs,
    protocolTimeout: startWithinMs,
  });
  return {
    async open(url, watch, { window = usualWindow, isTouch = false, first } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ ...window, hasTouch: isTouch });
      if (first) await page.evaluateOnNewDocument(first);
      await page.goto(url, { timeout: startWithinMs, waitUntil: 'domcontentloaded' });
      return {
        evaluate: (expression) => page.evaluate(expression),
        press: (x, y) => (isTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y)),
        // The command itself waits for a load, which does not come from the back/forward cache.
        back: () => page.evaluate('void setTimeout(() => history.back())'),
        close: () => context.close(),
      };
    },
    stop: () => browser.close(),
  };
}

async function webkit({ backForwardCache = false } = {}) {
  const launcher = new WebKitLauncher({ backForwardCache });
  await launcher.start();
  return {
    async open(url) {
      await launcher.call('POST', '/url', { url });
      return {
        evaluate: (expression) =>
          launcher.call('POST', '/execute/sync', { script: `return (${expression});`, args: [] }),
        back: () => launcher.call('POST', '/back', {}),
      };
    },
    stop: () => launcher.stop(),
  };
}

const starters = { chromium, firefox, webkit };

/** All, or those of `BROWSERS`, as for the unit tests. */
export const engineNames = (process.env.BROWSERS ?? Object.keys(starters).join())
  .split(',')
  .map((name) => name.trim())
  .filter((name) => name in starters);

/**
 * Starts one of `engineNames`. `open(url)` loads a page, in a profile of its own where the engine has them; in Chromium
 * `open(url, watch)` hands the Playwright page to `watch` before anything is loaded. It answers with what a journey of
 * all three can do with a page: `evaluate(expression)`, and `back()` in the history. `backForwardCache` turns that cache
 * on where it is off without being asked for: in Chromium and WebKit.
 *
 * Chromium and Firefox take a third argument, `{ window, isTouch, first }`: the size of the window in px, fingers in
 * place of a mouse, and a function that runs in each document before its scripts. Their pages can also `press(x, y)` and
 * be closed.
 */
export const startEngine = (name, options) => starters[name](options);
