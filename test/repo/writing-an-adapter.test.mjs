// What the guide to adapters shows is true: its adapters are short and pass the kit, its code type-checks, and its table
// has the whole contract.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { startBookshop } from '../support/bookshop.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/writing-an-adapter.md'), 'utf8');
const folder = join(root, `node_modules/.cache/guide-${process.pid}`);
const shop = await startBookshop();
const names = ['list-adapter', 'bookshop-adapter', 'conformance', 'unreliable-shop'];
const blocks = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
mkdirSync(folder, { recursive: true });
const files = blocks.map((code, i) => {
  const file = join(folder, `${names[i]}.ts`);
  writeFileSync(file, code.replace('http://127.0.0.1:4610', shop.url));
  return file;
});
after(async () => {
  await shop.stop();
  rmSync(folder, { recursive: true, force: true });
});

const entryPoints = {
  '@vitrine/core': join(root, 'packages/core/src/index.ts'),
  '@vitrine/adapter-kit': join(root, 'packages/adapter-kit/src/index.ts'),
};

/** Bundles a file of the guide and runs it. */
async function run(entry) {
  const outfile = join(folder, `${entry}.mjs`);
  await build({
    entryPoints: [join(folder, `${entry}.ts`)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
    alias: entryPoints,
  });
  return import(pathToFileURL(outfile).href);
}

test('the code of the guide type-checks', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = Object.fromEntries(Object.entries(entryPoints).map(([name, file]) => [name, [file]]));
  const program = ts.createProgram(files, {
    ...options,
    composite: false,
    incremental: false,
    emitDeclarationOnly: false,
    declaration: false,
    noEmit: true,
    paths,
  });
  const problems = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.includes('guide-'));
  assert.deepEqual(
    problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    [],
  );
});

test('the smallest adapter of the guide has under 20 lines, the complete one under 240', () => {
  assert.equal(blocks.length, names.length);
  const [smallest, complete] = blocks.map((code) => code.trimEnd().split('\n').length);
  assert.ok(smallest < 20, `${smallest} lines`);
  assert.ok(complete < 240, `${complete} lines`);
});

test('the smallest adapter passes the cases of the catalog', async () => {
  const price = { amount: 4800, currency: 'USD', exponent: 2 };
  const product = (id) => ({
    id,
    handle: `${id}-handle`,
    title: id,
    kind: 'physical',
    pictures: [],
    options: [],
    variants: [
      {
        id: `${id}-variant`,
        title: '',
        selectedOptions: [],
        price,
        purchasable: true,
        stock: { state: 'in' },
        quantity: { min: 1, max: null, step: 1 },
      },
    ],
    priceRange: { min: price, max: price },
    available: true,
    terms: {},
  });
  const server = createServer((_, response) => response.end(JSON.stringify([product('atlas'), product('letters')])));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  writeFileSync(
    join(folder, 'list-conformance.ts'),
    `import { runConformance } from '@vitrine/adapter-kit';
    import { listAdapter } from './list-adapter.js';
    export const test = (url: string) => runConformance(async () => ({
      adapter: listAdapter(url),
      fixtures: {
        refs: [{ id: 'atlas' }, { handle: 'letters-handle' }],
        missing: { id: 'nothing' },
        variants: ['atlas-variant', 'letters-variant'],
        missingVariant: 'nothing',
      },
    }));`,
  );
  const report = await (await run('list-conformance')).test(`http://127.0.0.1:${server.address().port}`);
  server.close();
  assert.deepEqual(report.failed, []);
  for (const id of [
    'adapter.shape',
    'abort.catalog',
    'catalog.refs-order',
    'catalog.unknown-is-null',
    'catalog.empty-is-empty',
    'catalog.by-variant',
    'catalog.shape',
    'catalog.answers-are-copies',
  ])
    assert.ok(report.passed.includes(id), `${id} did not run`);
});

test('the complete adapter passes the kit, which skips only what a bookshop does not have', async () => {
  const source = readFileSync(join(folder, 'conformance.ts'), 'utf8');
  writeFileSync(join(folder, 'conformance.ts'), `${source}\nexport { report };\n`);
  const { report } = await run('conformance');
  assert.deepEqual(report.failed, []);
  assert.ok(report.passed.length >= 50, `${report.passed.length} passed`);
  const passed = new Set(report.passed);
  for (const id of [
    'cart.add',
    'cart.parallel-adds',
    'cart.parallel-first-adds',
    'cart.read-after-add-lost',
    'checkout.emptied-cart',
    'abort.applied-is-ambiguous',
    'cart.clamp-warns',
    'cart.add-not-retried',
    'cart.read-failure-is-thrown',
    'cart.tabs-share',
    'cart.gone-add-works',
    'abort.during',
    'money.usd',
    'checkout.url',
    'catalog.refs-order',
  ])
    assert.ok(passed.has(id), `${id} did not run`);
  for (const { reason } of report.skipped) assert.notEqual(reason, '');
});

