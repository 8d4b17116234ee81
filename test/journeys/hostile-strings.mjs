// Hostile strings in every field and in every text and address of a backend: nothing runs, nothing is made of them,
// nobody is asked for anything, and a checkout leads nowhere but where it may. With the strict policy and without any.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { openProbeSite } from '../support/probe-site.mjs';
import { engineNames, startEngine } from '../support/three-engines.mjs';

const strings = JSON.parse(readFileSync(join(root, 'test/fixtures/hostile-strings.json'), 'utf8'));
const texts = strings.map(({ text, repeat = 1 }) => text.repeat(repeat));
/** All of them in Chromium, a part in the others. */
const every = { chromium: 1, firefox: 6, webkit: 6 };
const reportWithinMs = 120_000;

const captions = `WEBVTT\n\n${texts.map((text, at) => `${at}\n00:00:00.000 --> 00:10:00.000\n${text}`).join('\n\n')}\n\nlast\n00:00:00.000 --> 00:10:00.000\nThe last caption\n`;
const hotspots = texts.map((text, at) => ({
  id: `${at} ${text}`,
  product: { id: text },
  start: 0,
  end: 600,
  x: (at % 16) / 16 + 0.02,
  y: Math.floor(at / 16) / 18 + 0.03,
  label: { en: text, [text]: text },
  href: text,
}));
/** As text: an own key of that name is what a page would send. */
const hotspotFile = `{"__proto__":{"hostile":true},"constructor":{"prototype":{"hostile":true}},"hotspots":${JSON.stringify(hotspots).replaceAll('"product":{', '"__proto__":{"hostile":true},"product":{"__proto__":{"hostile":true},')}}`;

/** Some of our strings are paths of the page's own, and harmless as such. */
const leadsAway = (text) =>
  !URL.canParse(text, 'https://page.example/') || new URL(text, 'https://page.example/').host !== 'page.example';

const addresses = [
  ...strings.filter(({ group, text }) => group === 'url' && leadsAway(text)).map(({ text }) => text),
  'https://shop.example.evil',
  'https://localhost.hostile.example/',
  'https:\\\\hostile.example',
  'https:hostile.example',
  'http:\\\\hostile.example/x',
  'https://hostile.example:443/pay',
  'https://localhost@hostile.example/',
  'http://localhost:1/pay',
  'http://127.0.0.1/pay',
  'http://[::1]/pay',
  'https://[::ffff:7f00:1]/',
  'https:/hostile.example',
  'http://user@localhost/pay',
  `https://hostile.example/${'a'.repeat(9000)}`,
  '//localhost:1/x',
  '\\\\hostile.example',
  'https://hostile.example\u0000.localhost/',
  'ws://localhost/',
  'HTTPS://HOSTILE.EXAMPLE/',
  'https://xn--hstile-xxa.example/',
  null,
  42,
  { href: 'https://hostile.example/' },
  ['javascript:__ran()'],
];

function page(path, html, { scripts, reports }) {
  const add = (...names) =>
    names
      .map(
        (name) =>
          `<script${name.endsWith('probe.js') ? ` data-reports="${reports}"` : ''} src="${scripts}/probe/${name}"></script>`,
      )
      .join('\n    ');
  const journey = path.includes('/checkout') ? 'checkout.js' : 'hostile.js';
  if (!/\/(?:open|strict)\//.test(path)) return html;
  return html.replace(
    '<!-- scripts -->',
    `${add('probe.js', 'hostile-scan.js', 'hostile-shop.js')}
    <script async src="${scripts}/probe/${journey}"></script>
    <script async src="${scripts}/cdn/vitrine.js" data-checkout-origins="${scripts}, javascript:, null, *, https://, shop.example.evil"></script>`,
  );
}

let folder;
let site;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-hostile-'));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const html = 'test/journeys/pages/hostile.html';
  const pages = Object.fromEntries(
    ['open', 'strict'].flatMap((way) => ['strings', 'checkout'].map((what) => [`/${way}/${what}.html`, html])),
  );
  site = await openProbeSite({
    policed: (path) => path.startsWith('/strict/'),
    rewrite: page,
    mounts: {
      ...pages,
      '/hostile-strings.json': 'test/fixtures/hostile-strings.json',
      '/hostile.vtt': file('hostile.vtt', captions),
      '/hostile-hotspots.json': file('hotspots.json', hotspotFile),
      '/addresses.json': file('addresses.json', JSON.stringify(addresses)),
    },
  });
});

