import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `root` for a pattern with `*` as any one name: `define/*.ts`. Sorted, with forward slashes. No tests. */
export function globSync(root, pattern) {
  const walk = (directory, [part, ...rest]) => {
    if (!existsSync(directory)) return [];
    const match = new RegExp(`^${part.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*')}$`);
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => match.test(entry.name) && !/\.(?:test|d)\.[mc]?[jt]s$/.test(entry.name))
      .flatMap((entry) =>
        rest.length
          ? entry.isDirectory()
            ? walk(join(directory, entry.name), rest)
            : []
          : entry.isFile()
            ? [join(directory, entry.name)]
            : [],
      );
  };
  return walk(root, pattern.split('/'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
