// What stays behind when a page puts a player in and takes it out again: bytes of the heap and nodes for each cycle,
// after collection. The slope over the last batches: what a first cycle loads is not counted.
import { pressAndWait } from './press.mjs';

const measured = ['plain video', 'vitrine (npm)', 'vitrine (tag, memory shop)', 'plyr', 'vidstack'];

/** Runs in the page. */
async function mountAndUnmount({ cycles, isPlaying }) {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let at = 0; at < cycles; at++) {
    document.querySelector('main').append(document.querySelector('template').content.cloneNode(true));
    const player = document.querySelector('.player');
    globalThis.setUp?.(player);
    await frame();
    await frame();
    if (isPlaying) await globalThis.pressAndWait();
    globalThis.tearDown?.(player);
    player.remove();
    await frame();
  }
}

async function collected(devtools) {
  for (let at = 0; at < 3; at++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  return { usedSize, nodes };
}

/** Least squares: the growth for each batch. */
function slope(values) {
  const middle = (values.length - 1) / 2;
  let [above, below] = [0, 0];
  for (const [at, value] of values.entries()) {
    above += (at - middle) * value;
    below += (at - middle) ** 2;
  }
  return above / below;
}

/** @returns {Promise<Map<string, { bytes: number, nodes: number, playedBytes: number, playedNodes: number }>>} a cycle */
export async function mounts(site, { batches = 5, cycles = 30, played = 5 } = {}) {
  const found = new Map();
  for (const name of measured) {
    const { tab, devtools, close } = await site.open(name, { kind: 'MP4' });
    await tab.exposeFunction('pressAndWait', () => pressAndWait(tab));
    await tab.evaluate(() => {
      const first = document.querySelector('.player');
      globalThis.tearDown?.(first);
      first.remove();
    });
    const run = async (options, count) => {
      const after = [];
      for (let batch = 0; batch < count; batch++) {
        await tab.evaluate(mountAndUnmount, options);
        after.push(await collected(devtools));
      }
      const kept = after.slice(1);
      return {
        bytes: slope(kept.map(({ usedSize }) => usedSize)) / options.cycles,
        nodes: slope(kept.map(({ nodes }) => nodes)) / options.cycles,
      };
    };
    const rest = await run({ cycles, isPlaying: false }, batches);
    const after = await run({ cycles: played, isPlaying: true }, 4);
    found.set(name, { ...rest, playedBytes: after.bytes, playedNodes: after.nodes });
    await close();
  }
  return found;
}
