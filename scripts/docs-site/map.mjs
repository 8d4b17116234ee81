// Which Markdown files the documentation site has, where, and in what order.
import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../install.mjs';

const pages = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .sort((one, other) => (other === 'README.md') - (one === 'README.md') || (one < other ? -1 : 1))
    .map((name) => `${folder}/${name}`);
const docs = (...names) => names.map((name) => `docs/${name}.md`);

/** The groups of the navigation. Every page of `docs/` is in one of them; a test says so. */
export const groups = [
  {
    title: 'Start',
    files: ['README.md', ...docs('script-tag', 'hosting', 'frameworks', 'recipes', 'troubleshooting')],
  },
  { title: 'Videos', files: docs('hotspots', 'feed', 'video-markup', 'watch-pages') },
  { title: 'Reference', files: docs('elements', 'events', 'tokens', 'browsers', 'policy', 'analytics', 'demo-shop') },
  { title: 'Backends', files: [...pages('docs/backends'), ...docs('service', 'writing-an-adapter')] },
  {
    title: 'Packages',
    files: ['core', 'adapters', 'adapter-kit', 'media', 'elements', 'embed', 'server'].map(
      (name) => `packages/${name}/README.md`,
    ),
  },
  {
    title: 'Inside',
    files: [...docs('architecture', 'walk', 'glossary', 'benchmarks'), 'CONTRIBUTING.md', 'CHANGELOG.md'],
  },
  { title: 'Errors', files: pages('docs/errors'), isClosed: true },
  { title: 'Decisions', files: pages('docs/decisions'), isClosed: true },
  { title: 'Conduct and security', files: ['CODE_OF_CONDUCT.md', 'SECURITY.md'], isClosed: true },
];

export const files = groups.flatMap((group) => group.files);

/** The address of a page, below the site: `docs/errors/README.md` is `errors/index.html`. */
export function addressOf(file) {
  if (file === 'README.md') return 'index.html';
  const path = file.replace(/^docs\//, '').replace(/README\.md$/, 'index.md');
  return posix.normalize(path.replace(/\.md$/, '.html')).toLowerCase();
}