test('an answer that is none of a bookshop has its code', async () => {
  const { bookshopAdapter } = await run('bookshop-adapter');
  const rejectionOf = async (call, answer) => {
    const adapter = bookshopAdapter(shop.url);
    await adapter.connect({
      market: { locale: 'en', country: 'US', currency: 'USD' },
      storage: { get: () => null, set() {}, remove() {} },
      fetch: answer,
    });
    const thrown = await call(adapter).then(
      () => null,
      (error) => error,
    );
    return [thrown?.code, thrown?.ambiguous, thrown?.retryAfter];
  };
  const read = ({ catalog }) => catalog.products([{ id: 'atlas' }]);
  const add = ({ cart }) => cart.add([{ variantId: 'atlas', quantity: 1 }]);
  const answering =
    (status, headers = {}) =>
    async () =>
      new Response('<html>maintenance</html>', { status, headers });
  assert.deepEqual(await rejectionOf(read, answering(200)), ['bad-response', false, undefined]);
  assert.deepEqual(await rejectionOf(add, answering(200)), ['bad-response', true, undefined]);
  assert.deepEqual(await rejectionOf(add, answering(404)), ['bad-response', false, undefined]);
  assert.deepEqual(await rejectionOf(add, answering(503)), ['server', true, undefined]);
  assert.deepEqual(await rejectionOf(add, answering(429, { 'retry-after': '3' })), ['rate-limited', false, 3000]);
  assert.deepEqual(await rejectionOf(add, answering(429, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' })), [
    'rate-limited',
    false,
    1000,
  ]);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = () => timeout.call(AbortSignal, 1);
  try {
    const silent = (_, { signal }) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    // The timer of a limit does not keep a process alive.
    const awake = setInterval(() => {}, 50);
    assert.deepEqual(await rejectionOf(add, silent), ['timeout', true, undefined]);
    clearInterval(awake);
  } finally {
    AbortSignal.timeout = timeout;
  }
});

test('the bookshop starts as the guide says', async () => {
  assert.match(guide, /^node test\/support\/bookshop\.mjs 4610$/m);
  const started = spawn(process.execPath, ['test/support/bookshop.mjs', '0'], { cwd: root });
  const [output] = await once(started.stdout.setEncoding('utf8'), 'data');
  const books = await (await fetch(`${/http:\S+/.exec(output)[0]}/books?ids=atlas`)).json();
  started.kill();
  assert.deepEqual(
    books.map(({ id }) => id),
    ['atlas'],
  );
});

test('a wrong line in the adapter fails cases: a test that cannot fail proves nothing', async () => {
  const right = readFileSync(join(folder, 'bookshop-adapter.ts'), 'utf8');
  const wrong = right.replace("const ambiguous = method !== 'GET';", 'const ambiguous = false;');
  assert.notEqual(wrong, right);
  writeFileSync(join(folder, 'bookshop-adapter.ts'), wrong);
  writeFileSync(
    join(folder, 'wrong.ts'),
    readFileSync(join(folder, 'conformance.ts'), 'utf8').replace(/if \(report\.failed[^;]*;\n/, ''),
  );
  const { report } = await run('wrong');
  writeFileSync(join(folder, 'bookshop-adapter.ts'), right);
  assert.deepEqual(report.failed.map(({ id }) => id).sort(), [
    'abort.applied-is-ambiguous',
    'cart.add-not-retried',
    'cart.server-error-ambiguous',
  ]);
});

test('the adapter with faults of the guide loses the answer', async () => {
  const { unreliableShop } = await run('unreliable-shop');
  await assert.rejects(unreliableShop.cart.add([{ variantId: 'atlas', quantity: 1 }]), { name: 'TypeError' });
});

/** Members of an interface of core, as `[name, optional]`. */
function membersOf(file, name) {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, 'packages/core/src', file), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  assert.ok(found, `${name} is in ${file}`);
  return found.members.map((member) => [member.name.text, member.questionToken !== undefined]);
}

test('the table names every port and method of the contract, and what is required', () => {
  const rows = new Map(
    [...guide.matchAll(/^\| `([\w.]+)` +\| (yes|no) +\|/gm)].map(([, name, required]) => [name, required]),
  );
  const wanted = new Map();
  for (const name of ['connect', 'reconfigure', 'dispose']) wanted.set(name, 'no');
  const portFiles = Object.fromEntries(
    readdirSync(join(root, 'packages/core/src'), { recursive: true })
      .filter((file) => /-port\.ts$/.test(file))
      .map((file) => [/([\w-]+)-port\.ts$/.exec(file)[1].replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), file]),
  );
  for (const [port] of membersOf('adapter/adapter.ts', 'Ports')) {
    wanted.set(port, 'no');
    const interfaceName = `${port[0].toUpperCase()}${port.slice(1)}Port`;
    for (const [method, optional] of membersOf(portFiles[port], interfaceName))
      wanted.set(`${port}.${method}`, optional ? 'no' : 'yes');
  }
  const byName = ([a], [b]) => (a < b ? -1 : 1);
  assert.deepEqual([...rows].sort(byName), [...wanted].sort(byName));
});

test('the codes and files that the guide names are there', () => {
  for (const [, code] of guide.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g))
    assert.ok(existsSync(join(root, `docs/errors/${code}.md`)), code);
  for (const [, link] of guide.matchAll(/\]\(([^)#]+)\)/g))
    assert.ok(existsSync(join(dirname(join(root, 'docs/writing-an-adapter.md')), link)), link);
  for (const [, path] of guide.matchAll(/`((?:packages|test)\/[\w./-]+)`/g))
    assert.ok(existsSync(join(root, path)), path);
});
