// The tables of the bench in Markdown, and the page that holds them.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import { feeds } from './feed-swipe.mjs';
import { goalsOf } from './goals.mjs';
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

/** Every goal, with what was measured, the missed ones in bold. */
function goals(found) {
  const rows = goalsOf(found).map(({ measure, unit, goal, value, digits }) => {
    const isMet = value <= goal;
    return [measure, `${number(goal, digits)} ${unit}`, number(value, digits), isMet ? 'yes' : '**no**'];
  });
  return table(['measure', 'goal, at most', 'measured', 'met'], rows);
}

/** How many rounds there were, in words: a single one has no spread. */
const roundsIn = (list) => (list.length === 1 ? 'one round' : `${list.length} rounds`);

export const tables = { frames, idle, hotspots, mounts, feed, page };

/** Why goals are missed: to be corrected when a run says otherwise. */
const shortfalls = `- **Players at rest.** The facade is a picture and a button. Ours reads about 25 kB of script, and makes the first two players in view ready for a press:
  the code of the whole player and, for HLS, hls.js and the playlist (\`packages/elements/src/player/playback/warm-up.ts\`). That costs the same for one
  player and for a hundred, so it weighs most where there is one; the rows for MP4 are without hls.js. It is what a quick press costs, and is left out for
  visitors who save data. In a profile of one player about half of the time is the browser's own (parsing, style, pictures), and most of the rest is run
  once for a page: modules, definitions of elements, the first template and style sheets. Leaving out what is made ready changed little.
- **Press to the first frame.** In a profile about half of the busy time is the browser's own: decoding, style, painting. hls.js needs a tenth, and the
  interface of the player less than that. \`HlsEngine\` reads the style of the video before hls.js asks for the first segment, so the browser probably works out
  the style of the new interface in between (\`packages/media/src/hls/hls-engine.ts\`).
- **Hotspots.** Markers move on the compositor, without a script for each frame. Four times a second each marker on screen is placed, grouped and
  compared with a frame (\`packages/elements/src/hotspot/hotspot-layer.ts\`); the pooled overlay sets one property then.
- **Kept of a mount.** What is kept are bytes and no nodes, and they come mostly after the first frame.
- **Front page.** Shop, player and sheet share one slow processor and one slow network with the videos. A third to a half of what a press on a hotspot takes is inside
  \`showModal()\`: the browser works out the style of some 230 elements and their layout before it gives the focus to the sheet, whose pictures, options,
  price and terms are made at once. An empty dialog needs a fifth of that. Drawing the sheet from its templates is a tenth.`;

const versionsOf = (path) => Object.entries(JSON.parse(readFileSync(join(root, path), 'utf8')).dependencies ?? {});

/** Writes docs/benchmarks.md. */
export function report(found, chromium) {
  const peersOf = versionsOf('test/bench/package.json').map(([name, version]) => `${name} ${version}`);
  const processor = cpus();
  const rounds = `${roundsIn(found.frames.frames.get('HLS plain video') ?? [])} of first frames, ${roundsIn(
    found.idle.get('HLS 1 facade') ?? [],
  )} of players at rest, ${roundsIn(found.hotspots.cost.get('100 vitrine') ?? [])} of hotspots, ${roundsIn(
    found.page,
  )} of the front page`;
  const text = `# Vitrine beside its peers

<!-- Written by \`npm run bench\`: change the text in test/bench/report.mjs. -->

What Vitrine costs a visitor, beside a page without a player and beside other players: bytes, work of the processor, waiting.
Also where it loses.

Measured on ${new Date().toISOString().slice(0, 10)}: Chromium ${chromium}, Node ${process.versions.node}, ${processor.length} cores (${processor[0]?.model.trim() ?? 'unknown'});
${rounds}.

## How to read it

**Read the ratios within a table.** The milliseconds belong to one machine. All players of a table are measured in one run, one after the other in each
round, each page in a profile of its own, so what slows one slows all. A figure is the median of the rounds, with the smallest and the largest in
brackets; where these overlap, two rows do not differ. Without brackets there was one round, which says little. "–" = it showed no frame within 20 s, or
does not play at all.

| row | what it is |
| --- | --- |
| _facade_ | floor: a picture and a button; a press loads hls.js and plays |
| _plain video_ | floor: a bare \`<video>\`, HLS by the browser itself |
| _hls.js_ | floor: a bare \`<video>\` with hls.js, already fetched |
| _floor_ (hotspots) | floor: dots from a pool, each sent by CSS four times a second to where it will be |
| _floor_, _naive_ (feed) | floors: three slides over the platform's own scrolling; a list of 1,000 \`<video>\` |
| **vitrine (npm)** | the player of the package, bundled by esbuild |
| **vitrine (npm, own captions)** | the same with a \`<track>\`, so that the smaller build of hls.js suffices |
| **vitrine (npm, nothing ahead)** | the same for a visitor who saves data: nothing is fetched ahead of a press |
| **vitrine (tag, memory shop)** | the script tag, with a shop in memory |
| all others | products, in the versions below, with the markup of their own documents (\`test/bench/peers.mjs\`) |

_Italics_ are floors and no products, **bold** is Vitrine. "÷ floor" and the like divide by that row; "÷ best peer" by the quickest product in the table,
so more than 1.00 in a bold row is a loss. The npm players are bundled alike (esbuild, production, split). A slow phone is a processor slowed 4 times;
with a slow network it also has 9 Mbit/s and 60 ms.

Peers: ${peersOf.join(', ')}.

## Repeat it

\`npm run bench\` installs the peers, builds, measures for about ten minutes in headless Chromium and writes this page. \`npm run bench -- --minutes 30\` takes
more rounds, \`npm run bench -- --only hotspots\` measures one part and writes nothing (\`frames\`, \`idle\`, \`hotspots\`, \`mounts\`, \`feed\`, \`page\`). Nothing else
should run on the machine meanwhile. It asserts nothing: what must not grow is counted by the tests.

## Against the goals

${goals(found)}

Where a goal is missed:

${shortfalls}

## Bytes and the first frame

On a slow phone with a slow network. The page is quiet before the press. Peers that ship hls.js in their bundle have fetched it by then.

${frames(found.frames)}

## Players at rest

Time of the main thread until the page is quiet, on a slow phone. The time of a whole page: the browser's own work is most of what a facade needs.

${idle(found.idle)}

## Hotspots

Time of the main thread for each frame of the video, on a slow phone. A quarter of the hotspots is on screen at a time, and all of them move; those of
videojs-overlay stand still.

${hotspots(found.hotspots)}

Distances are read from pictures of the page. At half the rate the product moves at 64 px/s, at twice the rate at 256 px/s. Stalls are a unit test of
the hotspot layer.

## Mounts

Without a slow-down. Bytes of the heap and nodes that are still there after collection, for each time that a player is put in and taken out again;
"played": it also showed a frame.

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
