/**
 * The entry points of the packages, and the sources that they are built from, below the root. Tests and stories read
 * these, so they never see a stale build. `@vitrine/testing` is no package: it is what only tests import.
 */
export const workspaceSources = [
  [/^@vitrine\/testing\/(.+)$/, 'test/doubles/$1.ts'],
  [/^@vitrine\/elements\/define\/(.+)$/, 'packages/elements/src/define/$1.ts'],
  [/^@vitrine\/elements\/locales\/(.+)$/, 'packages/elements/src/i18n/locales/$1.ts'],
  [/^@vitrine\/(adapters|core)\/(.+)$/, 'packages/$1/src/$2/index.ts'],
  [/^@vitrine\/embed\/pure$/, 'packages/embed/src/pure.ts'],
  [/^@vitrine\/([a-z-]+)$/, 'packages/$1/src/index.ts'],
];

/** The source of an entry point, below the root; `undefined` for any other import. */
export function sourceOf(specifier) {
  const found = workspaceSources.find(([pattern]) => pattern.test(specifier));
  return found && specifier.replace(...found);
}
