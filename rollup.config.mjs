import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import typescript from '@rollup/plugin-typescript';
import { minify } from '@swc/core';
import { minifyHTMLLiterals } from 'minify-literals';
import { chunkFor } from './scripts/chunk-plan.mjs';
import { globSync } from './scripts/glob.mjs';
import { root } from './scripts/install.mjs';
import { leanHls } from './scripts/lean-hls.mjs';
import { litLiterals } from './scripts/lit-literals.mjs';

/** The entry points of each package. What cannot be reached from one is not public. */
const entryPoints = {
  core: ['index.ts', 'hotspots/index.ts', 'structured-data/index.ts'],
  media: ['index.ts'],
  adapters: ['*/index.ts'],
  'adapter-kit': ['index.ts'],
  elements: ['index.ts', 'define/*.ts', 'i18n/locales/*.ts'],
  embed: ['pure.ts'],
  server: ['index.ts', 'command.ts', 'database/postgres.ts'],
};

/** tslib's one helper goes in: on Node the library itself leaves thirty names in the globals. */
const external = (id) => id !== 'tslib' && !/^[./\0]/.test(id) && !/^[A-Za-z]:[\\/]/.test(id);

/** TypeScript for one package. Declarations come from `tsc -b`, which runs first and fails the build on an error. */
const compile = (name, outDir = `packages/${name}/dist`) =>
  typescript({
    tsconfig: `packages/${name}/tsconfig.json`,
    filterRoot: false,
    include: [`${root}packages/${name}/src/**/*.ts`],
    exclude: ['**/*.test.ts'],
    noEmitOnError: true,
    compilerOptions: {
      outDir,
      composite: false,
      incremental: false,
      declaration: false,
      emitDeclarationOnly: false,
      sourceMap: true,
      // A map has the source itself: the files it names are not in the package.
      inlineSources: true,
      noCheck: true,
    },
  });

const minifyChunks = (module) => ({
  name: 'minify-chunks',
  async renderChunk(code) {
    const out = await minify(code, {
      module,
      ecma: 2022,
      sourceMap: true,
      // Functions stay where they are: put into their one caller they are shorter, but gzip finds less that repeats.
      compress: { passes: 3, toplevel: module, inline: 0, reduce_funcs: false },
      mangle: { toplevel: module },
      format: { comments: false },
    });
    return { code: out.code, map: out.map };
  },
});

const packages = Object.entries(entryPoints).map(([name, patterns]) => ({
  input: patterns.flatMap((pattern) => globSync(`packages/${name}/src`, pattern)),
  external,
  output: {
    dir: `packages/${name}/dist`,
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: `packages/${name}/src`,
    // npm never packs a folder called node_modules.
    entryFileNames: ({ name: module }) => (/tslib/.test(module) ? 'decorate.js' : '[name].js'),
  },
  plugins: [compile(name), litLiterals(minifyHTMLLiterals)],
}));

/**
 * The page's own policy names the one Trusted Types policy we make; a page may already have a `lit-html` of its own.
 */
const ownPolicyName = {
  name: 'own-policy-name',
  transform(code, id) {
    if (!/node_modules[\\/]lit-html[\\/]/.test(id) || !/createPolicy\(["']lit-html["']/.test(code)) return null;
    return { code: code.replace(/createPolicy\((["'])lit-html\1/g, 'createPolicy("vitrine"'), map: null };
  },
};

const browser = [
  nodeResolve({ browser: true, exportConditions: ['production', 'browser'] }),
  replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
  ownPolicyName,
  leanHls,
];

const chunks = {
  input: Object.fromEntries([
    ['boot', 'packages/embed/src/boot.ts'],
    ['shadow-roots', 'packages/embed/src/shadow-roots.ts'],
    ...globSync('packages/embed/src/adapters', '*.ts').map((file) => [
      `adapters/${/([^/\\]+)\.ts$/.exec(file)[1]}`,
      file,
    ]),
    // The compiled elements, named from the sources: on a fresh clone `dist` is empty when this file is read.
    ...globSync('packages/elements/src/define', '*.ts').map((file) => {
      const name = /([^/]+)\.ts$/.exec(file)[1];
      return [name, `packages/elements/dist/define/${name}.js`];
    }),
  ]),
  // An adapter's own later part may need what stands in the adapter's file.
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    // The script asks for these by name, together with an element: the browser would learn of them only from the element.
    chunkFileNames: ({ name }) =>
      /^(?:base|en|bn|ar|id|vi)$/.test(name) ? 'chunks/[name].js' : 'chunks/[name]-[hash].js',
    manualChunks: chunkFor,
    onlyExplicitManualChunks: true,
  },
  plugins: [compile('embed', 'dist/cdn'), ...browser, minifyChunks(true)],
};

const script = {
  input: 'packages/embed/src/script.ts',
  output: { file: 'dist/cdn/vitrine.js', format: 'iife', sourcemap: true },
  plugins: [compile('embed', 'dist/cdn'), minifyChunks(false)],
};

export default [...packages, script, chunks];
