// The elements of custom-elements.json, which the build makes from their doc blocks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

/** By their tags: the order of the manifest is that of the files on this disk. */
export function readElements() {
  const { modules } = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8'));
  return modules
    .flatMap(({ declarations }) => declarations)
    .sort(({ tagName: one = '' }, { tagName: other = '' }) => (one < other ? -1 : one > other ? 1 : 0));
}
