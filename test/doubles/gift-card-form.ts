import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import {
  createMemoryStorage,
  createShop,
  type Adapter,
  type GiftCardDesign,
  type GiftCardPort,
  type Market,
  type OnlineSignal,
  type Shop,
} from '@vitrine/core';
import '../../packages/elements/src/define/shop.js';
import '../../packages/elements/src/define/gift-card-form.js';
import type { VitrineGiftCardForm } from '../../packages/elements/src/gift-card/gift-card-form.js';
import { dayIn, zoneHere } from '../../packages/elements/src/gift-card/send-date.js';

export const area = { x: 0.2, y: 0.2, w: 0.6, h: 0.5 };
export const design = (id: string, occasion: string, title: string): GiftCardDesign => ({
  id,
  occasion,
  title,
  image: `/packages/elements/gift-designs/${id}.svg`,
  still: `/packages/elements/gift-designs/${id}-still.svg`,
  ink: '#fff1e0',
  paper: '#4a1a47',
  textArea: area,
});
export const designs = [
  design('gift-ribbon', 'any', 'Gift ribbon'),
  design('birthday-candles', 'birthday', 'Birthday candles'),
  design('wedding-rings', 'wedding', 'Rings and roses'),
  design('tet-blossom', 'moon-day', 'Tết blossom'),
];

export interface PlaceOptions {
  /** Replaces methods of the port. */
  readonly port?: (port: GiftCardPort) => Partial<GiftCardPort>;
  /** Ports that the adapter does not have. */
  readonly without?: readonly (keyof Adapter)[];
  readonly market?: Partial<Market>;
  readonly online?: OnlineSignal;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A shop over a memory backend of its own. While `hold(true)` is in force no request is answered. */
function makeShop({ port, without = [], market, online }: PlaceOptions) {
  const calls = new Map<string, number>();
  let waiting: (() => void)[] = [];
  let holds = false;
  const adapter = memoryAdapter(createMemoryBackend(demoSeed), {
    analytics: null,
    async wire(send, call) {
      calls.set(call, (calls.get(call) ?? 0) + 1);
      if (holds) await new Promise<void>((resolve) => waiting.push(resolve));
      return send();
    },
  });
  const giftCard = { ...(adapter.giftCard as GiftCardPort), designs: async () => designs };
  const made: Adapter = { ...adapter, giftCard: { ...giftCard, ...port?.(giftCard) } };
  const kept = Object.fromEntries(
    Object.entries(made).filter(([name]) => !without.includes(name as keyof Adapter)),
  ) as unknown as Adapter;
  const shop = createShop(kept, {
    storage: createMemoryStorage(),
    tabs: false,
    reactions: [],
    ...(market ? { market } : {}),
    ...(online ? { online } : {}),
  });
  const hold = (now: boolean): void => {
    holds = now;
    if (!now) for (const answer of waiting.splice(0)) answer();
    waiting = [];
  };
  return { shop, calls, hold };
}

export const typed = { name: 'Amina', email: 'amina@example.com', sender: 'Bob', message: 'Happy birthday!' };

/** The shop of the last form that was placed, with what its adapter was asked. */
export let test: ReturnType<typeof makeShop>;
export let shop: Shop;

/** For `afterEach`: disposes the shop, if a form was placed. */
export const disposeShop = (): void => (shop as Shop | undefined)?.dispose();

export async function place({ lang = 'en', dir = 'ltr', attributes = {}, ...options }: PlaceOptions = {}) {
  test = makeShop(options);
  shop = test.shop;
  const root = await fixture<HTMLElement>(
    html`<div lang=${lang} dir=${dir}><vitrine-shop .shop=${shop}></vitrine-shop></div>`,
  );
  const form = document.createElement('vitrine-gift-card-form');
  for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  root.querySelector('vitrine-shop')?.append(form);
  return { root, form, ...reach(form) };
}

export function reach(form: VitrineGiftCardForm) {
  const all = <E extends HTMLElement = HTMLElement>(selector: string): E[] => [
    ...form.renderRoot.querySelectorAll<E>(selector),
  ];
  const has = (selector: string): boolean => form.renderRoot.querySelector(selector) !== null;
  const find = <E extends HTMLElement = HTMLInputElement>(selector: string, at = 0): E => {
    const found = all<E>(selector)[at];
    if (!found) throw new Error(`no ${selector} (${at})`);
    return found;
  };
  const type = async (selector: string, value: string, at = 0): Promise<void> => {
    const field = find(selector, at);
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await form.updateComplete;
  };
  const press = async (selector: string, at = 0): Promise<void> => {
    find(selector, at).click();
    await form.updateComplete;
  };
  const chip = (text: string): HTMLInputElement => {
    const input = all('label.chip')
      .find((one) => one.textContent?.trim() === text)
      ?.querySelector('input');
    if (!input) throw new Error(`no chip ${text}`);
    return input;
  };
  const problem = (selector: string, at = 0): string => {
    const field = find(selector, at);
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
    const text = all('.problem').find(({ id }) => ids.includes(id))?.textContent ?? '';
    expect(field.getAttribute('aria-invalid'), `${selector} ${at} invalid`).to.equal(text === '' ? null : 'true');
    return text;
  };
  const own = async (text: string): Promise<void> => {
    chip(all('label.chip').at(-1)?.textContent?.trim() ?? '').click();
    await form.updateComplete;
    await type('#amount', text);
  };
  const values = (): readonly unknown[] => [
    ...all<HTMLInputElement>('input[id^=name-], input[id^=email-]').map(({ value }) => value),
    find('#sender').value,
    find<HTMLTextAreaElement>('#message').value,
    has('#amount') ? find('#amount').value : null,
    has('#date') ? find('#date').value : null,
    find('#consent').checked,
  ];
  const announced = (text: string): Promise<void> =>
    waitUntil(
      () => all('[role=status], [role=alert]').some((region) => region.textContent?.includes(text)),
      `announced: ${text}`,
      { timeout: 5000 },
    );
  return { all, has, find, type, press, chip, problem, own, values, announced };
}

export async function ready(options: PlaceOptions = {}) {
  const placed = await place(options);
  await waitUntil(() => placed.has('form'), 'the form is shown');
  return placed;
}

export type Placed = Awaited<ReturnType<typeof ready>>;

export async function fill({ type, find, press }: Placed, text: Partial<typeof typed> = {}): Promise<void> {
  const all = { ...typed, ...text };
  await type('input[id^=name-]', all.name);
  await type('input[id^=email-]', all.email);
  await type('#sender', all.sender);
  await type('#message', all.message);
  if (!find('#consent').checked) await press('#consent');
}

/** Presses until the press counts: one that comes too soon after another is ignored. */
export const pressLater = ({ press }: Placed, done: () => boolean): Promise<void> =>
  waitUntil(
    async () => {
      if (!done()) await press('.add');
      return done();
    },
    'pressed',
    { interval: 600, timeout: 6000 },
  );

export async function filled(options: PlaceOptions = {}) {
  const placed = await ready(options);
  await fill(placed);
  return placed;
}

export const lines = () => shop.cart.$state.get().cart?.lines ?? [];
export const today = (): string => dayIn(zoneHere(), Date.now());
