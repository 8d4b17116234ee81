import { setPageLocale } from '@vitrine/elements';
import type { Preview } from '@storybook/web-components-vite';
import { applyControls, controlsFor } from '../stories/support/controls.js';

/** Language, direction and scheme are worn by the page, as a shop would; they switch in place. */
export default {
  parameters: {
    layout: 'fullscreen',
    a11y: {
      test: 'error',
      options: { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    },
    options: { storySort: { order: ['Guide', 'Reference', 'Player', 'Product', 'Cart', 'Gift card'] } },
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
  // Every story has a control for each attribute of its element and for each token.
  argTypesEnhancers: [({ argTypes, component }) => ({ ...controlsFor(component), ...argTypes })],
  initialGlobals: { locale: 'en', scheme: 'light' },
  decorators: [
    (story, { canvasElement, component, args }) => {
      const rendered = story();
      // After this task the story stands in the page.
      setTimeout(() => applyControls(canvasElement, component, args));
      return rendered;
    },
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
