import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/gift-card-form';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { demoShop, type DemoShop, type DemoShopOptions } from '../support/demo-shop.js';

/** Buys gift cards, one for each recipient, with a preview of the card. */
export default {
  title: 'Gift card/Gift card form',
  component: 'vitrine-gift-card-form',
} satisfies Meta;

type Story = StoryObj;

const page = new CSSStyleSheet();
page.replaceSync(`
  .gift-story { max-width: 1080px; margin: 0 auto; padding: 32px 16px 80px; font-family: system-ui, sans-serif; }
  .gift-story h1 { font-weight: 600; letter-spacing: -0.02em; color: light-dark(#1f1d1a, #f1eee7); }
`);
document.adoptedStyleSheets.push(page);

const form = html`<vitrine-gift-card-form></vitrine-gift-card-form>`;

function story(
  play?: (giver: Giver) => unknown,
  options: DemoShopOptions = {},
  element: TemplateResult = form,
  prepare?: (demo: DemoShop) => void,
  lang?: string,
): Story {
  return {
    render: () => {
      const demo = demoShop({ ...options, ...(lang === undefined ? {} : { locale: lang }) });
      prepare?.(demo);
      return html`<main
        class="gift-story"
        lang=${lang ?? document.documentElement.lang}
        dir=${(lang ?? document.documentElement.lang) === 'ar' ? 'rtl' : 'ltr'}
      >
        <h1>Kiln & Clove</h1>
        <vitrine-shop .shop=${demo.shop}>${element}</vitrine-shop>
      </main>`;
    },
    ...(play ? { play: async ({ canvasElement }) => void (await play(await giverIn(canvasElement))) } : {}),
  };
}

interface Giver {
  type(selector: string, text: string, at?: number): Promise<void>;
  press(selector: string, at?: number): Promise<void>;
}

/** Types and presses in the form of a story. */
async function giverIn(canvas: HTMLElement): Promise<Giver> {
  const element = canvas.querySelector('vitrine-gift-card-form');
  if (!element) throw new Error('no form');
  const find = async (selector: string, at: number): Promise<HTMLElement> => {
    for (;;) {
      const found = element.shadowRoot?.querySelectorAll<HTMLElement>(selector)[at];
      if (found) return found;
      await new Promise(requestAnimationFrame);
    }
  };
  await find('form', 0);
  return {
    async type(selector, text, at = 0) {
      const field = (await find(selector, at)) as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
    },
    async press(selector, at = 0) {
      (await find(selector, at)).click();
      await element.updateComplete;
    },
  };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Gift {
  readonly names: readonly string[];
  readonly sender: string;
  readonly message: string;
}

const gift: Gift = {
  names: ['Amina', 'Teo'],
  sender: 'Bob, Dana and little Ida',
  message: 'Happy birthday, you two! May the year be full of long walks, good bread and better books.',
};

async function fill({ type, press }: Giver, { names, sender, message }: Gift): Promise<void> {
  for (const [at, name] of names.entries()) {
    if (at > 0) await press('.add-recipient');
    await type('input[id^=name-]', name, at);
    await type('input[id^=email-]', `${at + 1}@example.com`, at);
  }
  await type('#sender', sender);
  await type('#message', message);
  await press('[name=when]', 1);
  await type('#date', inDays(12));
  await press('#consent');
}

export const Ready = story();

/** Two recipients: two cards, two lines of the cart. */
export const Filled = story((giver) => fill(giver, gift));

/** Every field with its error, and the limits in its words. */
export const Rejected = story(async ({ type, press }) => {
  await press('.chip:last-of-type input');
  await type('#amount', '9');
  await type('input[id^=email-]', 'amina at example');
  await type('#message', 'So much to say! '.repeat(14));
  await press('[name=when]', 1);
  await type('#date', '2020-01-01');
  await press('.add');
});

export const Sent = story(async (giver) => {
  await fill(giver, gift);
  await giver.press('.add');
});

/** Names of sixty characters, a message of two hundred: the card keeps them inside its area. */
export const LongWords = story((giver) =>
  fill(giver, {
    names: ['Maximiliana Aleksandra von Hohenzollern-Sigmaringen Lindqvist'.slice(0, 60)],
    sender: 'Everybody at the Department of Long Names and Longer Titles',
    message: 'There is so much to say about a friend of so many years that no card is large enough for it. '
      .repeat(3)
      .slice(0, 200),
  }),
);

/** While the shop's gift cards are loading. */
export const Loading = story(undefined, {}, form, (demo) => demo.hold());

export const Failed = story(undefined, {}, form, (demo) => demo.fail('misconfigured'));

/** The shop accepts no other amount. */
export const ChipsOnly = story(undefined, {
  editGifts: (config) => {
    const { custom: _custom, ...rest } = config;
    return rest;
  },
});

/** The shop proposes no amounts. */
export const OwnAmountOnly = story(undefined, { editGifts: (config) => ({ ...config, amounts: [] }) });

/** Sent right after the order, to one recipient, with a link to the terms. */
export const NowToOne = story(undefined, {
  editGifts: (config) => {
    const { scheduleMaxDays: _days, ...rest } = config;
    return { ...rest, maxRecipients: 1, termsUrl: '#/terms' };
  },
});

/** Long prices. */
export const Dong = story(
  (giver) =>
    fill(giver, {
      ...gift,
      names: ['Nguyễn Thị Minh Khai'],
      sender: 'Lan',
      message: 'Chúc mừng sinh nhật! Chúc bạn một năm thật nhiều niềm vui và sức khỏe.',
    }),
  { currency: 'VND' },
  form,
  undefined,
  'vi',
);

export const Bengali = story(
  (giver) =>
    fill(giver, {
      names: ['আমিনা রহমান'],
      sender: 'রফিকুল ইসলাম',
      message: 'জন্মদিনের অনেক অনেক শুভেচ্ছা! তোমার আগামী বছর কাটুক ভালোবাসা আর সুস্বাস্থ্যে।',
    }),
  { currency: 'BDT' },
  form,
  undefined,
  'bn',
);

/** Right to left. */
export const Arabic = story(
  (giver) =>
    fill(giver, {
      names: ['أمينة', 'سارة'],
      sender: 'خالد',
      message: 'كل عام وأنت بخير! أتمنى لك عامًا مليئًا بالفرح والسفر والكتب الجميلة.',
    }),
  { currency: 'KWD' },
  form,
  undefined,
  'ar',
);

/** One column, as in a sheet. */
export const Compact = story(
  (giver) => fill(giver, gift),
  {},
  html`<vitrine-gift-card-form compact></vitrine-gift-card-form>`,
);
