/** `npm run films [-- id ...]`: renders the demo's films; `npm run films -- packshots [handle ...]` the shop's pictures. Installs the renderer's own dependencies first when its lock has changed. */

import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const films = fileURLToPath(new URL('../films/', import.meta.url));

/** The packages and versions that a lock file names. */
async function versions(path) {
  try {
    const { packages } = JSON.parse(await readFile(path, 'utf8'));
    return Object.entries(packages)
      .filter(([name]) => name !== '')
      .map(([name, { version }]) => `${name}@${version}`)
      .sort()
      .join('\n');
  } catch {
    return null;
  }
}

if ((await versions(`${films}package-lock.json`)) !== (await versions(`${films}node_modules/.package-lock.json`))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: films, stdio: 'inherit' });
}
const [first, ...rest] = process.argv.slice(2);
const command =
  first === 'packshots' ? [`${films}packshots.mjs`, ...rest] : [`${films}make.mjs`, ...process.argv.slice(2)];
execFileSync(process.execPath, command, { stdio: 'inherit' });
