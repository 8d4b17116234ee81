// npm run bench: measures, prints, asserts nothing. Times are noise; read the ratios, which are taken side by side in
// one run.
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { installPackages, root } from '../../scripts/install.mjs';
import { needBrowsers } from '../../scripts/setup.mjs';

installPackages();
installPackages(join(root, 'test/bench'));
needBrowsers(['chromium']);
build();

const { idlePlayers } = await import('./idle-players.mjs');
const { hotspotMotion } = await import('./hotspot-motion.mjs');
const { hotspotCost } = await import('./hotspot-cost.mjs');
const runs = Number(process.env.RUNS ?? 5);

console.log('\nIdle players, Chromium, CPU slowed 4 times (main thread in ms; nodes through shadow roots)\n');
console.log('count  player          main   ÷ facade    nodes  listeners');
for (const { count, peer, main, ratio, nodes, listeners } of await idlePlayers({ runs })) {
  console.log(
    `${String(count).padStart(5)}  ${peer.padEnd(12)} ${main.toFixed(0).padStart(7)} ${ratio.toFixed(2).padStart(10)} ${String(nodes).padStart(8)} ${String(listeners).padStart(10)}`,
  );
}

console.log('\nA marker on a product that moves at 128 px/s: pixels between them on the screen\n');
const { p50, p95, worst, samples } = await hotspotMotion();
console.log(`p50 ${p50.toFixed(1)}   p95 ${p95.toFixed(1)}   worst ${worst.toFixed(1)}   (${samples} pictures)\n`);

console.log('Hotspots that move, Chromium, CPU slowed 4 times (main thread for each frame of the video)\n');
const costs = await hotspotCost({ runs });
for (const { count, player, perFrameUs } of costs) {
  const floor = costs.find((row) => row.count === count && row.player === 'floor').perFrameUs;
  console.log(
    `${String(count).padStart(5)}  ${player.padEnd(8)} ${perFrameUs.toFixed(0).padStart(7)} us ${(perFrameUs / floor).toFixed(2).padStart(6)}`,
  );
}
