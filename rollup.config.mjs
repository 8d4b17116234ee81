import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import typescript from '@rollup/plugin-typescript';
import { minify } from '@swc/core';
import { minifyHTMLLiterals } from 'minify-literals';
import { globSync } from './scripts/glob.mjs';
import { root } from './scripts/install.mjs';
import { litLiterals } from './scripts/lit-literals.mjs';

/** The doors of each package; what is not reachable from one is not public. */
const doors = {
  core: ['index.ts', 'hotspots/index.ts'],
  media: ['index.ts'],
  adapters: ['*/index.ts'],
  'adapter-kit': ['index.ts'],
  elements: ['index.ts', 'define/*.ts', 'i18n/locales/*.ts'],
  embed: ['pure.ts'],
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

const packages = Object.entries(doors).map(([name, patterns]) => ({
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
];

/**
 * Few chunks, each of what is fetched together: a file compresses far better whole than in crumbs, and asks once.
 * `base` is what every element needs, `goods` what card and sheet say of a product, `shop` the stores, `surfaces` the
 * sheet and the drawer (a page fetches both at idle). What composes several adapters stays out of `shop`: most pages
 * name one. A page has one backend: what they share is `backend` to all of them, a little more than each needs, and
 * `gifts` with what comes later.
 */
const CHUNKS = {
  base: /node_modules[\\/](?:@lit|lit|lit-html|lit-element|@lit-labs|nanostores)[\\/]|elements[\\/]dist[\\/](?:decorate|base[\\/](?:announcer|deep-active-element|press-guard|vitrine-element|adopt-styles|when-idle|store-controller|shop-context|request-event|emit|act|define-element|public-cart)|player[\\/]active[\\/]active-player|shop[\\/](?:provider-events|version)|i18n[\\/][\w-]+|theme[\\/](?:control\.styles|host\.styles|icons|tokens\.styles))\.js$|core[\\/]dist[\\/](?:(?:error|money|url)[\\/]|environment[\\/]random-id\.js$)/,
  goods:
    /elements[\\/]dist[\\/]product[\\/](?:add-to-cart|first-variant|picture-icon|price-view|problem-text|stock-text)\.js$/,
  shop: /elements[\\/]dist[\\/]shop[\\/](?:market-request|auto-mount)\.js$|core[\\/]dist[\\/](?:adapter[\\/](?!compose-adapters)|(?:cart|catalog|consent|environment|retry|shop)[\\/])/,
  backend:
    /adapters[\\/]dist[\\/](?:(?:cart|catalog|http|text)[\\/]|shopify-shared[\\/]error-codes\.js$)|embed[\\/]src[\\/]storage-of\.ts$/,
  gifts: /adapters[\\/]dist[\\/](?:gift-card|shopify-shared)[\\/](?!error-codes)[\w-]+\.js$/,
  sinks: /adapters[\\/]dist[\\/](?:analytics|ga4)[\\/]/,
  surfaces:
    /elements[\\/]dist[\\/](?:base[\\/](?:dialog-controller|swipe-down)|cart[\\/](?!cart-button|codes-form|credit-field|disclosure-parts|note-field)[\w.-]+|player[\\/]active[\\/](?:active-player-controls|covered-area)|product[\\/](?!product-card)[\w.-]+|theme[\\/]overlay\.styles)\.js$/,
};
const shared = (id) => Object.keys(CHUNKS).find((name) => CHUNKS[name].test(id));

const script = {
  input: 'packages/embed/src/script.ts',
  output: { file: 'dist/cdn/vitrine.js', format: 'iife', sourcemap: true },
  plugins: [compile('embed', 'dist/cdn'), minifyChunks(false)],
};

const chunks = {
  input: Object.fromEntries([
    ['boot', 'packages/embed/src/boot.ts'],
    ...globSync('packages/embed/src/adapters', '*.ts').map((file) => [
      `adapters/${/([^/\\]+)\.ts$/.exec(file)[1]}`,
      file,
    ]),
    // The compiled doors, named from the sources: on a fresh clone `dist` is empty when this file is read.
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
    chunkFileNames: 'chunks/[name]-[hash].js',
    manualChunks: shared,
    onlyExplicitManualChunks: true,
  },
  plugins: [compile('embed', 'dist/cdn'), ...browser, minifyChunks(true)],
};

export default [...packages, script, chunks];
