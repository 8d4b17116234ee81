// npm run setup [-- chromium firefox webkit]: installs the browsers that tests and bench need, all three by default.
// On Debian, as root, by apt; elsewhere it says what to install.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './install.mjs';

const onDebian = existsSync('/etc/debian_version');

/** For each browser the files it is found by, with the Debian packages that bring them. */
const browsers = {
  chromium: {
    [process.env.CHROME_PATH ?? '/usr/bin/chromium']: ['chromium'],
    // A bare Debian has no Bengali font. The tests run without it where it cannot be installed.
    ...(onDebian &&
      process.getuid?.() === 0 && { '/usr/share/fonts/truetype/lohit-bengali': ['fonts-lohit-beng-bengali'] }),
  },
  firefox: {
    // Firefox decodes H.264 through libavcodec.
    [process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr']: ['firefox-esr', 'libavcodec59'],
  },
  webkit: {
    '/usr/bin/WebKitWebDriver': [
      'webkit2gtk-driver',
      'gstreamer1.0-libav',
      'gstreamer1.0-plugins-good',
      'gstreamer1.0-plugins-bad',
    ],
    '/usr/bin/Xvfb': ['xvfb'],
  },
};

/** The Debian packages that are still to be installed for these browsers. */
function missingPackages(names) {
  const unknown = names.filter((name) => !browsers[name]);
  if (unknown.length) throw new Error(`${unknown.join(', ')}: not one of ${Object.keys(browsers).join(', ')}`);
  return names
    .flatMap((name) => Object.entries(browsers[name]))
    .flatMap(([file, packages]) => (existsSync(file) ? [] : packages));
}

const canInstall = () => onDebian && process.getuid?.() === 0;

/** Of these browsers the ones that are not here and cannot be installed here: the tests go on without them. */
export const browsersLeftOut = (names) =>
  canInstall() ? [] : names.filter((name) => Object.keys(browsers[name] ?? {}).some((file) => !existsSync(file)));

/** Runs the setup as a process of its own when one of these browsers is missing. Throws when it cannot install them. */
export function needBrowsers(names) {
  if (missingPackages(names).length) run(process.execPath, [fileURLToPath(import.meta.url), ...names]);
}

function install(packages) {
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...packages];
  if (!canInstall())
    throw new Error(
      `The tests need browsers that are not here. On Debian: sudo ${command.join(' ')}\n` +
        'Elsewhere: set CHROME_PATH and FIREFOX_PATH. WebKit is tested on Debian; BROWSERS=chromium,firefox leaves it out.',
    );
  console.log(`Installing ${packages.join(', ')} (apt-get) ...`);
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  run('apt-get', ['update', '-qq'], quiet);
  run(command[0], command.slice(1), quiet);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , ...names] = process.argv;
  try {
    const packages = missingPackages(names.length ? names : Object.keys(browsers));
    if (packages.length) install(packages);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
