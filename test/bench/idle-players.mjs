// What idle players cost a page: time of the main thread with the processor slowed four times, nodes, listeners, layout
// shift. Times belong to this machine; the ratios to the bare facade are what to read.
import { peers } from './peers.mjs';
import { metricOf, slowDown } from './site.mjs';

/** Runs in the page: its nodes, through open shadow roots, and what has moved. */
async function nodesAndShift() {
  const count = (root) => {
    let sum = 0;
    for (const element of root.querySelectorAll('*')) sum += 1 + (element.shadowRoot ? count(element.shadowRoot) : 0);
    return sum;
  };
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  await new Promise((done) => setTimeout(done, 50));
  return { nodes: count(document.querySelector('main')), shift };
}

/**
 * @returns {Promise<Map<string, { main: number, nodes: number, listeners: number, shift: number }[]>>}
 * by `<media> <count> <peer>`
 */
export async function idlePlayers(site, { rounds, counts = [1, 100] }) {
  const found = new Map();
  const sample = async (name, count, kind) => {
    const { tab, devtools, close } = await site.open(name, { count, kind, slow: slowDown });
    const main = (await metricOf(devtools, 'TaskDuration')) * 1000;
    const listeners = await metricOf(devtools, 'JSEventListeners');
    const key = `${kind} ${count} ${name}`;
    found.set(key, [...(found.get(key) ?? []), { main, listeners, ...(await tab.evaluate(nodesAndShift)) }]);
    await close();
  };
  for await (const round of rounds()) {
    for (const count of counts) {
      for (const [name, { kind, most = Infinity }] of Object.entries(peers)) {
        // Nothing is fetched ahead, or own captions: no other cost at rest that would be worth the minutes.
        if (count > most || /nothing ahead|own captions/.test(name)) continue;
        // Once is enough for the slowest, whose figures are tens of times the floor's.
        if (round > 0 && most === 1) continue;
        await sample(name, count, 'HLS');
        if (name === 'facade' || name === 'vitrine (npm)') await sample(name, count, 'MP4');
      }
    }
  }
  return found;
}
