// Pack every package, install the packs into a fresh project, type-check it with skipLibCheck off, build it with Vite,
// type-check a page of each framework, and buy on the Vue page of docs/frameworks.md.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../support/browser-flags.mjs';
import { serveFolder } from '../support/static-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = ['core', 'media', 'adapters', 'adapter-kit', 'elements', 'embed'];
const project = mkdtempSync(join(tmpdir(), 'vitrine-fresh-'));
after(() => rmSync(project, { recursive: true, force: true }));

const frameworks = {
  '@vitejs/plugin-vue': '6.0.11',
  '@types/react': '19.3.3',
  preact: '11.2.0',
  'solid-js': '1.9.20',
  svelte: '5.57.3',
  'svelte-check': '4.7.8',
  vue: '3.5.45',
  'vue-tsc': '3.3.14',
};

const npm = (args, cwd) =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
const run = (file, args, cwd = project) => {
  try {
    return execFileSync(process.execPath, [join(project, 'node_modules', file), ...args], {
      cwd,
      encoding: 'utf8',
    });
  } catch (error) {
    throw new Error(`${file}: ${error.stdout}${error.stderr}`);
  }
};

test('the packs install into a fresh project', () => {
  cpSync(join(root, 'examples/npm-vite'), project, {
    recursive: true,
    filter: (path) => !/node_modules|dist/.test(path),
  });
  cpSync(join(root, 'test/journeys/framework-pages'), join(project, 'framework-pages'), { recursive: true });
  const packs = {};
  for (const name of packages) {
    const [{ filename, files }] = JSON.parse(
      npm(['pack', '--json', '--pack-destination', project], join(root, 'packages', name)),
    );
    packs[`@vitrine/${name}`] = `file:./${filename}`;
    const paths = files.map(({ path }) => path);
    assert.ok(
      paths.some((path) => path.endsWith('.js')) && paths.some((path) => path.endsWith('.d.ts')),
      `${name} ships code and types`,
    );
    assert.ok(paths.includes('README.md') && paths.includes('LICENSE'), `${name} ships its page and its licence`);
    assert.deepEqual(
      paths.filter((path) => /\.test\.|tsbuildinfo|^src\//.test(path)),
      [],
      `${name} ships no tests and no sources`,
    );
  }
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  manifest.dependencies = packs;
  Object.assign(manifest.devDependencies, frameworks);
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', '--loglevel=error'], project);
  assert.ok(existsSync(join(project, 'node_modules/@vitrine/elements/dist/define/player.js')));
});

test('it type-checks with skipLibCheck off, with the resolution of bundlers and with that of Node', () => {
  run('typescript/bin/tsc', ['-p', '.']);
  run('typescript/bin/tsc', ['-p', '.', '--moduleResolution', 'nodenext', '--module', 'nodenext']);
});

test('it builds; the player is there, hls.js is a chunk of its own', () => {
  run('vite/bin/vite.js', ['build', '--logLevel', 'error']);
  const chunks = readdirSync(join(project, 'dist/assets'));
  const hls = chunks.filter((name) => /hls/i.test(name));
  assert.ok(hls.length >= 2, chunks.join());
  const index = readFileSync(join(project, 'dist/index.html'), 'utf8');
  assert.doesNotMatch(index, /hls/i);
});

/** Runs a type checker in a folder of pages. Answers where it found errors: `Wrong.vue:4`, and what it printed. */
function typeErrors(folder, file, args) {
  const cwd = join(project, 'framework-pages', folder);
  return new Promise((done) => {
    execFile(process.execPath, [join(project, 'node_modules', file), ...args], { cwd }, (_failure, stdout, stderr) => {
      // `Wrong.vue(4,17): error TS...` of tsc and vue-tsc, `ERROR "Wrong.svelte" 4:17 "..."` of svelte-check.
      const found = [...stdout.matchAll(/^(\S+?)\((\d+),\d+\): error|ERROR "(\S+?)" (\d+):\d+/gm)].map(
        ([, page, line, sveltePage, svelteLine]) => `${page ?? sveltePage}:${line ?? svelteLine}`,
      );
      done({ found: [...new Set(found)].sort(), output: stdout + stderr });
    });
  });
}

/** The lines of the pages in a folder that are marked as wrong. */
const markedAsWrong = (folder) =>
  readdirSync(join(project, 'framework-pages', folder))
    .filter((page) => !page.endsWith('.json'))
    .flatMap((page) =>
      readFileSync(join(project, 'framework-pages', folder, page), 'utf8')
        .split('\n')
        .flatMap((line, index) => (/(?:\/\*|<!--) wrong\b/.test(line) ? [`${page}:${index + 1}`] : [])),
    )
    .sort();

const checkers = {
  'React 19, Preact and Solid': ['jsx', 'typescript/bin/tsc', ['-p', '.', '--pretty', 'false']],
  'Vue 3': ['vue', 'vue-tsc/bin/vue-tsc.js', ['-p', '.', '--pretty', 'false']],
  'Svelte 5': ['svelte', 'svelte-check/bin/svelte-check', ['--output', 'machine', '--threshold', 'error']],
};

test(
  'the elements are typed in every framework: what is right compiles, what is wrong is an error',
  { concurrency: 2 },
  async (t) => {
    await Promise.all(
      Object.entries(checkers).map(([name, [folder, file, args]]) =>
        t.test(name, async () => {
          const { found, output } = await typeErrors(folder, file, args);
          const wrong = markedAsWrong(folder);
          assert.ok(wrong.length > 10, `${folder} has wrong lines`);
          assert.deepEqual(found, wrong, output);
        }),
      ),
    );
  },
);

test('the Vue page of the docs, as it is written there, is built by Vite and sells', async () => {
  const guide = readFileSync(join(root, 'docs/frameworks.md'), 'utf8');
  const block = (language) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)[1];
  const folder = join(project, 'vue-page');
  mkdirSync(folder);
  writeFileSync(join(folder, 'app.vue'), block('vue'));
  writeFileSync(
    join(folder, 'vite.config.mjs'),
    `import vue from '@vitejs/plugin-vue';\nexport default { plugins: [${block('js').trim().replace(/;$/, '')}] };`,
  );
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>Vue</title><link rel="icon" href="data:,"><div id="app"></div><script type="module" src="/main.js"></script></html>',
  );
  writeFileSync(
    join(folder, 'main.js'),
    "import { createApp } from 'vue';\nimport App from './app.vue';\ncreateApp(App).mount('#app');",
  );
  run('vite/bin/vite.js', ['build', '--logLevel', 'error'], folder);

  const server = await serveFolder(join(folder, 'dist'));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => /^\[(?:vitrine|Vue)/.test(message.text()) && problems.push(message.text()));
    const printed = page.waitForEvent('console', (message) => message.type() === 'info');
    await page.goto(server.url);
    await page.locator('vitrine-product-card').getByRole('button', { name: 'Add to cart' }).click();
    assert.equal(await (await printed).args()[0].evaluate((lines) => lines.length), 1);
    assert.deepEqual(problems, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
