// Weights of what a page fetches, gzip. Each entry is a closure: a chunk, what it imports, and so on; what the page has already is not
// counted again. Raise a limit only in the change that needs it, with the reason in its message.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const cdn = fileURLToPath(new URL('dist/cdn', import.meta.url));
if (!existsSync(cdn)) throw new Error('npm run build comes before npm run size');

const chunk = (name) => {
  const file = readdirSync(join(cdn, 'chunks')).find((entry) => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(entry));
  if (!file) throw new Error(`there is no chunk ${name}`);
  return `chunks/${file}`;
};

/** A file and everything it imports statically. */
function closure(...files) {
  const found = new Set();
  const walk = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(join(cdn, file), 'utf8');
    for (const [, target] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g)) walk(posix.join(posix.dirname(file), target));
  };
  for (const file of files) walk(file);
  return found;
}
const without = (files, ...others) => [...files].filter((file) => !others.some((other) => other.has(file)));
const entry = (name, files, limit) => ({ name, path: [...files].map((file) => `dist/cdn/${file}`), limit, gzip: true });

// Idle, then playing with hotspots: all of it, with lit, core and English.
const player = closure('player.js', 'hotspot.js', chunk('player-stage'), chunk('en'));
// The provider comes for the cart: the stores and the queue are its truth.
const provider = new Set(without(closure('boot.js', 'shop.js'), player));

export default [
  entry('loader', ['vitrine.js'], '2 kB'),
  entry('player, its whole closure', player, '25 kB'),
  entry('cart: the shop and its stores, drawer and button', [...provider, ...without(closure('cart-drawer.js', 'cart-button.js'), player, provider)], '12 kB'),
  entry('product sheet', without(closure('product-sheet.js'), player, provider), '8 kB'),
  entry('gift-card form', without(closure('gift-card-form.js'), player, provider), '12 kB'),
  entry('hls.js light with its glue', without(closure(chunk('hls-engine'), chunk('hls\\.light')), player), '120 kB'),
  entry('hls.js full with its glue', without(closure(chunk('hls-engine'), chunk('hls')), player), '185 kB'),
];
