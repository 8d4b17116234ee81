/**
 * `npm run demo:videos [-- id ...]` renders the demo's videos, `npm run demo:videos -- packshots [handle ...]` the
 * shop's pictures, and `npm run demo:videos -- parts` the parts of the videos. The renderer has packages of its own, which are installed first when its lock file has changed.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, run } from '../../scripts/install.mjs';
import { needBrowsers } from '../../scripts/setup.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const [first, ...rest] = process.argv.slice(2);

installPackages();
installPackages(here);
needBrowsers(['chromium']);
if (first === 'parts') run(process.execPath, [join(here, 'parts.mjs')]);
else if (first === 'packshots') run(process.execPath, [join(here, 'packshots.mjs'), ...rest]);
else run(process.execPath, [join(here, 'make.mjs'), ...process.argv.slice(2)]);
