// Structured data of the demonstration's watch pages, held against the vocabulary of schema.org as TypeScript types.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { sourceOf } from '../../scripts/workspace-sources.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const { outputFiles } = await build({
  stdin: {
    contents: `export * from '@vitrine/core/structured-data'; export * from '@vitrine/adapters/memory'; export { cutHotspots, parseHotspots } from '@vitrine/core/hotspots';`,
    resolveDir: root,
  },
  plugins: [
    {
      name: 'workspace-sources',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^@vitrine\// }, ({ path }) => ({ path: join(root, sourceOf(path)) })),
    },
  ],
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const { createMemoryBackend, memoryAdapter, watchPageData } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const media = join(root, 'examples/demo/media');
async function shop(market) {
  const adapter = memoryAdapter(createMemoryBackend(), {
    mediaBase: 'https://shop.example/media',
    productUrl: (handle) => `https://shop.example/products/${handle}`,
    analytics: null,
  });
  await adapter.connect({
    market,
    storage: { get: () => null, set: () => {}, remove: () => {} },
    fetch: async (url) => new Response(readFileSync(String(url).replace('https://shop.example/media', media))),
  });
  return adapter;
}

const markets = [
  { locale: 'en', country: 'US', currency: 'USD' },
  { locale: 'vi', country: 'VN', currency: 'VND' },
  { locale: 'ar', country: 'KW', currency: 'KWD' },
];

async function pages(market) {
  const { videos, catalog } = await shop(market);
  const list = await videos.feed({ by: 'feed', id: '', limit: 50 });
  return Promise.all(
    list.videos.map(async (video) => ({
      url: `https://shop.example/v/${video.id}`,
      video,
      products: (await catalog.products(video.track.hotspots.map(({ product }) => product))).filter(Boolean),
      shopName: 'Kiln & Clove',
      returns: { countries: ['US', 'VN'], days: 30 },
      shipping: [
        {
          country: market.country,
          price: { amount: 500, currency: market.currency, exponent: 2 },
          handlingDays: [0, 1],
          transitDays: [2, 4],
        },
      ],
      breadcrumbs: [{ name: 'Kiln & Clove', url: '/' }, { name: 'Videos', url: '/videos/' }, { name: video.title }],
    })),
  );
}

/**
 * What the compiler says of each value as `Graph` of schema.org, in one run. The input of an action is an annotation of
 * the vocabulary and no property of it: it is looked at by itself.
 */
function problemsOf(values) {
  const name = join(root, 'test/repo/structured-data.ts');
  const withoutInputs = (key, value) => (key.endsWith('-input') ? undefined : value);
  const source = [
    `import type { Graph } from 'schema-dts';`,
    ...values.map((value, at) => `export const page${at}: Graph = ${JSON.stringify(value, withoutInputs)};`),
  ].join('\n');
  const options = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists(file);
  host.getSourceFile = (file, target) =>
    file === name ? ts.createSourceFile(file, source, target) : getSourceFile(file, target);
  const program = ts.createProgram([name], options, host);
  const file = program.getSourceFile(name);
  const problems = values.map(() => []);
  for (const { start, messageText } of [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]) {
    const { line } = file.getLineAndCharacterOfPosition(start);
    problems[line - 1].push(ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300));
  }
  return problems;
}

const english = await pages(markets[0]);

const mistakes = [
  ['"endOffset":', '"endsAt":'],
  ['"@type":"Clip"', '"@type":"Klip"'],
  ['https://schema.org/InStock', 'https://schema.org/Plenty'],
  ['"unitCode":"E37"', '"unitCode":{"@type":"Person","name":"x"}'],
];

test('watch pages speak the vocabulary of schema.org, which notices what is wrong', () => {
  // The three videos, and some of their parts: the compiler takes its time.
  const right = english.slice(0, 9).map(watchPageData);
  const first = JSON.stringify(right[0]);
  const wrong = mistakes.map(([from, to]) => {
    assert.ok(first.includes(from), from);
    return JSON.parse(first.replace(from, to));
  });
  const problems = problemsOf([...right, ...wrong]);
  assert.deepEqual(problems.slice(0, right.length).flat(), []);
  for (const [at, [, mistake]] of mistakes.entries()) assert.notDeepEqual(problems[right.length + at], [], mistake);
});

test('a search engine can begin a video at a moment', () => {
  assert.ok(english.length >= 40);
  for (const page of english) {
    const [{ potentialAction }] = watchPageData(page)['@graph'];
    assert.match(potentialAction.target, /\?t=\{seek_to_second_number\}$/);
    assert.equal(potentialAction['startOffset-input'], 'required name=seek_to_second_number');
  }
});

test('clips are the times at which a product that is sold is shown', () => {
  for (const page of english) {
    const [video] = watchPageData(page)['@graph'];
    const times = page.video.track.hotspots.flatMap(({ ranges }) =>
      ranges.map(({ start, end }) => [start, Math.min(end, page.video.duration)]),
    );
    const near = (list) => list.map((pair) => pair.map((time) => time.toFixed(2)).join()).sort();
    assert.deepEqual(near(video.hasPart.map(({ startOffset, endOffset }) => [startOffset, endOffset])), near(times));
  }
});

test('prices are exact decimals of each currency', async () => {
  for (const [market, digits] of [
    [markets[0], /^\d+\.\d\d$/],
    [markets[1], /^\d+$/],
    [markets[2], /^\d+\.\d{3}$/],
  ])
    for (const page of await pages(market))
      for (const { offers } of watchPageData(page)['@graph'].filter((node) => node['@type'] === 'Product'))
        for (const { price, priceCurrency } of offers.offers ?? [offers]) {
          assert.equal(priceCurrency, market.currency);
          assert.match(price, digits);
        }
});
