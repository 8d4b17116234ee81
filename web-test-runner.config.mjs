import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { sourceOf } from './scripts/workspace-sources.mjs';
import { chromePath, chromiumFlags, firefoxPath, firefoxPrefs } from './test/support/browser-flags.mjs';
import { compactReporter } from './test/support/compact-reporter.mjs';
import { mediaMiddleware } from './test/support/media-middleware.mjs';
import { testPage } from './test/support/test-page.mjs';
import { WebKitLauncher } from './test/support/webkit-launcher.mjs';

const launchers = {
  chromium: () => chromeLauncher({ launchOptions: { executablePath: chromePath(), args: chromiumFlags } }),
  // Firefox speaks WebDriver BiDi through the puppeteer-core that the Chrome launcher brings: no extra package.
  firefox: () => {
    const launcher = chromeLauncher({
      launchOptions: { browser: 'firefox', executablePath: firefoxPath(), extraPrefsFirefox: firefoxPrefs },
    });
    launcher.name = 'Firefox';
    return launcher;
  },
  webkit: () => new WebKitLauncher(),
};
const wanted = (process.env.BROWSERS ?? 'chromium')
  .split(',')
  .map((name) => name.trim())
  .filter(Boolean);
const unknown = wanted.filter((name) => !launchers[name]);
if (unknown.length) throw new Error(`BROWSERS: ${unknown.join(', ')} is none of ${Object.keys(launchers).join(', ')}`);

export default {
  // The service runs in Node only.
  files: ['packages/*/src/**/*.test.ts', '!packages/server/**'],
  nodeResolve: { exportConditions: ['development', 'browser'] },
  // Playback tests run in real time: one file per browser at a time keeps them steady on two cores.
  concurrency: 1,
  middleware: [mediaMiddleware],
  plugins: [
    {
      name: 'workspace-sources',
      resolveImport: ({ source }) => sourceOf(source)?.replace(/^/, '/'),
    },
    esbuildPlugin({
      ts: true,
      tsconfig: fileURLToPath(new URL('./tsconfig.base.json', import.meta.url)),
      target: 'es2022',
    }),
  ],
  browsers: wanted.map((name) => launchers[name]()),
  reporters: [compactReporter()],
  testRunnerHtml: testPage,
  testFramework: { config: { timeout: 20000 } },
  // A file of playback tests takes a minute; four times that on a busy machine.
  testsFinishTimeout: 240000,
  browserStartTimeout: 60000,
};