after(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What must hold of every page. */
function assertNothingCameOfIt({ result, violations, errors, stopped, steps }, id) {
  assert.equal(stopped, undefined, `${id}: after ${steps.at(-1)}: ${stopped}\n${errors.join('\n')}`);
  assert.equal(result.ran, 0, 'nothing runs');
  assert.deepEqual(result.made, [], 'nothing is made of a string');
  assert.deepEqual(result.asked, [], 'nobody is asked for anything');
  assert.deepEqual(result.keys, [0, 0, 0, 0, 0], 'prototypes get no keys');
  assert.equal(result.inherited, null);
  assert.deepEqual(violations, []);
  assert.deepEqual(errors, []);
}

test('the strings are ours to fear: put in as HTML, they are found and they run', async () => {
  assert.ok(strings.length >= 150, `${strings.length} strings`);
  assert.equal(new Set(texts).size, texts.length, 'no string is there twice');
  const browser = await launchChromium();
  try {
    const tab = await browser.newPage();
    await tab.route('**/*', (route) =>
      new URL(route.request().url()).hostname === 'localhost' ? route.continue() : route.abort(),
    );
    await tab.goto(`${site.url}/probe/hostile.html`);
    await tab.addScriptTag({ url: `${site.url}/probe/hostile-scan.js` });
    const seen = await tab.evaluate(
      async (list) => {
        const found = [];
        const inert = document.implementation.createHTMLDocument('').body;
        for (const { name, group, text } of list) {
          inert.innerHTML = text;
          let seen = hostile.scan(inert).length > 0;
          for (const quote of ['"', "'", '']) {
            inert.innerHTML = `<button title=${quote}${text}${quote}></button>`;
            seen ||= hostile.scan(inert).length > 0;
          }
          found.push({ name, group, seen });
          // what would lead away from this page stays out of it
          if (!/http-equiv|<base|<form/.test(text)) {
            const live = document.createElement('p');
            live.innerHTML = text;
            document.body.append(live);
          }
        }
        for (const end = Date.now() + 20_000; hostile.outcome().ran <= 50 && Date.now() < end;)
          await new Promise((next) => setTimeout(next, 50));
        return { found, ran: hostile.outcome().ran };
      },
      strings.filter(({ repeat }) => !repeat),
    );
    const missed = seen.found
      .filter((one) => !one.seen && ['html', 'svg', 'mathml', 'attribute'].includes(one.group))
      .map(({ name }) => name);
    assert.deepEqual(missed, []);
    assert.ok(seen.ran > 50, `${seen.ran} ran`);
  } finally {
    await browser.close();
  }
});

for (const name of engineNames) {
  describe(name, () => {
    let engine;
    const foreign = [];
    const watch = (tab) =>
      tab.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (!['localhost', '127.0.0.1'].includes(hostname) && protocol !== 'blob:') foreign.push(request.url());
      });

    before(async () => {
      engine = await startEngine(name);
    });

    after(() => engine?.stop());

    for (const way of ['open', 'strict']) {
      test(
        `${name}: nothing comes of hostile strings, ${way === 'open' ? 'without a policy' : 'under the strict policy'}`,
        { timeout: reportWithinMs + 30_000 },
        async () => {
          const id = `${name}-${way}`;
          await engine.open(`${site.url}/${way}/strings.html?id=${id}&every=${every[name]}`, watch);
          const report = await site.report(id, reportWithinMs);
          assertNothingCameOfIt(report, id);
          assert.deepEqual(foreign, []);
          // They were all there to be seen.
          const { count, shown } = report.result;
          assert.equal(count, Math.ceil(texts.length / every[name]));
          for (const where of ['cards', 'sheet', 'code', 'gift', 'note', 'designs', 'preview', 'lines', 'codes'])
            assert.equal(shown[where], count, where);
          assert.ok(shown.links > count / 2);
          assert.ok(shown.list >= shown.links, `${shown.list} names in the list, ${shown.links} links`);
          assert.ok(shown.captions > 100);
          assert.ok(shown.warnings > 0);
        },
      );

      test(
        `${name}: no address leads a checkout astray, ${way === 'open' ? 'without a policy' : 'under the strict policy'}`,
        { timeout: reportWithinMs + 30_000 },
        async () => {
          const id = `${name}-${way}-checkout`;
          await engine.open(`${site.url}/${way}/checkout.html?id=${id}`, watch);
          const report = await site.report(id, reportWithinMs);
          assertNothingCameOfIt(report, id);
          assert.deepEqual(
            report.result.answers.filter(({ code, stayed }) => code !== 'unsafe-url' || !stayed),
            [],
          );
          assert.equal(report.result.answers.length, 2 * addresses.length);
          assert.deepEqual(foreign, []);
        },
      );
    }

    for (const way of ['checkout', 'buy now']) {
      test(
        `${name}: ${way} leads to the page's own origin and to a listed one`,
        { timeout: reportWithinMs },
        async () => {
          for (const [at, origin] of [site.url, site.scripts].entries()) {
            const id = `${name}-${way.replace(' ', '-')}-${at}`;
            const full = `${origin}/checkout`;
            const times = () => site.fetched.filter((address) => address === full).length;
            const before = times();
            await engine.open(
              `${site.url}/strict/checkout.html?${new URLSearchParams({ id, go: at === 0 ? '/checkout' : full, way })}`,
            );
            const { stopped } = await site.report(id, 60_000);
            assert.equal(stopped, undefined);
            for (const end = Date.now() + 30_000; times() === before && Date.now() < end;)
              await new Promise((next) => setTimeout(next, 50));
            assert.equal(times(), before + 1, full);
          }
        },
      );
    }
  });
}
