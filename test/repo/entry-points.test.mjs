// Every entry point can be imported in bare Node, without a DOM, and leaves no trace in the globals; the card brings no
// player.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['core', 'media', 'adapters', 'adapter-kit', 'elements', 'embed', 'server'];

/** What is imported in a process of its own. */
const runNode = (script, options = {}) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8', ...options });

/** Names of all modules that the `exports` of a package give; entry points for types alone have none. */
function entryPointsOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([path, target]) => {
    const file = typeof target === 'string' ? target : target.default;
    if (!file?.endsWith('.js')) return [];
    if (!path.includes('*')) return [`@vitrine/${name}${path.slice(1)}`];
    const [folder, rest] = file.slice(2).split('*');
    return readdirSync(join(root, 'packages', name, folder), { withFileTypes: true })
      .filter((entry) =>
        rest === '.js'
          ? entry.isFile() && entry.name.endsWith('.js')
          : existsSync(join(root, 'packages', name, folder, entry.name, rest)),
      )
      .map((entry) => `@vitrine/${name}${path.slice(1).replace('*', entry.name.replace(/\.js$/, ''))}`);
  });
}

/** `product-card` -> `VitrineProductCard`. */
const classNameOf = (name) => `vitrine-${name}`.replace(/(?:^|-)(\w)/g, (_, first) => first.toUpperCase());

test('every entry point but the script imports in bare Node and leaves the globals alone', () => {
  const entryPoints = packages.flatMap(entryPointsOf);
  assert.ok(entryPoints.length > 12, entryPoints.join());
  const out = runNode(`
    const before = new Set(Reflect.ownKeys(globalThis));
    for (const name of ${JSON.stringify(entryPoints)})
      await import(name).catch((error) => { throw new Error(name + ': ' + error.stack); });
    // Lit keeps its version lists and nanostores its clock; nothing else may stay.
    // Node itself keeps its fetch dispatcher there as soon as anybody reads \`Request\`.
    const known = new RegExp('^Symbol\\\\(undici|^(?:lit|reactiveElement|nanostoresGlobal)|^(?:customElements|HTMLElement|Element|Event' +
      '|CustomEvent|EventTarget|CSSStyleSheet|CSSRule|CSSRuleList|MediaList|StyleSheet)$');
    const left = Reflect.ownKeys(globalThis).filter((key) => !before.has(key) && !known.test(String(key)));
    if (left.length) throw new Error('left behind: ' + left.map(String));
    console.log('imported');
  `);
  assert.match(out, /imported/);
});

test('every define entry point exports the class that it registers, and nothing else', () => {
  const entryPoints = entryPointsOf('elements').filter((name) => name.includes('/define/'));
  assert.ok(entryPoints.length >= 8, entryPoints.join());
  const exported = JSON.parse(
    runNode(`
      const found = {};
      for (const name of ${JSON.stringify(entryPoints)}) {
        const module = await import(name);
        found[name] = Object.keys(module).filter((key) => typeof module[key] === 'function');
      }
      console.log(JSON.stringify(found));
    `),
  );
  const expected = Object.fromEntries(entryPoints.map((name) => [name, [classNameOf(name.split('/').at(-1))]]));
  assert.deepEqual(exported, expected);
});

test('the root of the elements exports the class of every element as a type, and registers none', () => {
  const declarations = readFileSync(join(root, 'packages/elements/dist/index.d.ts'), 'utf8');
  for (const name of readdirSync(join(root, 'packages/elements/src/define'))) {
    const className = classNameOf(name.replace('.ts', ''));
    assert.match(declarations, new RegExp(`export type \\{ ${className} \\}`), className);
  }
  const defined = runNode(`
    const names = [];
    globalThis.customElements = { define: (name) => names.push(name), get: () => undefined };
    await import('@vitrine/elements');
    console.log(JSON.stringify(names));
  `);
  assert.deepEqual(JSON.parse(defined), []);
});

test('two shops in one process share nothing', () => {
  const script = `
    import { createShop } from '@vitrine/core';
    import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
    const shops = ['a', 'b'].map((shop) =>
      createShop(memoryAdapter(createMemoryBackend({ ...demoSeed, shop }), { analytics: null })));
    const [product] = await shops[0].catalog.products([{ handle: 'pour-over-set' }]);
    await shops[0].cart.add([{ variantId: product.variants[0].id, quantity: 2 }]);
    await shops[1].cart.load();
    const counts = shops.map((shop) => shop.cart.$state.get().cart?.count ?? 0);
    console.log(...counts, shops[1].catalog.peek({ handle: 'pour-over-set' }));
    for (const shop of shops) shop.dispose();
  `;
  assert.equal(runNode(script, { timeout: 20_000 }).trim(), '2 0 null');
});

test('importing only the card ships no player', async () => {
  const { metafile } = await build({
    stdin: { contents: `import '@vitrine/elements/define/product-card';`, resolveDir: root },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'silent',
    external: ['hls.js', 'hls.js/*'],
  });
  const outputs = Object.values(metafile.outputs);
  const entry = outputs.find((output) => output.entryPoint);
  const reached = new Set();
  const walk = (output) => {
    for (const input of Object.keys(output.inputs)) reached.add(input);
    for (const { path, kind } of output.imports)
      if (kind === 'import-statement' && metafile.outputs[path]) walk(metafile.outputs[path]);
  };
  walk(entry);
  const player = [...reached].filter((input) => /packages\/media\/|elements\/dist\/(?:player|hotspot)\//.test(input));
  assert.deepEqual(player, []);
});
