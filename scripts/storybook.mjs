// npm run storybook: every state of every element, with controls. `build` writes dist/storybook instead.
import { join } from 'node:path';
import { writeManifest } from './build.mjs';
import { installPackages, root, run } from './install.mjs';

installPackages();
// The reference and the controls are made from it.
writeManifest();
const storybook = join(root, 'node_modules', 'storybook', 'dist', 'bin', 'dispatcher.js');
const quiet = { env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' } };
if (process.argv[2] === 'build') run(process.execPath, [storybook, 'build', '-o', 'dist/storybook', '--quiet'], quiet);
else run(process.execPath, [storybook, 'dev', '-p', process.env.PORT ?? '6006', '--no-open', '--ci'], quiet);
