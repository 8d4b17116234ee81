import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';
import { elementExamples } from '../scripts/element-examples.mjs';
import { readElements } from '../scripts/element-manifest.mjs';
import { workspaceSources } from '../scripts/workspace-sources.mjs';

const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** A story shows what is being written, not what was built last. */
const alias = workspaceSources.map(([find, replacement]) => ({ find, replacement: path(replacement) }));

export default {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-a11y'],
  staticDirs: [
    { from: '../examples/demo/media', to: '/media' },
    { from: '../test/fixtures/media', to: '/fixtures' },
    { from: '../packages/elements/gift-designs', to: '/gift-designs' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (config) => ({
    ...config,
    resolve: { ...config.resolve, alias },
    define: {
      ...config.define,
      ELEMENTS: JSON.stringify(readElements()),
      EXAMPLES: JSON.stringify(elementExamples),
    },
    build: { ...config.build, chunkSizeWarningLimit: 2000 },
  }),
} satisfies StorybookConfig;
