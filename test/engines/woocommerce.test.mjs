// The WooCommerce adapter against WooCommerce itself, in a WordPress without a server. The plugin comes from no package
// registry: WOO_DIR names its folder (9.4 runs on the WordPress 6.5 of the package; later ones may want a later
// WordPress).
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createMemoryStorage } from '@vitrine/core';
import { formatReport, runConformance } from '@vitrine/adapter-kit';
import { woocommerceAdapter } from '@vitrine/adapters/woocommerce';

const { WOO_DIR } = process.env;
if (!WOO_DIR)
  test('WooCommerce', { skip: 'WOO_DIR names no folder of the WooCommerce plugin, and no registry has one' });
else engine(WOO_DIR);

function engine(plugin) {
  const example = fileURLToPath(new URL('../../examples/woocommerce/', import.meta.url));
  const work = mkdtempSync(join(tmpdir(), 'vitrine-woo-'));
  let server;
  let site;
  let ids;

  const run = (program, args, cwd) => {
    const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
    assert.equal(status, 0, `${program} ${args.join(' ')}\n${stderr}`);
  };
  const freePort = () =>
    new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
    });

  /** WordPress from the package, the plugin from WOO_DIR, the companion and the goods as must-use plugins. */
  function layOut() {
    if (!existsSync(join(example, 'node_modules'))) run('npm', ['ci', '--no-audit', '--no-fund'], example);
    const wordpress = join(work, 'wordpress');
    run('python3', [
      '-m',
      'zipfile',
      '-e',
      join(example, 'node_modules/@wp-playground/wordpress-builds/src/wordpress/wp-6.5.zip'),
      wordpress,
    ]);
    const content = join(wordpress, 'wp-content');
    cpSync(plugin, join(content, 'plugins/woocommerce'), { recursive: true });
    mkdirSync(join(content, 'mu-plugins'), { recursive: true });
    for (const file of ['vitrine-companion.php', 'seed.php'])
      cpSync(join(example, file), join(content, 'mu-plugins', file));
    const config = join(
      wordpress,
      existsSync(join(wordpress, 'wp-config.php')) ? 'wp-config.php' : 'wp-config-sample.php',
    );
    // Nothing outside can be reached: a request to there would stall each page for a minute.
    const constants =
      "define( 'WP_HTTP_BLOCK_EXTERNAL', true );\ndefine( 'DISABLE_WP_CRON', true );\ndefine( 'VITRINE_ORIGINS', 'https://magazine.example' );\n";
    writeFileSync(
      join(wordpress, 'wp-config.php'),
      readFileSync(config, 'utf8').replace('<?php', `<?php\n${constants}`),
    );
    return wordpress;
  }

  async function answers(url) {
    for (;;) {
      if (server.exitCode !== null) throw new Error(`WordPress ended: ${server.output}`);
      const response = await fetch(url).catch(() => null);
      // 502: the port is open, WordPress is not there yet
      if (response && response.status !== 502) return response;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  before(
    async () => {
      const wordpress = layOut();
      const port = await freePort();
      site = `http://127.0.0.1:${port}`;
      const cli = join(example, 'node_modules/@wp-playground/cli/wp-playground.js');
      server = spawn(
        process.execPath,
        [
          cli,
          'server',
          `--port=${port}`,
          `--site-url=${site}`,
          '--php=8.2',
          '--mount-dir-before-install',
          wordpress,
          '/wordpress',
          '--wordpress-install-mode=install-from-existing-files',
        ],
        { cwd: work },
      );
      server.output = '';
      for (const stream of [server.stdout, server.stderr])
        stream.setEncoding('utf8').on('data', (text) => (server.output = (server.output + text).slice(-4000)));
      for (let tries = 0; !ids && tries < 3; tries++) {
        const response = await answers(`${site}/?vitrine-seed=1`);
        const text = await response.text();
        let seeded;
        try {
          seeded = JSON.parse(text);
        } catch {
          throw new Error(`WordPress answered ${response.status}: ${text.slice(0, 400)}\n${server.output}`);
        }
        assert.ok(!seeded.error, seeded.error);
        ids = seeded.ids;
      }
    },
    { timeout: 300_000 },
  );

  after(() => {
    server?.kill();
    rmSync(work, { recursive: true, force: true });
  });

  test('keeps the contract', { timeout: 900_000 }, async () => {
    const report = await runConformance(
      async ({ market }) => {
        const storage = createMemoryStorage();
        const open = async () => {
          const adapter = woocommerceAdapter({ site });
          const { disable } = await adapter.connect({ market, storage, fetch });
          return { adapter, disable };
        };
        const { adapter, disable } = await open();
        return {
          adapter,
          disabled: disable,
          tab: async () => (await open()).adapter,
          fixtures: {
            refs: [{ sku: 'WOO-MUG' }, { id: ids.tee }, { handle: 'brass-hook' }, { id: ids.clock }],
            missing: { handle: 'no-such-thing' },
            variants: [ids.mug, ids.hook],
            missingVariant: '999999',
            soldOut: ids.clock,
            limited: { variantId: ids.teapot, available: 3 },
            prices: [{ market, variantId: ids.mug, price: { amount: 2400, currency: 'USD', exponent: 2 } }],
            codes: { valid: 'WELCOME10', expired: 'EXPIRED24', notApplicable: 'SPEND500' },
          },
        };
      },
      { timeLimitMs: 30_000 },
    );
    console.log(formatReport(report));
    assert.deepEqual(
      report.failed.map(({ id }) => id),
      [],
      formatReport(report),
    );
  });

  test('a listed page of another origin may read the first answer and its token, any other may not', async () => {
    const from = (origin) => fetch(`${site}/wp-json/wc/store/v1/cart`, { headers: { origin } });
    const listed = await from('https://magazine.example');
    assert.equal(listed.headers.get('access-control-allow-origin'), 'https://magazine.example');
    assert.match(listed.headers.get('access-control-expose-headers') ?? '', /Cart-Token/);
    assert.equal((await from('https://other.example')).headers.get('access-control-allow-origin'), null);
  });

  test('the checkout opens with the cart of the page it came from, and its address works once', async () => {
    const adapter = woocommerceAdapter({ site });
    const storage = createMemoryStorage();
    await adapter.connect({ market: { locale: 'en', country: null, currency: null }, storage, fetch });
    await adapter.cart.add([{ variantId: ids.mug, quantity: 2 }]);
    const { token } = JSON.parse(storage.get(`vitrine:woocommerce:${adapter.shop}:cart`));
    await fetch(`${site}/wp-json/wc/store/v1/cart/update-customer`, {
      method: 'POST',
      headers: { 'cart-token': token, 'content-type': 'application/json' },
      body: JSON.stringify({ billing_address: { first_name: 'Ann', email: 'ann@example.com' } }),
    });
    const url = await adapter.checkout.url();
    const first = await fetch(url, { redirect: 'manual' });
    const cookie = first.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    assert.match(first.headers.get('location') ?? '', /checkout/);
    const cart = await (await fetch(`${site}/wp-json/wc/store/v1/cart`, { headers: { cookie } })).json();
    assert.deepEqual(
      cart.items.map(({ id, quantity }) => [String(id), quantity]),
      [[ids.mug, 2]],
    );
    assert.doesNotMatch(JSON.stringify(cart), /Ann|ann@example/);
    const second = await fetch(url, { redirect: 'manual' });
    assert.doesNotMatch(second.headers.get('location') ?? '', /checkout/);
  });
}
