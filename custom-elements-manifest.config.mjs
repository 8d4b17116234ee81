/**
 * The manifest of the elements, from their doc blocks. The framework types, the editor data and docs/elements.md are
 * made from it. Its paths are those of the published package.
 */
const published = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');

/** Descriptions are wrapped in the sources; readers of the manifest wrap them themselves. */
const unwrap = (text) => text?.replace(/\s*\n\s*/g, ' ');

/** What pages can use: private members are left out, and so is where an inherited item comes from. */
const publicItems = (items = []) =>
  items
    .filter(({ name, privacy }) => (privacy === undefined || privacy === 'public') && !name.startsWith('#'))
    .map(({ inheritedFrom: _, ...item }) => ({ ...item, description: unwrap(item.description) }));

const publicElement = (declaration) => {
  const element = { ...declaration, description: unwrap(declaration.description) };
  for (const list of ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties'])
    if (element[list]) element[list] = publicItems(element[list]);
  if (element.superclass?.module)
    element.superclass = { ...element.superclass, module: published(element.superclass.module.replace(/^\//, '')) };
  return element;
};

/** An element has two modules: the one of its class, and `define/<name>`, which registers it and exports the class. */
const modulesOf = (path, element) => {
  const declaration = { name: element.name, module: path };
  return [
    {
      kind: 'javascript-module',
      path,
      declarations: [element],
      exports: [{ kind: 'js', name: element.name, declaration }],
    },
    {
      kind: 'javascript-module',
      path: `dist/define/${element.tagName.replace('vitrine-', '')}.js`,
      declarations: [],
      exports: [
        { kind: 'js', name: element.name, declaration },
        { kind: 'custom-element-definition', name: element.tagName, declaration },
      ],
    },
  ];
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/i18n/locales/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'published-elements',
      packageLinkPhase({ customElementsManifest }) {
        customElementsManifest.modules = customElementsManifest.modules.flatMap(({ path, declarations = [] }) =>
          declarations
            .filter(({ kind, tagName }) => kind === 'class' && tagName)
            .flatMap((declaration) => modulesOf(published(path), publicElement(declaration))),
        );
      },
    },
  ],
};
