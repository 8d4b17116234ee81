// Weights of what a page fetches, gzip. Each entry is a closure: a chunk, what it imports, and so on; what the page has
// already is not counted again. Raise a limit only in the change that needs it, with the reason in its message.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const cdn = fileURLToPath(new URL('dist/cdn', import.meta.url));
if (!existsSync(cdn)) throw new Error('npm run build comes before npm run size');

const chunk = (name) => {
  const file = readdirSync(join(cdn, 'chunks')).find((entry) =>
    new RegExp(`^${name}(?:-[\\w-]{8})?\\.js$`).test(entry),
  );
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
    for (const [, target] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      walk(posix.join(posix.dirname(file), target));
  };
  for (const file of files) walk(file);
  return found;
}
const without = (files, ...others) => [...files].filter((file) => !others.some((other) => other.has(file)));
const entry = (name, files, limit) => ({ name, path: [...files].map((file) => `dist/cdn/${file}`), limit, gzip: true });

// A player at rest, and then what has to be there before the first frame of a stream is presented, in English.
const atRest = closure('player.js', chunk('en'));
const playing = new Set([...atRest, ...closure(chunk('player-stage'))]);
const firstFrame = new Set([...playing, ...closure(chunk('hls-engine'), chunk('hls\\.light'))]);
// Follows the first frame: the markers with it, the others at idle or when they are needed.
const afterFirstFrame = without(closure(chunk('hotspot-layer'), chunk('player-panels'), chunk('timed-text')), playing);
// The provider: every store, the queue that keeps the cart true, and what the script tag says to them.
const shop = new Set(without(closure('boot.js'), playing));

const overlays = new Set(without(closure('product-sheet.js', 'cart-drawer.js', 'cart-button.js'), playing, shop));

// docs/decisions/weights.md has the figures that were hoped for, and why some are passed.
export default [
  entry('loader', ['vitrine.js'], '2 kB'),
  entry('player at rest, its whole closure', atRest, '23.4 kB'),
  entry('player to the first frame of a stream: at rest, stage, engine and hls.js light', firstFrame, '145 kB'),
  entry('player after it: markers, list, settings, end screen, captions and hotspot files', afterFirstFrame, '15.7 kB'),
  entry('shop: the stores and the queue', shop, '22 kB'),
  // One file: a page fetches both at idle, and one file of both is a fifth smaller than two. 8 kB for the sheet and 12
  // for the cart, and 0.7 for what docs/decisions/weights.md names.
  entry('product sheet, cart drawer and button', overlays, '22 kB'),
  entry(
    'cart drawer: what is in its disclosures, on demand',
    without(closure(chunk('disclosure-parts')), playing, shop, overlays),
    '3 kB',
  ),
  entry('toast after an add', without(closure('cart-toast.js'), playing, shop, overlays), '2.65 kB'),
  entry('feed, on top of the player', without(closure('feed.js'), playing), '10 kB'),
  entry(
    'feed: stories, on top of the layouts with tiles',
    without(closure(chunk('stories')), playing, closure('feed.js'), closure(chunk('tiles'))),
    '2.7 kB',
  ),
  // Without what all adapters share, which a page with another shop has already.
  entry(
    'static-json adapter',
    without(closure('adapters/static-json.js'), playing, shop, closure(chunk('backend'))),
    '6 kB',
  ),
  entry('gift-card form', without(closure('gift-card-form.js'), playing, shop), '11 kB'),
  entry('hls.js light with its glue', without(closure(chunk('hls-engine'), chunk('hls\\.light')), playing), '103.5 kB'),
  entry('hls.js full with its glue', without(closure(chunk('hls-engine'), chunk('hls')), playing), '163.5 kB'),
];
