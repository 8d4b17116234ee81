// npm run start:vendure: the demo, sold by a real Vendure with its database.
import { startEngine } from './start-engine.mjs';

await startEngine('Vendure', {
  enginePort: 3000,
  async open({ storefronts, port, log }) {
    const { startVendure } = await import('../examples/vendure/start.mjs');
    return startVendure({ port, storefronts, fresh: false, log });
  },
  demo: (engine) => ({ adapter: 'vendure', shop: () => engine()?.shopApi ?? '', pages: 'examples/vendure/pages' }),
  lines: ({ shopApi, url, administrator: { username, password } }) => [
    ['Shop API', shopApi],
    ['Dev mailbox', `${url}/mailbox`],
    ['Administrator', `${username}, ${password}`],
  ],
});
