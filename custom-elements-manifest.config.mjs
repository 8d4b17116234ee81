/** The manifest of the elements, from their doc blocks; module paths are those of the published package. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/i18n/locales/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'published-paths',
      packageLinkPhase({ customElementsManifest }) {
        const published = (path) => path.replace(/^src\//, 'dist/').replace(/\.ts$/, '.js');
        customElementsManifest.modules = customElementsManifest.modules
          .map((module) => ({
            ...module,
            path: published(module.path),
            declarations: module.declarations
              ?.filter((declaration) => declaration.kind === 'class' && declaration.tagName)
              .map((declaration) => ({
                ...declaration,
                // What is private is nobody's to use; inherited members of Lit say nothing about the element.
                members: declaration.members
                  ?.filter((member) => member.privacy === undefined || member.privacy === 'public')
                  .filter((member) => !member.name.startsWith('#')),
              })),
            exports: module.exports?.filter((item) => item.kind === 'custom-element-definition'),
          }))
          .filter((module) => module.declarations?.length || module.exports?.length);
      },
    },
  ],
};
