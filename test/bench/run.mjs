// npm run bench: measures Vitrine beside its peers, in one run, and writes docs/benchmarks.md. It asserts nothing: times
// are noise, the ratios within a table are what to read. `--minutes 10` is how long it may take, after installing and
// building; `--only idle,frames,hotspots,mounts,feed,page` measures a part and writes nothing.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { installPackages, root, run } from '../../scripts/install.mjs';
import { needBrowsers } from '../../scripts/setup.mjs';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, only: { type: 'string' } } });
const minutes = Number(values.minutes);

installPackages();
installPackages(join(root, 'test/bench'));
needBrowsers(['chromium']);
build();

const { startBenchSite } = await import('./site.mjs');
const { idlePlayers } = await import('./idle-players.mjs');
const { firstFrame } = await import('./first-frame.mjs');
const { hotspotMotion } = await import('./hotspot-motion.mjs');
const { hotspotCost } = await import('./hotspot-cost.mjs');
const { mounts } = await import('./mounts.mjs');
const { feedSwipe } = await import('./feed-swipe.mjs');
const { frontPage } = await import('./front-page.mjs');
const { report, tables } = await import('./report.mjs');

/** Rounds until this share of the minutes is used up: one at least, nine at most. */
const roundsOf = (share) => ({
  async *rounds() {
    const began = performance.now();
    for (let round = 0; round < 9; round++) {
      const used = performance.now() - began;
      if (round > 0 && used + used / round > share * minutes * 60_000) return;
      yield round;
    }
  },
});

const parts = {
  frames: (site) => firstFrame(site, roundsOf(0.33)),
  idle: (site) => idlePlayers(site, roundsOf(0.31)),
  hotspots: async (site) => ({
    cost: await hotspotCost(site, roundsOf(0.13)),
    motion: await hotspotMotion({ runs: 1 }),
  }),
  mounts: (site) => mounts(site),
  feed: (site) => feedSwipe(site, roundsOf(0.2)),
  page: (site) => frontPage(site, roundsOf(0.07)),
};
const wanted = values.only?.split(',') ?? Object.keys(parts);

const site = await startBenchSite();
const version = site.browser.version();
const found = {};
try {
  for (const name of wanted) {
    const began = performance.now();
    found[name] = await parts[name](site);
    console.log(tables[name](found[name]));
    console.log(`(${name}: ${Math.round((performance.now() - began) / 1000)} s)\n`);
  }
} finally {
  await site.close();
}
if (!values.only) {
  report(found, version);
  run(process.execPath, ['node_modules/.bin/prettier', '--write', '--log-level=error', 'docs/benchmarks.md']);
  console.log('docs/benchmarks.md is written.');
}
