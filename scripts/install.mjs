// The packages that a fresh clone needs. There are no install hooks: `ignore-scripts` skips them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command, shows its output, and throws when it fails. On Windows npm is a `.cmd`, which needs a shell; nothing
 * else gets one, because a shell would split a path at its spaces.
 */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** Runs `npm ci` when the lock file is not the one that was installed last. */
export function installPackages(directory = root) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Error(`Vitrine needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const wanted = createHash('sha256')
    .update(readFileSync(join(directory, 'package-lock.json')))
    .digest('hex');
  const marker = join(directory, 'node_modules', '.installed-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  console.log('Installing packages (npm ci) ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: directory });
  mkdirSync(join(directory, 'node_modules'), { recursive: true });
  writeFileSync(marker, wanted);
}
