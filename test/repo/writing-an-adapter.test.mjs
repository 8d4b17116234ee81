// What the guide to adapters shows is true: its code type-checks, and the suite it starts finds the memory shop in order.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, `node_modules/.cache/guide-${process.pid}`);
const blocks = [...readFileSync(join(root, 'docs/writing-an-adapter.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
mkdirSync(folder, { recursive: true });
const files = blocks.map((code, i) => {
  const file = join(folder, `block-${i}.ts`);
  writeFileSync(file, `${code}\nexport {};\n`);
  return file;
});
after(() => rmSync(folder, { recursive: true, force: true }));

const doors = {
  '@vitrine/core': ['packages/core/src/index.ts'],
  '@vitrine/adapter-kit': ['packages/adapter-kit/src/index.ts'],
  '@vitrine/adapters/memory': ['packages/adapters/src/memory/index.ts'],
};

test('the code of the guide type-checks', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const paths = Object.fromEntries(Object.entries(doors).map(([door, [file]]) => [door, [join(root, file)]]));
  const program = ts.createProgram(files, { ...options, composite: false, incremental: false, emitDeclarationOnly: false, declaration: false, noEmit: true, noUnusedLocals: false, paths });
  const problems = ts.getPreEmitDiagnostics(program).filter(({ file }) => file?.fileName.includes('guide-'));
  assert.deepEqual(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')), []);
});

test('the code of the guide runs', async () => {
  assert.equal(files.length, 3);
  for (const [i, file] of files.entries()) {
    const outfile = join(folder, `block-${i}.mjs`);
    await build({ entryPoints: [file], bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'error', alias: Object.fromEntries(Object.entries(doors).map(([door, [path]]) => [door, join(root, path)])) });
    await import(pathToFileURL(outfile).href);
  }
});
