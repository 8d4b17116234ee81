// A marked video in every way that CSS can fit it: the marker must sit on the mark. What is measured is the picture on screen.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';
import { launchChromium } from '../support/browser-flags.mjs';
import { sendWithRange, serveFolder } from '../support/static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fits = ['contain', 'cover', 'fill', 'none', 'scale-down'];
const positions = ['50% 50%', '0% 0%', '100% 100%', '20px 75%'];
const shapes = [
  [640, 360],
  [360, 640],
  [400, 400],
  [560, 200],
  [200, 560],
  [331, 457],
];
const tolerance = 1.5;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>geometry</title>
<style>body { margin: 0; background: #040 } vitrine-player::part(controls) { display: none } vitrine-player::part(hotspot) { opacity: 0 }</style></head>
<body><script type="module" src="/player.js"></script></body></html>`;

let server;
let browser;

before(async () => {
  server = await serveFolder(join(root, 'dist/cdn'), {
    async handle(request, response) {
      const path = new URL(request.url, 'http://host').pathname;
      if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
      else if (path.startsWith('/media/'))
        sendWithRange(request, response, await readFile(join(root, 'test/fixtures', path)), {
          'content-type': 'video/mp4',
        });
      else return false;
      return true;
    },
  });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** The middle of what is magenta; `null` when some of it is cut off or all of it. */
function markOn(png, [width, height]) {
  let sum = 0;
  let x = 0;
  let y = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * png.width + column) * 4;
      // a pixel counts or it does not: the scrim of the controls darkens one end of the mark more than the other
      if (Math.min(png.data[at], png.data[at + 2]) - png.data[at + 1] < 30) continue;
      if (row < 1 || column < 1 || row > height - 2 || column > width - 2) return null;
      sum += 1;
      x += column + 0.5;
      y += row + 0.5;
    }
  }
  return sum > 20 ? { x: x / sum, y: y / sum } : null;
}

for (const clip of ['geometry-16x9', 'geometry-9x16']) {
  test(`markers sit on ${clip} in ${fits.length} fits, ${positions.length} positions and ${shapes.length} shapes`, async (context) => {
    const tab = await browser.newPage({ viewport: { width: 700, height: 700 } });
    await tab.goto(server.url);
    await tab.evaluate(async (src) => {
      await customElements.whenDefined('vitrine-player');
      const player = document.createElement('vitrine-player');
      Object.assign(player, {
        src,
        muted: true,
        hotspots: { hotspots: [{ id: 'mark', href: '/mark', start: 0, end: 100, x: 0.8, y: 0.3 }] },
      });
      document.body.append(player);
      await player.updateComplete;
      await player.play();
      while (player.currentTime < 0.3) await new Promise((done) => setTimeout(done, 30));
      player.pause();
    }, `/media/${clip}.mp4`);

    let compared = 0;
    let worst = { error: 0, how: '' };
    for (const shape of shapes) {
      for (const fit of fits) {
        for (const position of positions) {
          const how = `${fit} ${position} ${shape.join('x')}`;
          const marker = await tab.evaluate(
            async ([[width, height], fit, position]) => {
              const player = document.querySelector('vitrine-player');
              const style = {
                width: `${width}px`,
                height: `${height}px`,
                '--vitrine-object-fit': fit,
                '--vitrine-object-position': position,
              };
              for (const [name, value] of Object.entries(style)) player.style.setProperty(name, value);
              // a resize is seen after the next layout, and shown in the frame after it
              for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done));
              const box = player.shadowRoot.querySelector('.mark')?.getBoundingClientRect();
              return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
            },
            [shape, fit, position],
          );
          const png = PNG.sync.read(await tab.screenshot({ clip: { x: 0, y: 0, width: shape[0], height: shape[1] } }));
          const mark = markOn(png, shape);
          if (!mark) continue;
          assert.ok(marker, `${how}: the mark is on screen, the marker is not`);
          const error = Math.hypot(marker.x - mark.x, marker.y - mark.y);
          compared += 1;
          if (error > worst.error) worst = { error, how };
        }
      }
    }
    context.diagnostic(`${compared} layouts compared, worst ${worst.error.toFixed(2)} px (${worst.how})`);
    assert.ok(compared >= 70, `only ${compared} layouts showed the whole mark`);
    assert.ok(worst.error <= tolerance, `${worst.error.toFixed(2)} px off: ${worst.how}`);
    await tab.close();
  });
}
