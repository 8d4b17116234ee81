import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/web-components-vite';

const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** The doors of the packages, opened on their sources: a story shows what is being written. */
const doors = [
  { find: /^@vitrine\/elements\/define\/(.+)$/, replacement: `${path('packages/elements/src/define')}/$1.ts` },
  { find: /^@vitrine\/elements\/locales\/(.+)$/, replacement: `${path('packages/elements/src/i18n/locales')}/$1.ts` },
  { find: /^@vitrine\/(adapters|core)\/(.+)$/, replacement: `${path('packages')}/$1/src/$2/index.ts` },
  { find: /^@vitrine\/([a-z-]+)$/, replacement: `${path('packages')}/$1/src/index.ts` },
];

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
    resolve: { ...config.resolve, alias: doors },
    build: { ...config.build, chunkSizeWarningLimit: 2000 },
  }),
} satisfies StorybookConfig;
