// lit-analyzer over the elements: bindings that neither the compiler nor the linter can see into.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { globSync } from './glob.mjs';
import { root } from './install.mjs';

const files = ['*.ts', '*/*.ts', '*/*/*.ts']
  .flatMap((pattern) => globSync(join(root, 'packages/elements/src'), pattern))
  .map((file) => file.slice(root.length));
const { status } = spawnSync(
  process.execPath,
  [
    join('node_modules', 'lit-analyzer', 'cli.js'),
    ...files,
    '--strict',
    '--quiet',
    // Knows fewer attributes than the platform has (popover, inert, exportparts).
    '--rules.no-unknown-attribute',
    'off',
    '--rules.no-missing-import',
    'off',
    // Its style sheet parser is older than :has(> …) and @starting-style.
    '--rules.no-invalid-css',
    'off',
    // Takes Lit's `nothing` for a symbol; the compiler has checked the values already.
    '--rules.no-incompatible-type-binding',
    'off',
    '--rules.no-unknown-tag-name',
    'off',
    // Written for decorators with an explicit type; ours infer them.
    '--rules.no-incompatible-property-type',
    'off',
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
