import { vendureDashboardPlugin } from '@vendure/dashboard/vite';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/**
 * Where the page stands is where its API is: one build serves on any port. The engine knows sessions by bearer tokens
 * only.
 */
export default defineConfig({
  root: here,
  base: '/dashboard',
  build: { outDir: join(here, 'dist'), emptyOutDir: true },
  plugins: [
    vendureDashboardPlugin({
      vendureConfigPath: pathToFileURL(join(here, 'vendure-config.ts')),
      api: { host: 'auto', port: 'auto', tokenMethod: 'bearer' },
    }),
  ],
});
