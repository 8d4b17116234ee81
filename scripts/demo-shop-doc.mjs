// docs/demo-shop.md and the handles of the author page, from the seed of the memory shop:
// `node scripts/demo-shop-doc.mjs` writes them, a guard compares.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { root } from './install.mjs';

/** The seed holds only hashes of these. */
const giftCodes = ['KILN-4F7Q-9ZXC-25TT', 'KILN-8M2W-6RHD-K3PV'];
const passwords = { 'amina@example.com': 'kiln-and-clove' };
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

async function readSeed() {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-seed-'));
  try {
    const outfile = join(folder, 'seed.mjs');
    const entryPoints = [join(root, 'packages/adapters/src/memory/backend/seed/demo-seed.ts')];
    await build({ entryPoints, outfile, bundle: true, format: 'esm', logLevel: 'error' });
    return (await import(pathToFileURL(outfile).href)).demoSeed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const dollars = (row) => `$${row.split(' ')[0]}`;

function priceOf({ price }) {
  const amounts = Object.values(price).map((row) => Number(row.split(' ')[0]));
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)];
  return least === most ? `$${least}` : `$${least} to $${most}`;
}

function effectOf({ effect, minimum, expired }) {
  if (expired) return 'Expired: for the message.';
  const what =
    effect === 'free-shipping'
      ? 'Free delivery'
      : 'percent' in effect
        ? `${effect.percent} % off`
        : `${dollars(effect.fixed)} off`;
  return minimum ? `${what}, from ${dollars(minimum)}` : what;
}

/** The texts of both files, by path. */
export async function demoShopFiles() {
  const seed = await readSeed();
  const table = (head, rows) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const code = (text) => `\`${text}\``;
  const cards = seed.giftCards.map(({ hash, balance }) => {
    const found = giftCodes.find((one) => sha256(one.replaceAll('-', '')) === hash);
    if (!found) throw new Error('scripts/demo-shop-doc.mjs does not know the code of a gift card of the seed');
    return [code(found), dollars(balance)];
  });
  const accounts = seed.accounts.flatMap(({ email, passwordHash, credit }) => {
    const password = passwords[email];
    if (password === undefined) return [];
    if (sha256(`${email} ${password}`) !== passwordHash) throw new Error(`the password of ${email} has changed`);
    return [[email, code(password), dollars(credit)]];
  });
  const markdown = `# The demo shop

\`data-adapter="memory"\` is a whole shop in the browser: products, a cart, codes, gift cards and an account, without a
server. This page is written by \`node scripts/demo-shop-doc.mjs\`.

## Products

The \`handle\` is what a [hotspot](hotspots.md), a card or \`vitrine('open', 'product', { handle })\` names.

${table(
  ['handle', 'product', 'price', 'options'],
  seed.products.map((product) => [
    code(product.handle),
    product.title.en,
    priceOf(product),
    (product.axes ?? []).map(([axis, ...values]) => `${axis}: ${values.join(', ')}`).join('; '),
  ]),
)}

## Videos

${table(
  ['`video-id`', 'title', 'pixels', 'seconds'],
  seed.videos.map(({ id, title, width, height, duration }) => [code(id), title.en, `${width} × ${height}`, duration]),
)}

## Discount codes

${table(
  ['code', 'effect'],
  seed.discounts.map((one) => [code(one.code), effectOf(one)]),
)}

Delivery is free from ${dollars(seed.freeShipping)}, and costs ${dollars(seed.shipping)} below that.

## Gift cards

${table(['code', 'balance'], cards)}

## Accounts

${table(['email', 'password', 'store credit'], accounts)}

## Markets

${table(['country', 'currency'], Object.entries(seed.countries))}
`;
  const handles = seed.products.map(({ handle, title }) => [handle, title.en]);
  const script = `// Written by scripts/demo-shop-doc.mjs: the products of the memory shop.\nexport const handles = ${JSON.stringify(handles)};\n`;
  const options = await resolveConfig(join(root, 'docs/events.md'));
  return {
    'docs/demo-shop.md': await format(markdown, { ...options, parser: 'markdown' }),
    'examples/author/handles.js': await format(script, { ...options, parser: 'babel' }),
  };
}

if (process.argv[1]?.endsWith('demo-shop-doc.mjs')) {
  for (const [path, text] of Object.entries(await demoShopFiles())) writeFileSync(join(root, path), text);
}
