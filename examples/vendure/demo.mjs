// npm run start:vendure [-- --dashboard]: the demo, sold by a real Vendure with its database, and with its back office.
import { startEngine } from '../support/start-engine.mjs';

await startEngine('Vendure', {
  enginePort: 3000,
  options: { dashboard: { type: 'boolean', default: false } },
  async open({ storefronts, port, log, values }) {
    const { startVendure } = await import('./start.mjs');
    return startVendure({ port, storefronts, fresh: false, backOffice: values.dashboard, log });
  },
  demo: (engine) => ({ adapter: 'vendure', shop: () => engine()?.shopApi ?? '', pages: 'examples/vendure/pages' }),
  lines: ({ shopApi, url, backOffice, administrator: { username, password } }) => [
    ['Shop API', shopApi],
    ['Dev mailbox', `${url}/mailbox`],
    ...(backOffice ? [['Back office', backOffice]] : []),
    ['Administrator', `${username}, ${password}`],
  ],
});
