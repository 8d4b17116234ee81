// npm run docs: the Markdown of this repository and Storybook as one site, in dist/docs, with a search.
//   --serve           serves it afterwards, on port 4174 or `PORT`
//   --keep-storybook  takes the Storybook that was built last
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installPackages, root, run } from './install.mjs';

const site = join(root, 'dist/docs');

function put(address, text) {
  const path = join(site, address);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const copy = (from, to, options = {}) => cpSync(from, join(site, to), { recursive: true, ...options });

async function writeSite() {
  // Only now: a fresh clone installs the packages first.
  const { default: MiniSearch } = await import('minisearch');
  const { files, groups } = await import('./docs-site/map.mjs');
  const { renderDocument } = await import('./docs-site/render.mjs');
  const { examplePage, page } = await import('./docs-site/page.mjs');
  const { searchOptions } = await import('./docs-site/assets/search-options.js');

  const documents = files.map((file) => renderDocument(file, readFileSync(join(root, file), 'utf8')));
  const search = new MiniSearch(searchOptions);
  rmSync(site, { recursive: true, force: true });
  for (const document of documents) {
    put(document.address, page(document, documents, groups));
    for (const example of document.examples) put(example.name, examplePage(example));
    for (const [to, from] of document.assets) copy(join(root, from), to);
    for (const { id, ...section } of document.sections) search.add({ id: `${document.address}#${id}`, ...section });
  }
  put('site/index.json', JSON.stringify(search));
  copy(join(root, 'scripts/docs-site/assets'), 'site');
  copy(fileURLToPath(import.meta.resolve('minisearch')), 'site/minisearch.js');
  copy(join(root, 'dist/cdn'), 'cdn', { filter: (path) => !path.endsWith('.map') });
  // The examples show all videos of the memory shop.
  copy(join(root, 'examples/demo/media'), 'cdn/sample/media');
  copy(join(root, 'dist/storybook'), 'storybook');
  return documents.length;
}

const { values } = parseArgs({
  options: { serve: { type: 'boolean' }, 'keep-storybook': { type: 'boolean' } },
});
installPackages();
build();
if (!values['keep-storybook'] || !existsSync(join(root, 'dist/storybook/index.json')))
  run(process.execPath, [join(root, 'scripts/storybook.mjs'), 'build']);
console.log(`${await writeSite()} pages and Storybook are in dist/docs`);
if (values.serve) {
  const { serve } = await import('./serve.mjs');
  const { url } = await serve({ port: Number(process.env.PORT ?? 4174), mounts: { '/': 'dist/docs' } });
  console.log(`\n  Documentation  ${url}/\n  Stop with Ctrl+C.\n`);
}
