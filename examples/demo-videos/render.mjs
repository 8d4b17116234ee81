/**
 * A stage: headless Chromium with software WebGL showing `render-page.html`, and the pictures it takes as buffers.
 *
 *   const stage = await openStage();
 *   await stage.open('/packshots/scene.js', { width: 800, height: 800, options: { handle: 'teapot' } });
 *   const png = await stage.frame(0, { format: 'png', samples: 48 });
 *   await stage.close();
 */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

// playwright-core is the workspace's: the films have no need of a second copy.
const { chromium } = createRequire(new URL('../../package.json', import.meta.url))('playwright-core');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** Software WebGL: the same pixels on every machine that has the same Chromium. */
export const stageFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/**
 * @param {object} [options]
 * @param {string} [options.executablePath] default: CHROME_PATH, /usr/bin/chromium, or what playwright has
 */
export async function openStage({ executablePath } = {}) {
  let deliver;
  const server = createServer(async (request, response) => {
    try {
      const path = new URL(request.url, 'http://stage').pathname;
      if (request.method === 'POST' && path === '/frame') {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        deliver?.(Buffer.concat(chunks));
        response.writeHead(204).end();
        return;
      }
      const file = normalize(join(root, path));
      if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) throw new Error('outside');
      const body = await readFile(file);
      response
        .writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'cache-control': 'no-store',
        })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const system = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({
    executablePath: executablePath ?? (existsSync(system) ? system : undefined),
    args: stageFlags,
  });
  const page = await browser.newPage({ viewport: { width: 320, height: 240 } });
  page.on('console', (message) => {
    if (/GPU stall due to ReadPixels/.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning' || process.env.STAGE_LOG)
      console.error(`[stage] ${message.text()}`);
  });
  page.on('pageerror', (error) => console.error(`[stage] ${error.stack ?? error.message}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/render-page.html`);
  await page.waitForFunction(() => Boolean(window.stage));
  return {
    page,
    /** Loads a scene module (a path inside this folder); answers its `info`. */
    open: (path, options) =>
      page.evaluate(([modulePath, given]) => window.stage.open(modulePath, given), [path, options]),
    /** One picture as a buffer. */
    async frame(time, options = {}) {
      const arrived = new Promise((resolve) => {
        deliver = resolve;
      });
      const took = await page.evaluate(([moment, given]) => window.stage.frame(moment, given), [time, options]);
      const buffer = await arrived;
      buffer.milliseconds = took.milliseconds;
      return buffer;
    },
    call: (name, ...args) => page.evaluate(([fn, given]) => window.stage.call(fn, ...given), [name, args]),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
