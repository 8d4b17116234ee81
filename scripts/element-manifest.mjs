// The elements of custom-elements.json, which the build makes from their doc blocks.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

export function readElements() {
  const { modules } = JSON.parse(readFileSync(join(root, 'packages/elements/custom-elements.json'), 'utf8'));
  return modules.flatMap(({ declarations }) => declarations);
}
