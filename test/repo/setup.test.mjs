// Who has only one browser can run the tests, and a path with spaces is one argument.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const scripts = (name) => new URL(`../../scripts/${name}`, import.meta.url).href;
const inNode = (code, env = {}) =>
  execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

test('a browser that is not here and cannot be installed is left out', () => {
  const left = (user) =>
    inNode(
      `process.getuid = () => ${user};
       const { browsersLeftOut } = await import('${scripts('setup.mjs')}');
       console.log(JSON.stringify(browsersLeftOut(['firefox'])));`,
      { FIREFOX_PATH: '/nowhere/firefox' },
    );
  assert.deepEqual(JSON.parse(left(1000)), ['firefox']);
});

test('on Windows nothing but npm gets a shell: a path with spaces stays whole', () => {
  const printed = inNode(
    `Object.defineProperty(process, 'platform', { value: 'win32' });
     const { run } = await import('${scripts('install.mjs')}');
     run(process.execPath, ['-e', 'console.log(process.argv[1])', 'C:/Program Files/a b.js'], { stdio: 'inherit' });`,
  );
  assert.equal(printed.trim(), 'C:/Program Files/a b.js');
});
