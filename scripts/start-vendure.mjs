// npm run start:vendure: the demo, sold by a real Vendure with its database.
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { engineDemo } from './engine-demo.mjs';
import { installPackages } from './install.mjs';

const port = Number(process.env.PORT ?? 4173);
let engine;
let demo;

async function stop() {
  await demo?.close();
  await engine?.stop();
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());

try {
  // There are no options yet: one that is not known is an error, not passed over.
  parseArgs({ options: {} });
  installPackages();
  build();
  const { startVendure } = await import('../examples/vendure/start.mjs');
  demo = await engineDemo({ port, adapter: 'vendure', shop: () => engine?.shopApi ?? '', pages: 'examples/vendure/pages' });
  engine = await startVendure({ port: Number(process.env.VENDURE_PORT ?? 3000), storefronts: [demo.url], fresh: false, log: (text) => process.stderr.write(text) });
  const { username, password } = engine.administrator;
  console.log(
    [
      '',
      `  Demo, sold by Vendure   ${demo.url}/`,
      `  Shop API                ${engine.shopApi}`,
      `  Dev mailbox             ${engine.url}/mailbox`,
      `  Administrator           ${username}, ${password}`,
      '  Stop with Ctrl+C. Orders stay; remove examples/vendure/.data to begin anew.',
      '',
    ].join('\n'),
  );
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another: PORT=4174 npm run start:vendure` : String(error.message ?? error));
  await demo?.close();
  process.exit(1);
}
