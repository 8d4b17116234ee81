// The unit tests of the packages that need no browser, by `node --test`: the same files that the browsers run.
// `node test/node/run.mjs [part of a file name]`
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { sourceOf } from '../../scripts/workspace-sources.mjs';
import { runFiles } from './run-files.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache');

const files = ['core', 'adapters', 'adapter-kit', 'server']
  .flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true }).map((file) => `packages/${name}/src/${file}`),
  )
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.test.ts') && file.includes(process.argv[2] ?? ''));
if (files.length === 0) throw new Error(`No test file has ${process.argv[2]} in its name.`);

/** Packages are read from their sources, as the browsers read them. */
const readSources = {
  name: 'workspace-sources',
  setup({ onResolve }) {
    onResolve({ filter: /^@vitrine\// }, ({ path }) => ({ path: join(root, sourceOf(path)) }));
  },
};

// Below the repository, so that the compiled tests find its packages.
mkdirSync(cache, { recursive: true });
const compiled = mkdtempSync(join(cache, 'node-tests-'));
try {
  await build({
    entryPoints: files.map((file) => join(root, file)),
    outdir: compiled,
    outbase: root,
    outExtension: { '.js': '.mjs' },
    plugins: [readSources],
    // `describe`, `it` and the hooks, which are globals in a browser.
    inject: [fileURLToPath(new URL('mocha-globals.mjs', import.meta.url))],
    // The packages say that their modules do nothing when imported; their tests do.
    ignoreAnnotations: true,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { target: 'es2022' } },
  });
  const tests = files.map((file) => join(compiled, file.replace(/\.ts$/, '.mjs')));
  process.exitCode = runFiles(tests, { cwd: root }) ? 0 : 1;
} finally {
  rmSync(compiled, { recursive: true, force: true });
}
