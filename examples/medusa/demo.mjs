// npm run start:medusa: the demo, sold by a real Medusa with its database.
import { startEngine } from '../support/start-engine.mjs';

await startEngine('Medusa', {
  enginePort: 9000,
  async open({ storefronts, port, log }) {
    const { startMedusa } = await import('./start.mjs');
    return startMedusa({ port, storefronts, fresh: false, log });
  },
  demo: (engine) => ({
    adapter: '/shop.js',
    shop: () => engine()?.url ?? '',
    token: () => engine()?.publishableKey ?? '',
    pages: 'examples/medusa/pages',
    lacks: ['FREESHIP'],
  }),
  lines: ({ url, publishableKey, administrator: { email, password } }) => [
    ['Store and Admin API', url],
    ['Publishable key', publishableKey],
    ['Administrator', `${email}, ${password}`],
  ],
});
