// Fresh shoppers of a Liquid storefront for the conformance suite: a page with Shopify's actions, a shop with its Ajax
// API, a cookie between them.
import { createServer } from 'node:http';
import { flakyFetch, changesSomething } from '@vitrine/adapter-kit';
import { createStorage, fixtures as ofShop } from './conformance.mjs';
import { createStandardActions } from './theme-runtime.js';
import { createThemeBackend } from './theme-server.mjs';

const numbered = (id) => Number(id.split('/').at(-1));
/** A theme is asked by handle: content that names ids brings their handles along. */
export const handles = {
  [numbered(ofShop.variants[0])]: 'stoneware-mug',
  [numbered(ofShop.variants[1])]: 'storage-jar',
};
export const fixtures = {
  ...ofShop,
  refs: ['stoneware-mug', 'storage-jar', 'gift-card', 'soap-bar', 'coffee-club', 'table-lamp', 'pattern-book'].map(
    (handle) => ({ handle }),
  ),
  giftCardCode: undefined,
};

export async function startThemeServer() {
  const backend = createThemeBackend();
  const server = createServer(
    async (request, response) => (await backend.handle(request, response)) || response.writeHead(404).end(),
  );
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    ...backend,
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
  };
}

/** A page of the storefront, and the line to it. Several scripts of one page share it. */
export function openPage(server, country = 'US') {
  const cookies = new Map([['localization', country]]);
  const state = { opened: 0 };
  const line = flakyFetch(
    async (url, init = {}) => {
      const response = await fetch(new URL(url, server.origin), {
        ...init,
        headers: { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const cookie of response.headers.getSetCookie())
        cookies.set(...cookie.split(';')[0].split(/=(.*)/).slice(0, 2));
      return response;
    },
    (address, init) => changesSomething(address, init) && !address.endsWith('/get-cart'),
  );
  const send = line.fetch;
  const document = Object.assign(new EventTarget(), { readyState: 'complete', querySelector: () => null });
  const actions = createStandardActions({ fetch: send, target: document, drawer: { open: () => state.opened++ } });
  const page = {
    document,
    location: { href: `${server.origin}/pages/videos` },
    Shopify: { actions, routes: { root: '/' }, shop: new URL(server.origin).host },
  };
  return {
    page,
    send,
    line,
    state,
    cart: () => (cookies.has('cart') ? server.carts.find(decodeURIComponent(cookies.get('cart'))) : null),
    lose: () => server.carts.lose(decodeURIComponent(cookies.get('cart') ?? '')),
  };
}

/** `create` is `shopifyThemeAdapter`. A tab is another script of the same page: of another tab a page hears nothing. */
export const themeContextMaker =
  (create, [server, other]) =>
  async ({ market }) => {
    const opened = [];
    const here = openPage(server, market.country);
    const there = openPage(other, market.country);
    const storage = createStorage();
    const connect = async ({ page, send }) => {
      const adapter = create({ page, handles });
      opened.push(adapter);
      await adapter.connect({ market, storage, fetch: send });
      return adapter;
    };
    return {
      adapter: await connect(here),
      fixtures,
      tab: () => connect(here),
      otherShop: () => connect(there),
      probes: {
        cart: async () => here.cart()?.lines.map(({ variantId, quantity }) => ({ variantId, quantity })) ?? null,
        loseCart: async () => here.lose(),
        completeCart: async () => here.lose(),
        ...here.line.probes,
        stored: () => [...storage.values].flat(),
      },
      dispose: () => opened.forEach((adapter) => adapter.dispose()),
    };
  };
