// npm start: builds and serves the demo, with the service beside it. `--video clip.mp4 [--hotspots clip.json]` plays a
// video of your own in the same shop.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { demoServer } from './demo.mjs';
import { installPackages, root, run } from './install.mjs';
import { serviceBeside } from './service.mjs';

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

let options;
try {
  options = parseArgs({ options: { video: { type: 'string' }, hotspots: { type: 'string' } } }).values;
} catch (error) {
  fail(`${error.message}\nUsage: npm start -- [--video clip.mp4] [--hotspots clip.json]`);
}
for (const name of ['video', 'hotspots']) {
  if (options[name] === undefined) continue;
  options[name] = resolve(process.env.INIT_CWD ?? process.cwd(), options[name]);
  if (!existsSync(options[name])) fail(`--${name}: there is no file ${options[name]}`);
}
if (options.hotspots && !options.video)
  fail('--hotspots goes with --video: npm start -- --video clip.mp4 --hotspots clip.json');

const port = Number(process.env.PORT ?? 4173);
const servicePort = Number(process.env.SERVICE_PORT ?? 4174);
try {
  installPackages();
  build();
  // A page for each video, as examples/watch-pages writes them for any shop.
  const [pages, folder] = [join(root, 'examples/watch-pages/build.mjs'), join(root, 'dist/watch-pages')];
  run(process.execPath, [pages, folder, `http://localhost:${port}`]);
  const { url } = await demoServer({ port, ...options });
  const service = await serviceBeside({ pages: [url], port: servicePort });
  // What the service is asked is answered, and its database is stopped.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void service.stop().finally(() => process.exit()));
  const rows = [
    ['Vitrine demo', `${url}/`],
    ['Hotspots', `${url}/examples/author/`],
    ['A watch page', `${url}/v/morning-table`],
    ...service.rows,
  ];
  console.log(
    ['', ...rows.map(([label, value]) => `  ${label.padEnd(15)}${value}`), '  Stop with Ctrl+C.', ''].join('\n'),
  );
} catch (error) {
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another: PORT=4174 npm start`
      : String(error.message ?? error),
  );
}
