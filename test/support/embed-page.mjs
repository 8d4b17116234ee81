// Pages of a journey's own on the demonstration server, each in a profile of its own.
import { serve } from '../../scripts/serve.mjs';
import { launchChromium } from './browser-flags.mjs';

export const tag = '<script async src="/cdn/vitrine.js" data-adapter="memory"></script>';
/** What a page says before the script has come. */
export const stub =
  '<script>window.vitrine ??= Object.assign((...call) => window.vitrine.q.push(call), { q: [] });</script>';

const document = ({ head, body }) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>t</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** The server and one browser. Any origin may fetch, the local machine too: a sandboxed frame has none. */
export async function startEmbedSite() {
  const [browser, server] = await Promise.all([
    launchChromium({ args: ['--disable-features=LocalNetworkAccessChecks'] }),
    serve({ headers: () => ({ 'access-control-allow-origin': '*' }) }),
  ]);

  /**
   * `html` ({ head, body }) is served at /page; `path` names another address instead. `prepare(page)` runs before the
   * first request; `waitUntil` is what Playwright's `goto` waits for.
   */
  async function open({ html, path = '/page', options = {}, prepare, context: given, waitUntil = 'load' } = {}) {
    const context = given ?? (await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options }));
    const page = await context.newPage();
    const requests = [];
    const problems = [];
    const warnings = [];
    page.setDefaultTimeout(30_000);
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
    page.on('console', (message) => {
      // The browser's own question for an icon is no fault of a page.
      if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico'))
        problems.push(`${message.text()} ${message.location().url}`);
      if (message.type() === 'warning') warnings.push(message.text());
    });
    if (html)
      await page.route('**/page', (route) =>
        route.fulfill({ contentType: 'text/html', body: document({ head: '', ...html }) }),
      );
    await prepare?.(page);
    await page.goto(`${server.url}${path}`, { waitUntil });
    return { page, context, requests, problems, warnings, close: () => context.close() };
  }

  return { open, url: server.url, browser, close: () => Promise.all([browser.close(), server.close()]) };
}

/**
 * Answers the first `times` requests to `pattern` with a broken line, the others as they are; the answer counts them.
 */
export async function failFirst(page, pattern, times = 1) {
  const seen = { count: 0 };
  await page.route(pattern, (route) => (++seen.count <= times ? route.abort('failed') : route.fallback()));
  return seen;
}

/** Holds the answers to `pattern` until the returned function is called. */
export async function hold(page, pattern) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await held;
    await route.fallback().catch(() => {});
  });
  return release;
}

export const shadow = (page, host, selector) => page.locator(`${host} ${selector}`).first();
export const drawer = (page) => page.locator('vitrine-cart-drawer').getByRole('dialog');
export const sheet = (page) => page.locator('vitrine-product-sheet').getByRole('dialog');
/** What the cart button says. */
export const count = (page, host = 'vitrine-cart-button') => page.locator(`${host} [part~=count]`);
