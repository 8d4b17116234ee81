// What a fresh clone needs before anything can run. No hooks: `ignore-scripts` skips them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command, shows what it says, and throws when it fails. npm is a `.cmd` on Windows, which needs a shell. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** `npm ci`, when the lock file differs from what was installed last. */
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

const DEBIAN_PACKAGES = {
  '/usr/bin/chromium': ['chromium'],
  '/usr/bin/firefox-esr': ['firefox-esr', 'libavcodec59'],
  '/usr/bin/WebKitWebDriver': [
    'webkit2gtk-driver',
    'gstreamer1.0-libav',
    'gstreamer1.0-plugins-good',
    'gstreamer1.0-plugins-bad',
  ],
  '/usr/bin/Xvfb': ['xvfb'],
  '/usr/share/fonts/truetype/lohit-bengali': ['fonts-lohit-beng-bengali'],
};

/** The three browsers and the fonts that the tests look at: by apt on Debian as root, elsewhere a message with the command. */
export function installBrowsers() {
  const chosen = { '/usr/bin/chromium': process.env.CHROME_PATH, '/usr/bin/firefox-esr': process.env.FIREFOX_PATH };
  const missing = Object.entries(DEBIAN_PACKAGES)
    .filter(([path]) => !chosen[path] && !existsSync(path))
    .flatMap(([, packages]) => packages);
  if (!missing.length) return;
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  if (process.platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(`Installing ${missing.join(', ')} (apt-get) ...`);
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    run('apt-get', ['update', '-qq'], quiet);
    run('apt-get', install, quiet);
    return;
  }
  throw new Error(
    `The tests need browsers that are not here. On Debian: sudo apt-get ${install.join(' ')}\n` +
      'Elsewhere: set CHROME_PATH and FIREFOX_PATH; WebKit is tested on Debian (BROWSERS=chromium,firefox leaves it out).',
  );
}
