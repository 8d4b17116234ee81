// npm run start:medusa: the demo's shop sold by a real Medusa, until it is interrupted. Orders stay from one start to the next.
import { build } from '../../scripts/build.mjs';
import { installPackages } from '../../scripts/install.mjs';
import { startMedusa } from './start.mjs';

const { PORT = '9000', STOREFRONTS = 'http://127.0.0.1:4173,http://localhost:4173' } = process.env;
installPackages();
build();
const shop = await startMedusa({ port: Number(PORT), storefronts: STOREFRONTS.split(','), fresh: false });
console.log(`Medusa: ${shop.url}\nPublishable key: ${shop.publishableKey}\nPages that may talk to it: ${STOREFRONTS}`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void shop.stop().then(() => process.exit(0)));
