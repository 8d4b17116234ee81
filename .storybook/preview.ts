import { setPageLocale } from '@vitrine/elements';
import type { Preview } from '@storybook/web-components-vite';

/** Language, direction and scheme are worn by the page, as a shop would; they switch in place. */
export default {
  parameters: {
    layout: 'fullscreen',
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
    options: { storySort: { order: ['Guide', 'Player', 'Product', 'Cart', 'Gift card'] } },
  },
  globalTypes: {
    locale: {
      description: 'Language',
      toolbar: { icon: 'globe', title: 'Language', dynamicTitle: true, items: ['en', 'bn', 'ar', 'id', 'vi'] },
    },
    scheme: {
      description: 'Scheme',
      toolbar: { icon: 'contrast', title: 'Scheme', dynamicTitle: true, items: ['light', 'dark'] },
    },
  },
  initialGlobals: { locale: 'en', scheme: 'light' },
  decorators: [
    (story, { globals }) => {
      const root = document.documentElement;
      const locale = String(globals['locale']);
      root.lang = locale;
      root.dir = locale === 'ar' ? 'rtl' : 'ltr';
      root.style.colorScheme = String(globals['scheme']);
      root.style.background = globals['scheme'] === 'dark' ? '#161513' : '#fbf9f5';
      setPageLocale(locale);
      return story();
    },
  ],
} satisfies Preview;
