// The tables of the bench in Markdown, and the page that holds them.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import { feeds } from './feed-swipe.mjs';
import { peers } from './peers.mjs';
import { median } from './site.mjs';

const number = (value, digits = 0) =>
  Number.isFinite(value)
    ? value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : '–';
const kB = (bytes) => (bytes === null ? '–' : number(bytes / 1000, 1));
const ratio = (value) => number(value, 2);

/** Median, smallest and largest: `120 (110–140)`. */
function spread(values, digits = 0) {
  if (values.length === 0) return '–';
  const middle = number(median(values), digits);
  return values.length === 1
    ? middle
    : `${middle} (${number(Math.min(...values), digits)}–${number(Math.max(...values), digits)})`;
}

const kindOf = (name) =>
  peers[name]?.kind ?? feeds[name]?.kind ?? (name === 'floor' ? 'floor' : name === 'vitrine' ? 'ours' : 'peer');
/** Floors are set in italics, ours in bold. */
const named = (name) => ({ floor: `_${name}_`, ours: `**${name}**`, peer: name })[kindOf(name)];

const table = (head, rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** Rows from the smallest median, with the ratios to the floor and to the best peer. */
function ranked(entries, floor, columns) {
  const at = (name) => entries.find((entry) => entry.name === name)?.value ?? NaN;
  const best = Math.min(...entries.filter(({ name }) => kindOf(name) === 'peer').map(({ value }) => value));
  const ofBest = (value) => (best === Infinity ? '–' : ratio(value / best));
  return entries
    .toSorted((a, b) => a.value - b.value)
    .map((entry) => [named(entry.name), ...columns(entry), ratio(entry.value / at(floor)), ofBest(entry.value)]);
}

/** The samples of one table: those whose key begins with `prefix`, by what follows it. */
const under = (map, prefix) =>
  [...map].filter(([key]) => key.startsWith(`${prefix} `)).map(([key, list]) => [key.slice(prefix.length + 1), list]);

function frames({ frames: samples, bytes }) {
  const sizes = [...bytes]
    .toSorted(([, a], [, b]) => a.before - b.before)
    .map(([name, { before, until }]) => [named(name), kB(before), kB(until)]);
  const times = (kind) =>
    table(
      ['player', 'ms', 'main thread ms', '÷ native', '÷ best peer'],
      ranked(
        under(samples, kind).map(([name, list]) => ({ name, list, value: median(list.map(({ ms }) => ms)) })),
        'plain video',
        ({ list }) => [spread(list.map(({ ms }) => ms)), spread(list.map(({ main }) => main))],
      ),
    );
  return [
    '### Bytes: scripts and styles, kB gzip',
    table(['player', 'before a press', 'with the first HLS frame'], sizes),
    '### From a press to the first HLS frame',
    times('HLS'),
    '### From a press to the first frame of an MP4',
    times('MP4'),
  ].join('\n\n');
}

function idle(samples) {
  const parts = [];
  for (const [kind, count] of [
    ['HLS', 1],
    ['HLS', 100],
    ['MP4', 1],
    ['MP4', 100],
  ]) {
    const entries = under(samples, `${kind} ${count}`).map(([name, list]) => ({
      name,
      list,
      value: median(list.map(({ main }) => main)),
    }));
    if (entries.length === 0) continue;
    const rows = ranked(entries, 'facade', ({ list }) => [
      spread(list.map(({ main }) => main)),
      number(list[0].nodes),
      number(median(list.map(({ listeners }) => listeners))),
      spread(
        list.map(({ shift }) => shift),
        3,
      ),
    ]);
    parts.push(
      `### ${count} idle ${count === 1 ? 'player' : 'players'}, ${kind}`,
      table(['player', 'main thread ms', 'nodes', 'listeners', 'layout shift', '÷ facade', '÷ best peer'], rows),
    );
  }
  return parts.join('\n\n');
}

function hotspots({ cost, motion }) {
  const parts = [];
  for (const count of new Set([...cost.keys()].map((key) => key.split(' ')[0]))) {
    const entries = under(cost, count).map(([name, list]) => ({ name, list, value: median(list) }));
    parts.push(
      `### ${number(Number(count))} ${count === '1' ? 'hotspot' : 'hotspots'} while a video plays`,
      table(
        ['overlay', 'microseconds a frame', '÷ floor', '÷ best peer'],
        ranked(entries, 'floor', ({ list }) => [spread(list)]),
      ),
    );
  }
  const rows = Object.entries(motion).map(([phase, { p50, p95, middle, samples }]) => [
    phase,
    number(p50, 1),
    number(p95, 1),
    number(middle, 1),
    String(samples),
  ]);
  parts.push(
    '### A marker on a product that moves at 128 px/s: px between them on the screen',
    table(['', 'median', '95th percentile', 'ahead (+) or behind (-)', 'pictures'], rows),
  );
  return parts.join('\n\n');
}

const mounts = (found) =>
  [
    '### What a mount and unmount leaves behind',
    table(
      ['player', 'kB a cycle', 'nodes a cycle', 'kB, played', 'nodes, played'],
      [...found].map(([name, { bytes, nodes, playedBytes, playedNodes }]) => [
        named(name),
        number(bytes / 1000, 2),
        number(nodes, 1),
        number(playedBytes / 1000, 1),
        number(playedNodes, 1),
      ]),
    ),
  ].join('\n\n');

function feed(samples) {
  const numbersOf = (list, of) => spread(list.flatMap(of));
  const entries = (kind) =>
    under(samples, kind).map(([name, list]) => ({ name, list, value: median(list.map(({ main }) => main)) }));
  const columns = ({ list }) => [
    numbersOf(list, ({ main }) => main),
    number(median(list.map(({ nodes }) => nodes))),
    number(median(list.map(({ videos }) => videos))),
    kB(median(list.map(({ bytes }) => bytes))),
    number(Math.max(0, ...list.flatMap(({ tasks }) => tasks))) || '0',
    numbersOf(list, ({ frames }) => frames),
  ];
  const head = [
    'main thread ms a swipe',
    'nodes',
    'media elements',
    'kB gzip',
    'longest task over 50 ms',
    'ms to a moving frame',
  ];
  return [
    '### Swipes through a feed of 1,000 videos, MP4',
    table(['feed', ...head, '÷ floor', '÷ best peer'], ranked(entries('MP4'), 'floor', columns)),
    '### The same of HLS',
    table(
      ['feed', ...head],
      entries('HLS').map((entry) => [named(entry.name), ...columns(entry)]),
    ),
  ].join('\n\n');
}

function page(rounds) {
  const of = (name, digits) =>
    spread(
      rounds.map((round) => round[name]).filter((value) => value !== null),
      digits,
    );
  return [
    "### The demo's front page",
    table(
      ['', 'ms', 'goal'],
      [
        ['largest contentful paint', of('lcp'), '1,200'],
        ['total blocking time', of('blocking'), '200'],
        ['press to first frame', of('frame'), '900'],
        ['hotspot to sheet', of('open'), '150'],
        ['"Add" to its toast', of('add'), '300'],
        ['"View cart" to the line', of('line'), '300'],
      ],
    ),
    `Layout shift ${of('shift', 3)}; scripts before a press ${kB(median(rounds.map(({ scripts }) => scripts)))} kB.`,
  ].join('\n\n');
}

export const tables = { frames, idle, hotspots, mounts, feed, page };

const versionsOf = (path) => Object.entries(JSON.parse(readFileSync(join(root, path), 'utf8')).dependencies ?? {});

/** Writes docs/benchmarks.md. */
export function report(found, chromium) {
  const peersOf = versionsOf('test/bench/package.json').map(([name, version]) => `${name} ${version}`);
  const processor = cpus();
  const text = `# Vitrine beside its peers

<!-- Written by \`npm run bench\`. -->

Measured on ${new Date().toISOString().slice(0, 10)}: Chromium ${chromium}, Node ${process.versions.node}, ${processor.length} cores (${processor[0]?.model.trim() ?? 'unknown'}).
All players are measured in one run, one after the other in each round, each page in a profile of its own. A figure is the median of the rounds, with the
smallest and the largest in brackets. The milliseconds belong to that machine: **read the ratios within a table**.

_Italics_ are floors and no products: a bare facade (a picture and a button), a bare \`<video>\` with the browser's own HLS, a pooled overlay. **Bold** is
Vitrine: from npm, from the script tag with the shop in memory, with captions of its own, and with a visitor who saves data, so that nothing is fetched
ahead of a press. The npm players are bundled alike (esbuild, production, split). A slow phone is a processor slowed 4 times; with a slow network it also has
9 Mbit/s and 60 ms.

Peers: ${peersOf.join(', ')}.

## Bytes and the first frame

On a slow phone with a slow network. The page is quiet before the press. Peers that ship hls.js in their bundle have fetched it by then.

${frames(found.frames)}

## Players at rest

Time of the main thread until the page is quiet, on a slow phone.

${idle(found.idle)}

## Hotspots

On a slow phone. A quarter of the hotspots is on screen at a time, and all of them move; those of videojs-overlay stand still.

${hotspots(found.hotspots)}

At half the rate the product moves at 64 px/s, at twice the rate at 256 px/s. Stalls are a unit test of the hotspot layer.

## Mounts

Without a slow-down. Bytes of the heap and nodes that are still there after collection, for each time that a player is put in and taken out again.

${mounts(found.mounts)}

## Feed

On a slow phone, swiped by touch. A row is a list of 1,000 videos of which each slide has picture, video, title and two buttons; the floor moves three slides
over the platform's own scrolling, the naive list has 1,000 \`<video>\`. The milliseconds of a swipe are those of the main thread in the 1.5 s that begin with it: the video plays,
and the one after it is prepared. The moving frame is counted from when half of the next video is in view.

${feed(found.feed)}

## Front page

On a slow phone with a slow network, from the demo's own server.

${page(found.page)}
`;
  writeFileSync(join(root, 'docs/benchmarks.md'), text);
}
