// examples/next as somebody has it who installs the packages: packed, built by Next, started, and a shopper buys.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../scripts/install.mjs';
import { launchChromium } from '../support/browser-flags.mjs';

const project = mkdtempSync(join(tmpdir(), 'vitrine-next-'));
const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
const npm = (args, cwd = project) =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
const next = join(project, 'node_modules/next/dist/bin/next');

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

let started;
let address;
let browser;
before(
  async () => {
    cpSync(join(root, 'examples/next'), project, {
      recursive: true,
      filter: (path) => !/node_modules|\.next/.test(path),
    });
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    for (const name of ['core', 'media', 'adapters', 'elements']) {
      const [{ filename }] = JSON.parse(
        npm(['pack', '--json', '--pack-destination', project], join(root, 'packages', name)),
      );
      manifest.dependencies[`@vitrine/${name}`] = `file:./${filename}`;
    }
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error']);
    execFileSync(process.execPath, [next, 'build'], { cwd: project, env, stdio: 'pipe' });
    const port = await freePort();
    started = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], { cwd: project, env });
    address = `http://127.0.0.1:${port}`;
    await new Promise((resolve, reject) => {
      started.stdout.setEncoding('utf8').on('data', (text) => /Ready/.test(text) && resolve());
      started.on('exit', (code) => reject(new Error(`next start ended with ${code}`)));
    });
    browser = await launchChromium();
  },
  { timeout: 600_000 },
);
after(async () => {
  await browser?.close();
  started?.kill();
  rmSync(project, { recursive: true, force: true });
});

test('the server writes what a visitor reads before the elements are there', async () => {
  const html = await (await fetch(address)).text();
  assert.match(html, /<vitrine-product-card handle="pour-over-set"><a href="\/products\/pour-over-set">Pour-over set/);
});

test('the browser takes the page over without an error, and a shopper buys', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const problems = [];
  const printed = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/^\[vitrine\]|hydrat/i.test(message.text())) problems.push(message.text());
    if (message.type() === 'info') printed.push(message.text());
  });
  // The checkout page of the memory shop is a page of the demonstration.
  await page.route('**/checkout?**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Checkout</title>' }),
  );
  await page.goto(address);
  await page.locator('vitrine-product-card').getByRole('button', { name: 'Add to cart' }).click();
  await page.waitForFunction(() => document.querySelector('vitrine-shop').shop.cart.$state.get().cart?.lines.length);
  await page.evaluate(() => document.querySelector('vitrine-shop').shop.view.openCart());
  await page.locator('vitrine-cart-drawer [part~=checkout]').click();
  await page.waitForURL('**/checkout?**');
  assert.deepEqual(problems, []);
  assert.deepEqual(
    printed.filter((text) => text.startsWith('added')),
    ['added 1'],
  );
  await page.close();
});
