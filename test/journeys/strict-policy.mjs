// The whole walk under the strict policy, in three engines: the page, our scripts and the backend on three origins.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openProbeSite } from '../support/probe-site.mjs';
import { engineNames, startEngine } from '../support/three-engines.mjs';

const STEPS = [
  'shop',
  'play',
  'hotspot',
  'variant',
  'add',
  'quantity',
  'wrong code',
  'code',
  'gift card applied',
  'note',
  'undo',
  'gift card filled',
  'gift card sent',
  'captions',
  'settings',
  'list',
  'card',
  'checkout asked',
];
const reportWithinMs = 150_000;

/** The example as it is, but with our scripts elsewhere and a probe in front of them. */
function probed(path, html, { scripts, reports }) {
  if (!path.startsWith('/examples/strict-policy/')) return html;
  assert.match(html, /<script async src="\/cdn\/vitrine\.js"/);
  return html
    .replace(
      '<script async src="/cdn/vitrine.js"',
      `<script src="${scripts}/probe/probe.js" data-reports="${reports}"></script>\n    <script async src="${scripts}/probe/walk.js"></script>\n    <script async src="${scripts}/cdn/vitrine.js"`,
    )
    .replace('<h1>', path.endsWith('/inline.html') ? '<h1 style="color: red">' : '<h1>');
}

for (const name of engineNames) {
  describe(name, () => {
    let engine;
    let site;

    before(async () => {
      site = await openProbeSite({
        policed: (path) => path.startsWith('/examples/strict-policy/'),
        rewrite: probed,
        mounts: { '/examples/strict-policy/inline.html': 'examples/strict-policy/index.html' },
      });
      engine = await startEngine(name);
    });

    after(async () => {
      await engine?.stop();
      await site?.close();
    });

    test(`${name}: nothing is blocked through the whole walk`, { timeout: reportWithinMs + 60_000 }, async () => {
      const console = [];
      await engine.open(`${site.url}/examples/strict-policy/?id=walk`, (page) =>
        page.on(
          'console',
          (message) =>
            message.type() === 'error' &&
            /Content Security Policy|Trusted|violat/i.test(message.text()) &&
            console.push(message.text()),
        ),
      );
      const report = await site.report('walk', reportWithinMs);
      assert.equal(
        report.stopped,
        undefined,
        `after ${report.steps.at(-1)}: ${report.stopped}\n${report.violations.join('\n')}\n${report.errors.join('\n')}`,
      );
      assert.deepEqual(report.violations, []);
      assert.deepEqual(report.errors, []);
      assert.deepEqual(console, []);
      // It did happen.
      assert.deepEqual(report.steps, STEPS);
      const { source, events, lines, codes, giftCards } = report.result;
      assert.match(source, /^blob:|MediaSource/, 'HLS plays through media source extensions');
      assert.deepEqual(lines.map(({ kind }) => kind).sort(), ['gift-card', 'physical', 'physical']);
      assert.ok(lines.some(({ quantity }) => quantity > 1));
      assert.equal(codes, 1);
      assert.equal(giftCards, 1);
      assert.deepEqual(
        events.filter((event) => event.includes('-error')),
        ['vitrine-cart-code-apply-error code-invalid'],
      );
      for (const act of [
        'cart-add',
        'cart-update',
        'cart-remove',
        'cart-code-apply',
        'gift-card-apply',
        'gift-card-add',
      ])
        assert.ok(events.includes(`vitrine-${act}-success`), act);
      const checkout = `${site.url}/checkout`;
      for (const end = Date.now() + 20_000; !site.fetched.includes(checkout) && Date.now() < end;)
        await new Promise((next) => setTimeout(next, 50));
      assert.ok(site.fetched.includes(checkout), 'the page leaves for the checkout');
    });

    test(`${name}: the probe sees what is blocked`, { timeout: 90_000 }, async () => {
      await engine.open(`${site.url}/examples/strict-policy/inline.html?id=inline&only=violations`);
      const report = await site.report('inline', 60_000);
      assert.ok(
        report.violations.some((violation) => violation.startsWith('style-src')),
        JSON.stringify(report),
      );
    });
  });
}
