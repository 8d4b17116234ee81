// The unit tests of the packages that need no browser, in plain Node: the same files that the browsers run.
// `node test/node/run-core.mjs [part of a file name]`
import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const filter = process.argv[2] ?? '';
const files = [];
for (const name of ['core', 'adapters', 'adapter-kit']) {
  const found = (await readdir(`${root}packages/${name}/src`, { recursive: true })).filter((file) =>
    file.endsWith('.test.ts'),
  );
  files.push(
    ...found
      .map((file) => `packages/${name}/src/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.includes(filter))
      .sort(),
  );
}
/** The doors of the packages, opened on their sources: a unit test never runs against a stale build. */
const workspaceSources = {
  name: 'workspace-sources',
  setup({ onResolve }) {
    onResolve({ filter: /^@vitrine\/[a-z-]+(\/[a-z0-9-]+)?$/ }, ({ path }) => {
      const [, name, door] = path.split('/');
      return {
        path: fileURLToPath(
          new URL(`../../packages/${name}/src/${door === undefined ? '' : `${door}/`}index.ts`, import.meta.url),
        ),
      };
    });
  },
};

/** A tree of describe, before/after hooks and it, as mocha has it. */
const suite = (title, parent) => ({
  title,
  parent,
  tests: [],
  suites: [],
  beforeEach: [],
  afterEach: [],
  before: [],
  after: [],
});
let current = suite('');
const top = current;
globalThis.describe = (title, body) => {
  const outer = current;
  current = suite(title, outer);
  outer.suites.push(current);
  body();
  current = outer;
};
globalThis.it = (title, run) => current.tests.push({ title, run });
for (const hook of ['before', 'after', 'beforeEach', 'afterEach']) globalThis[hook] = (run) => current[hook].push(run);

const bundle = `${root}node_modules/.cache/core-tests-${process.pid}.mjs`;
await build({
  stdin: {
    contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'),
    resolveDir: root,
    loader: 'ts',
  },
  plugins: [workspaceSources],
  // the packages say that their modules do nothing when imported; their tests do
  ignoreAnnotations: true,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outfile: bundle,
  sourcemap: 'inline',
  logLevel: 'error',
  tsconfigRaw: { compilerOptions: { target: 'es2022' } },
});

let passed = 0;
const failures = [];
const chain = (node, hook) => (node ? [...chain(node.parent, hook), ...node[hook]] : []);
async function run(node, path) {
  for (const hook of node.before) await hook();
  for (const { title, run: body } of node.tests) {
    const name = [...path, title].join(' > ');
    running = name;
    try {
      for (const hook of chain(node, 'beforeEach')) await hook();
      await body();
      passed++;
    } catch (error) {
      failures.push(name);
      console.error(
        `\nFAILED ${name}\n${error?.stack ?? error}${error?.cause ? `\nbecause ${error.cause.stack ?? error.cause}` : ''}`,
      );
    } finally {
      for (const hook of chain(node, 'afterEach')) await hook();
    }
  }
  for (const child of node.suites) await run(child, [...path, child.title]);
  for (const hook of node.after) await hook();
  running = '';
}
let running = '';
process.on('exit', (code) => {
  if (code === 0 && running) {
    console.log(`FAILED ${running}: it never ended\n${passed} passed, ${failures.length + 1} failed`);
    process.exitCode = 1;
  }
});
process.on('unhandledRejection', (error) => {
  failures.push('unhandled rejection');
  console.error('unhandled rejection', error);
});
try {
  await import(pathToFileURL(bundle).href);
  await run(top, []);
} finally {
  await rm(bundle, { force: true });
}
// an unhandled rejection is told one turn later
await new Promise((resolve) => setTimeout(resolve, 20));
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
