// What npm shows of a package: a page that says what it is, with code that compiles, and the licence; both are in the
// tarball.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const cache = join(root, `node_modules/.cache/readmes-${process.pid}`);
mkdirSync(cache, { recursive: true });
after(() => rmSync(cache, { recursive: true, force: true }));

const pages = workspaces.map((folder) => {
  const name = folder.replace('packages/', '');
  const text = readFileSync(join(root, folder, 'README.md'), 'utf8');
  const file = join(cache, `${name}.ts`);
  // A page is a module, whatever its code imports.
  writeFileSync(
    file,
    `${[...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code).join('\n')}\nexport {};\n`,
  );
  return { name, folder, text, file };
});

for (const { name, folder, text } of pages) {
  test(`@vitrine/${name} says what it is and comes with its licence`, () => {
    assert.ok(text.startsWith(`# @vitrine/${name}\n`));
    assert.match(text, new RegExp(`^npm i (?:-D )?.*@vitrine/${name}\\b`, 'm'));
    for (const [, link] of text.matchAll(/\]\(([^)#]+)\)/g)) assert.ok(existsSync(join(root, folder, link)), link);
    assert.equal(readFileSync(join(root, folder, 'LICENSE'), 'utf8'), readFileSync(join(root, 'LICENSE'), 'utf8'));
    const [{ files }] = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json'], {
        cwd: join(root, folder),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: process.platform === 'win32',
      }),
    );
    const paths = files.map(({ path }) => path);
    for (const wanted of ['README.md', 'LICENSE', 'package.json'])
      assert.ok(paths.includes(wanted), `${wanted} is not in the tarball`);
  });
}

test('the code of the pages type-checks', () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const files = pages.map(({ file }) => file);
  const program = ts.createProgram(files, {
    ...options,
    composite: false,
    incremental: false,
    emitDeclarationOnly: false,
    declaration: false,
    noEmit: true,
  });
  const problems = ts.getPreEmitDiagnostics(program).filter(({ file }) => !file || files.includes(file.fileName));
  assert.deepEqual(
    problems.map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(cache.length)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    ),
    [],
  );
});

test('what needs no page runs as it stands: the shop, and the kit that finds no fault', async (t) => {
  const printed = [];
  t.mock.method(console, 'info', (...words) => printed.push(words.join(' ')));
  t.mock.method(console, 'log', (...words) => printed.push(words.join(' ')));
  for (const name of ['core', 'adapter-kit']) {
    const outfile = join(cache, `${name}.mjs`);
    await build({
      entryPoints: [join(cache, `${name}.ts`)],
      bundle: true,
      format: 'esm',
      platform: 'node',
      outfile,
      logLevel: 'error',
    });
    await import(pathToFileURL(outfile).href);
  }
  assert.ok(printed.includes('2 items, 48.00'), printed.join('\n'));
  assert.match(printed.at(-1), / passed, 0 failed, /);
});
