// Every door opens in bare Node, without a DOM, without a trace in the globals; the card brings no player.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['core', 'media', 'adapters', 'adapter-kit', 'elements', 'embed'];

function doorsOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([door, target]) => {
    const file = typeof target === 'string' ? target : target.default;
    if (!file.endsWith('.js')) return [];
    if (!door.includes('*')) return [`@vitrine/${name}${door.slice(1)}`];
    const [folder, rest] = file.slice(2).split('*');
    return readdirSync(join(root, 'packages', name, folder), { withFileTypes: true })
      .filter((entry) =>
        rest === '.js'
          ? entry.isFile() && entry.name.endsWith('.js')
          : existsSync(join(root, 'packages', name, folder, entry.name, rest)),
      )
      .map((entry) => `@vitrine/${name}${door.slice(1).replace('*', entry.name.replace(/\.js$/, ''))}`);
  });
}

test('every door but the script imports in bare Node and leaves the globals alone', () => {
  const doors = packages.flatMap(doorsOf);
  assert.ok(doors.length > 12, doors.join());
  const script = `
    const before = new Set(Reflect.ownKeys(globalThis));
    for (const door of ${JSON.stringify(doors)}) await import(door).catch((error) => { throw new Error(door + ': ' + error.stack); });
    // Lit keeps its version lists, nanostores its clock; nobody else may leave anything.
    const left = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String).filter((key) => !/^(?:lit|reactiveElement|nanostoresGlobal)|^(?:customElements|HTMLElement|Element|Event|CustomEvent|EventTarget|CSSStyleSheet|CSSRule|CSSRuleList|MediaList|StyleSheet)$/.test(key));
    if (left.length) throw new Error('left behind: ' + left);
    console.log('opened');
  `;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' });
  assert.match(out, /opened/);
});

test('two shops in one process share nothing', () => {
  const script = `
    import { createShop } from '@vitrine/core';
    import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
    const shops = ['a', 'b'].map((shop) => createShop(memoryAdapter(createMemoryBackend({ ...demoSeed, shop }), { analytics: null })));
    const [product] = await shops[0].catalog.products([{ handle: 'pour-over-set' }]);
    await shops[0].cart.add([{ variantId: product.variants[0].id, quantity: 2 }]);
    await shops[1].cart.load();
    console.log(shops[0].cart.$state.get().cart.count, shops[1].cart.$state.get().cart?.count ?? 0, shops[1].catalog.peek({ handle: 'pour-over-set' }));
    for (const shop of shops) shop.dispose();
  `;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(out.trim(), '2 0 null');
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
