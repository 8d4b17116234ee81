import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { createMemoryBackend, demoSeed, memoryAdapter } from '@vitrine/adapters/memory';
import {
  createMemoryStorage,
  createShop,
  VitrineError,
  type Adapter,
  type GiftCardConfig,
  type GiftCardDesign,
  type GiftCardPort,
  type Market,
  type OnlineSignal,
  type Shop,
} from '@vitrine/core';
import '../define/shop.js';
import '../define/gift-card-form.js';
import type { VitrineRequestEvent } from '../base/request-event.js';
import type { VitrineGiftCardForm } from './gift-card-form.js';
import { dayIn, plusDays, zoneHere } from './send-date.js';

const area = { x: 0.2, y: 0.2, w: 0.6, h: 0.5 };
const design = (id: string, occasion: string, title: string): GiftCardDesign => ({
  id,
  occasion,
  title,
  image: `/packages/elements/gift-designs/${id}.svg`,
  still: `/packages/elements/gift-designs/${id}-still.svg`,
  ink: '#fff1e0',
  paper: '#4a1a47',
  textArea: area,
});
const designs = [
  design('gift-ribbon', 'any', 'Gift ribbon'),
  design('birthday-candles', 'birthday', 'Birthday candles'),
  design('wedding-rings', 'wedding', 'Rings and roses'),
  design('tet-blossom', 'moon-day', 'Tết blossom'),
];

interface PlaceOptions {
  /** Changes what the port answers. */
  readonly port?: (port: GiftCardPort) => Partial<GiftCardPort>;
  /** Ports that the adapter does not have. */
  readonly without?: readonly (keyof Adapter)[];
  readonly market?: Partial<Market>;
  readonly online?: OnlineSignal;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A shop over a memory server of its own. `hold`: while true nothing gets an answer. */
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

const typed = { name: 'Amina', email: 'amina@example.com', sender: 'Bob', message: 'Happy birthday!' };

describe('<vitrine-gift-card-form>', () => {
  let test: ReturnType<typeof makeShop>;
  let shop: Shop;

  afterEach(() => shop.dispose());

  async function place({ lang = 'en', dir = 'ltr', attributes = {}, ...options }: PlaceOptions = {}) {
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

  function reach(form: VitrineGiftCardForm) {
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
    const said = (text: string): Promise<void> =>
      waitUntil(
        () => all('[role=status], [role=alert]').some((region) => region.textContent?.includes(text)),
        `announced: ${text}`,
        { timeout: 5000 },
      );
    return { all, has, find, type, press, chip, problem, own, values, said };
  }

  async function ready(options: PlaceOptions = {}) {
    const placed = await place(options);
    await waitUntil(() => placed.has('form'), 'the form is shown');
    return placed;
  }

  type Placed = Awaited<ReturnType<typeof ready>>;

  async function fill({ type, find, press }: Placed, text: Partial<typeof typed> = {}): Promise<void> {
    const all = { ...typed, ...text };
    await type('input[id^=name-]', all.name);
    await type('input[id^=email-]', all.email);
    await type('#sender', all.sender);
    await type('#message', all.message);
    if (!find('#consent').checked) await press('#consent');
  }

  /** Presses until it counts: a press close to the one before belongs to it. */
  const pressLater = ({ press }: Placed, done: () => boolean): Promise<void> =>
    waitUntil(
      async () => {
        if (!done()) await press('.add');
        return done();
      },
      'pressed',
      { interval: 600, timeout: 6000 },
    );

  async function filled(options: PlaceOptions = {}) {
    const placed = await ready(options);
    await fill(placed);
    return placed;
  }

  const lines = () => shop.cart.$state.get().cart?.lines ?? [];
  const today = (): string => dayIn(zoneHere(), Date.now());

  it('is accessible, empty, refused and sent', async () => {
    const { form, press, has } = await ready();
    await expect(form).to.be.accessible();
    await press('.add');
    await expect(form).to.be.accessible();
    const second = await filled();
    await second.press('.add-recipient');
    await second.type('input[id^=name-]', 'Teo', 1);
    await second.type('input[id^=email-]', 'teo@example.com', 1);
    await expect(second.form).to.be.accessible();
    await second.press('.add');
    await waitUntil(() => second.has('.sent'));
    await Promise.all(
      second
        .find('.add')
        .getAnimations()
        .map(({ finished }) => finished),
    );
    await expect(second.form).to.be.accessible();
    expect(has('.sent')).to.equal(false);
  });

  describe('adding', () => {
    it('makes one line for each recipient, and none is merged', async () => {
      const { form, find, type, press, chip, has, said } = await filled();
      chip('$25').click();
      find('.design:nth-of-type(2) input').click();
      await press('.add-recipient');
      await type('input[id^=name-]', 'Teo', 1);
      await type('input[id^=email-]', 'teo@example.com', 1);
      const requested = oneEvent(form, 'vitrine-gift-card-add-request');
      const succeeded = oneEvent(form, 'vitrine-gift-card-add-success');
      await press('.add');
      const { detail } = (await requested) as VitrineRequestEvent<unknown>;
      expect(detail).to.deep.equal({
        amount: { amount: 2500, currency: 'USD', exponent: 2 },
        count: 2,
        designId: 'birthday-candles',
        source: { element: 'vitrine-gift-card-form' },
      });
      const { detail: result } = await succeeded;
      expect(JSON.stringify(result), 'nobody is named in an event').not.to.match(/Amina|Teo|example\.com|Happy/);
      expect(
        lines().map(({ quantity, unitPrice, recipient }) => [
          quantity,
          unitPrice.amount,
          recipient?.name,
          recipient?.email,
          recipient?.designId,
          recipient?.message,
          recipient?.sender,
        ]),
      ).to.deep.equal([
        [1, 2500, 'Amina', 'amina@example.com', 'birthday-candles', 'Happy birthday!', 'Bob'],
        [1, 2500, 'Teo', 'teo@example.com', 'birthday-candles', 'Happy birthday!', 'Bob'],
      ]);
      await waitUntil(() => has('.sent'));
      expect(has('#message')).to.equal(false);
      await said('2 gift cards are in your cart.');
    });

    it('does not merge the same gift given twice', async () => {
      const placed = await filled();
      await placed.press('.add');
      await waitUntil(() => placed.has('.sent'));
      await pressLater(placed, () => !placed.has('.sent'));
      expect(placed.find('#sender').value, 'the sender stays').to.equal('Bob');
      expect(placed.find('input[id^=name-]').value).to.equal('');
      await fill(placed);
      await new Promise((resolve) => setTimeout(resolve, 450));
      await placed.press('.add');
      await waitUntil(() => placed.has('.sent'));
      expect(lines().length).to.equal(2);
    });

    it('adds once for a double press, and while the answer is on its way', async () => {
      const { find, has, form } = await filled();
      await shop.cart.load();
      test.hold(true);
      find('.add').click();
      find('.add').click();
      await form.updateComplete;
      expect(find('form').getAttribute('aria-busy')).to.equal('true');
      find<HTMLFormElement>('form').requestSubmit();
      test.hold(false);
      await waitUntil(() => has('.sent'));
      await shop.cart.settled();
      expect(test.calls.get('giftCard.addToCart')).to.equal(1);
      expect(lines().length).to.equal(1);
    });

    it('sends on a day of the giver, with the zone and its offset', async () => {
      const { all, type, press, has } = await filled();
      all<HTMLInputElement>('[name=when]')[1]?.click();
      await waitUntil(() => has('#date'));
      await type('#date', plusDays(today(), 30));
      await press('.add');
      await waitUntil(() => has('.sent'));
      const sendOn = lines()[0]?.recipient?.sendOn;
      expect(sendOn?.date).to.equal(plusDays(today(), 30));
      expect(sendOn?.zone).to.equal(zoneHere());
      expect(sendOn?.offset).to.equal(-new Date(`${sendOn?.date ?? ''}T12:00:00`).getTimezoneOffset());
    });

    it('says where it began', async () => {
      const { form, press } = await filled();
      form.source = { element: 'vitrine-player', videoId: 'film-1' };
      const requested = oneEvent(form, 'vitrine-gift-card-add-request');
      await press('.add');
      expect(((await requested) as VitrineRequestEvent<{ source: unknown }>).detail.source).to.deep.equal({
        element: 'vitrine-player',
        videoId: 'film-1',
      });
    });

    it('keeps every field that a browser fills in at once', async () => {
      const { form, values } = await filled();
      for (const [place, value] of [
        ['name', 'Bo'],
        ['email', 'bo@example.com'],
      ]) {
        const field = form.renderRoot.querySelector<HTMLInputElement>(`[data-field^=${place}]`);
        if (!field) throw new Error(`no ${place}`);
        field.value = value ?? '';
        field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      }
      await form.updateComplete;
      expect(values()).to.include.members(['Bo', 'bo@example.com']);
    });

    it('can be vetoed, and keeps what was typed', async () => {
      const { form, press, values } = await filled();
      const before = values();
      form.addEventListener('vitrine-gift-card-add-request', (event) => event.preventDefault());
      await press('.add');
      await form.updateComplete;
      expect(values()).to.deep.equal(before);
      expect(test.calls.get('giftCard.addToCart')).to.equal(undefined);
    });

    it('leaves the act to a page that answers it, with the orders at hand', async () => {
      const { form, press, has } = await filled();
      let orders: VitrineGiftCardForm['orders'] = [];
      form.addEventListener('vitrine-gift-card-add-request', (event) => {
        orders = form.orders;
        event.respondWith(Promise.resolve());
      });
      await press('.add');
      await waitUntil(() => has('.sent'));
      expect(orders.map(({ recipient }) => recipient.email)).to.deep.equal(['amina@example.com']);
      expect(test.calls.get('giftCard.addToCart')).to.equal(undefined);
      expect(form.orders).to.deep.equal([]);
    });

    it('goes up to the limit of recipients, and down again', async () => {
      const { all, press, has, type, form } = await ready({
        port: (port) => ({ config: async () => ({ ...((await port.config()) as GiftCardConfig), maxRecipients: 3 }) }),
      });
      await press('.add-recipient');
      expect(form.shadowRoot?.activeElement).to.equal(all('input[id^=name-]')[1]);
      await press('.add-recipient');
      expect(has('.add-recipient')).to.equal(false);
      expect(all('.recipient').length).to.equal(3);
      await type('input[id^=name-]', 'kept', 1);
      await press('.remove');
      expect(all<HTMLInputElement>('input[id^=name-]').map(({ value }) => value)).to.deep.equal(['kept', '']);
      await press('.remove', 1);
      expect(all('.recipient').length).to.equal(1);
      expect(has('.remove')).to.equal(false);
    });
  });

  describe('refusing', () => {
    it('says what is wrong at each field, goes to the first, and keeps what was typed', async () => {
      const { form, find, type, press, own, all, problem, values, said, has } = await ready();
      await own('9');
      await type('input[id^=name-]', '  ');
      await type('input[id^=email-]', 'not an address');
      await type('#message', 'x'.repeat(201));
      all<HTMLInputElement>('[name=when]')[1]?.click();
      await waitUntil(() => has('#date'));
      await type('#date', '2020-01-01');
      const before = values();
      await press('.add');
      await waitUntil(() => form.shadowRoot?.activeElement === find('#amount'));
      expect(problem('#amount')).to.equal('Choose an amount from $10 to $500.');
      expect(problem('input[id^=name-]')).to.equal('Please fill this in.');
      expect(problem('input[id^=email-]')).to.contain('name@example.com');
      expect(problem('#sender')).to.equal('Please fill this in.');
      expect(problem('#message')).to.equal('This is too long.');
      expect(problem('#date')).to.match(/^Choose a day from .+ to .+\.$/);
      expect(problem('#consent')).to.equal('Please accept the terms to continue.');
      expect(values()).to.deep.equal(before);
      expect(before).to.deep.equal(['  ', 'not an address', '', 'x'.repeat(201), '9', '2020-01-01', false]);
      expect(test.calls.get('giftCard.addToCart')).to.equal(undefined);
      await said('7 fields need another look.');
    });

    it('refuses amounts out of the limits and between the steps', async () => {
      const placed = await filled();
      const { own, press, problem, find } = placed;
      for (const [text, says] of [
        ['501', 'Choose an amount from $10 to $500.'],
        ['25.50', 'Choose an amount in steps of $1.'],
        ['', 'Choose an amount from $10 to $500.'],
      ] as const) {
        await own(text);
        find('.add').focus();
        await press('.add');
        await waitUntil(() => problem('#amount') === says, `${text}: ${says}`);
        expect(find('#amount').value).to.equal(text);
      }
    });

    it('takes a refusal back as soon as it is mended', async () => {
      const { type, press, problem, own } = await ready();
      await own('9');
      await press('.add');
      expect(problem('#amount')).not.to.equal('');
      await type('#amount', '90');
      expect(problem('#amount')).to.equal('');
      expect(problem('#sender')).not.to.equal('');
      await type('#sender', 'B');
      expect(problem('#sender')).to.equal('');
    });

    it('puts what the backend refuses at the same fields', async () => {
      const { form, type, press, find, problem, values } = await filled({
        port: () => ({
          addToCart: () =>
            Promise.reject(
              new VitrineError('validation', {
                fields: [
                  { field: [1, 'email'], code: 'email-invalid' },
                  { field: [0, 'message'], code: 'text-too-long' },
                ],
              }),
            ),
        }),
      });
      await press('.add-recipient');
      await type('input[id^=name-]', 'Teo', 1);
      await type('input[id^=email-]', 'teo@example.com', 1);
      const before = values();
      const failed = oneEvent(form, 'vitrine-gift-card-add-error');
      await press('.add');
      expect((await failed).detail.code).to.equal('validation');
      await waitUntil(() => form.shadowRoot?.activeElement === find('input[id^=email-]', 1));
      expect(problem('input[id^=email-]', 1)).to.contain('name@example.com');
      expect(problem('input[id^=email-]', 0)).to.equal('');
      expect(problem('#message')).to.equal('This is too long.');
      expect(values()).to.deep.equal(before);
      expect(shop.cart.$state.get().error, 'said at its field, not for the whole cart').to.equal(null);
      await type('input[id^=email-]', 'teo@example.org', 1);
      expect(problem('input[id^=email-]', 1)).to.equal('');
    });

    it('says a failure that belongs to no field above the button, and the next press tries again', async () => {
      let fail = true;
      const placed = await filled({
        port: ({ addToCart }) => ({
          addToCart: (...ask) => (fail ? Promise.reject(new VitrineError('misconfigured')) : addToCart(...ask)),
        }),
      });
      const { press, has, find, values } = placed;
      const before = values();
      await press('.add');
      await waitUntil(() => has('.actions .problem'));
      expect(find('.actions .problem').textContent).to.equal('This shop isn’t set up yet.');
      expect(values()).to.deep.equal(before);
      fail = false;
      await pressLater(placed, () => has('.sent'));
      expect(lines().length).to.equal(1);
    });
  });

  describe('keeping what was typed', () => {
    it('stays through a change of language, and a number means what it meant', async () => {
      const { root, own, values, find, form, has } = await filled({ lang: 'vi' });
      await own('25,00');
      const before = values();
      root.lang = 'ar';
      root.dir = 'rtl';
      await waitUntil(() => find('legend').textContent !== 'Mẫu thiệp' && has('form'));
      expect(values()).to.deep.equal(before);
      expect(form.orders[0]?.amount.amount).to.equal(2500);
    });

    it('stays through a change of market: another currency is chosen anew, never converted', async () => {
      const { chip, values, press, all, find, form } = await filled();
      chip('$50').click();
      await form.updateComplete;
      const before = values();
      await shop.setMarket({ currency: 'VND', locale: 'en' });
      await waitUntil(() => all('label.chip').some((one) => one.textContent?.includes('₫')));
      expect(all('label.chip :checked').length).to.equal(0);
      expect(values()).to.deep.equal(before);
      await press('.add');
      await form.updateComplete;
      expect(find('fieldset[aria-invalid=true] .problem').textContent).to.equal(
        'Choose an amount from ₫250,000 to ₫12,500,000.',
      );
      find('.chip input', 1).click();
      await form.updateComplete;
      expect(form.orders[0]?.amount).to.deep.equal({ amount: 600000, currency: 'VND', exponent: 0 });
    });

    it('stays when the element leaves the page and comes back, and is there for another form of the shop', async () => {
      const { root, form, values, has } = await filled();
      const before = values();
      form.remove();
      await new Promise(requestAnimationFrame);
      root.querySelector('vitrine-shop')?.append(form);
      await form.updateComplete;
      await waitUntil(() => has('form'));
      expect(values()).to.deep.equal(before);
      form.remove();
      const other = document.createElement('vitrine-gift-card-form');
      root.querySelector('vitrine-shop')?.append(other);
      const there = reach(other);
      await waitUntil(() => there.has('form'));
      expect(there.values()).to.deep.equal(before);
    });

    it('waits without a network, and is sent when there is one', async () => {
      let online = false;
      let tell = (): void => {};
      const { press, values, has, all } = await filled({
        online: {
          isOnline: () => online,
          onOnline: (callback) => {
            tell = callback;
            return () => {};
          },
        },
      });
      const before = values();
      await press('.add');
      await waitUntil(() => all('.actions .soft').some((note) => note.textContent?.includes('offline')));
      expect(values()).to.deep.equal(before);
      online = true;
      tell();
      await waitUntil(() => has('.sent'));
      expect(lines().length).to.equal(1);
    });

    it('is sent also when the form leaves the page meanwhile; the provider says so', async () => {
      const { root, form, press, has, find } = await filled();
      await shop.cart.load();
      test.hold(true);
      await press('.add');
      form.remove();
      const succeeded = oneEvent(document, 'vitrine-gift-card-add-success');
      test.hold(false);
      await succeeded;
      expect(lines().length).to.equal(1);
      root.querySelector('vitrine-shop')?.append(form);
      await waitUntil(() => has('.sent'));
      expect(find('.add').textContent?.trim()).to.equal('Send another');
    });

    it('is nowhere in storage', async () => {
      await filled();
      expect(JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })).not.to.match(
        /amina@example|Happy birthday/,
      );
    });
  });

  describe('amounts', () => {
    it('reads the digits of the shopper', async () => {
      const { own, form } = await filled({ lang: 'ar-EG', dir: 'rtl' });
      await own('٤٢');
      expect(form.orders[0]?.amount).to.deep.equal({ amount: 4200, currency: 'USD', exponent: 2 });
    });

    for (const [currency, lang, text, amount, exponent] of [
      ['VND', 'vi', '1.250.000', 1250000, 0],
      ['IDR', 'id', 'Rp 150.000', 15000000, 2],
      ['KWD', 'ar', '149', 149000, 3],
      ['BDT', 'bn', '৪,২০০', 420000, 2],
    ] as const) {
      it(`takes ${text} ${currency}`, async () => {
        const { own, press, has } = await filled({ lang, market: { currency, locale: lang } });
        await own(text);
        await press('.add');
        await waitUntil(() => has('.sent'));
        expect(lines()[0]?.unitPrice).to.deep.equal({ amount, currency, exponent });
      });
    }

    it('offers chips only where the shop takes no other amount, and a field only where there are no chips', async () => {
      const chips = await ready({
        port: (port) => ({
          config: async () => {
            const { custom: _custom, ...config } = (await port.config()) as GiftCardConfig;
            return config;
          },
        }),
      });
      expect(chips.all('label.chip').length).to.equal(6);
      shop.dispose();
      const free = await ready({
        port: (port) => ({ config: async () => ({ ...((await port.config()) as GiftCardConfig), amounts: [] }) }),
      });
      expect(free.has('label.chip')).to.equal(false);
      expect(free.find('#amount-hint').textContent).to.equal('From $10 to $500, in steps of $1');
    });

    it('begins with the design and the amount of its attributes', async () => {
      const { find } = await ready({ attributes: { amount: '42', design: 'wedding-rings' } });
      expect(find('#amount').value).to.equal('42');
      expect(find('.design :checked').closest('label')?.textContent).to.contain('Rings and roses');
      shop.dispose();
      const other = await ready({ attributes: { amount: '100' } });
      expect(other.find('label.chip:has(:checked)').textContent?.trim()).to.equal('$100');
    });
  });

  describe('the card', () => {
    it('shows what is typed while it is typed, and the recipient who is being written to', async () => {
      const { find, type, press, form } = await filled();
      const text = (): string => find('.area').textContent?.replace(/\s+/g, ' ').trim() ?? '';
      expect(text()).to.equal('$25 For Amina Happy birthday! From Bob');
      await type('#message', 'Hello');
      expect(text()).to.contain('Hello');
      await press('.add-recipient');
      await type('input[id^=name-]', 'Teo', 1);
      find('input[id^=name-]', 1).dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      await form.updateComplete;
      expect(text()).to.contain('For Teo');
    });

    it('moves alone, can be held still, and rests for those who ask for less motion', async () => {
      const { find, all, press } = await ready();
      expect(find<HTMLImageElement>('.card img').getAttribute('src')).to.match(/gift-ribbon\.svg$/);
      const source = find<HTMLSourceElement>('.card source');
      expect(source.media).to.equal('(prefers-reduced-motion: reduce)');
      expect(source.srcset).to.match(/gift-ribbon-still\.svg$/);
      expect(all<HTMLImageElement>('.design img').every(({ src }) => src.endsWith('-still.svg'))).to.equal(true);
      await press('.motion');
      expect(find<HTMLImageElement>('.card img').src).to.match(/-still\.svg$/);
      expect(find('.motion').getAttribute('aria-label')).to.equal('Play animation');
    });

    it('keeps every word inside its area, and amount and names to the end', async () => {
      const { form, type, find } = await ready();
      form.style.width = '320px';
      await type('input[id^=name-]', 'Maximiliana '.repeat(5).trim());
      await type('#sender', 'সবাই মিলে '.repeat(6).trim());
      for (const message of [
        'W'.repeat(200),
        'শুভ জন্মদিন '.repeat(16).trim(),
        'كل عام وأنت بخير '.repeat(11).trim(),
        'a\n'.repeat(90),
      ]) {
        await type('#message', message);
        await form.updateComplete;
        const box = find<HTMLElement>('.area');
        const inside = box.getBoundingClientRect();
        for (const part of box.children) {
          const { top, bottom } = part.getBoundingClientRect();
          expect(top).to.be.at.least(inside.top - 1);
          expect(bottom).to.be.at.most(inside.bottom + 1);
        }
      }
    });

    it('finds designs by occasion; one that has no word goes by its first design', async () => {
      const { all, find, form } = await ready();
      const occasions = all<HTMLButtonElement>('.occasions button');
      expect(occasions.map((one) => one.textContent?.trim())).to.deep.equal([
        'All',
        'Any occasion',
        'Birthday',
        'Wedding',
        'Tết blossom',
      ]);
      occasions[2]?.click();
      await form.updateComplete;
      expect(all('.design').map((one) => one.textContent?.trim())).to.deep.equal(['Gift ribbon', 'Birthday candles']);
      expect(find('.design :checked').closest('label')?.textContent).to.contain('Birthday');
    });

    it('shows only addresses that are safe', async () => {
      const bad = { ...design('x', 'any', 'X'), image: 'javascript:alert(1)', still: 'data:image/svg+xml,<svg/>' };
      const { has, all } = await ready({
        port: (port) => ({
          designs: async () => [bad],
          config: async () => ({ ...((await port.config()) as GiftCardConfig), termsUrl: 'javascript:alert(1)' }),
        }),
      });
      expect(has('.card')).to.equal(true);
      expect(all('img, source, a').length).to.equal(0);
    });
  });

  it('takes the focus to its first choice, also before it is there', async () => {
    const { form, has, find } = await place();
    form.focus();
    await waitUntil(() => has('form'));
    await form.updateComplete;
    expect(form.shadowRoot?.activeElement).to.equal(find('.design :checked'));
  });

  it('shows hostile words as words', async () => {
    const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>\u202e{{x}}';
    const { type, all, find, form } = await ready({
      port: () => ({ designs: async () => [{ ...design('gift-ribbon', hostile, hostile), id: hostile }] }),
    });
    const before = all('*').length;
    for (const field of ['input[id^=name-]', 'input[id^=email-]', '#sender', '#message']) await type(field, hostile);
    await form.updateComplete;
    expect(all('script, .area img').length).to.equal(0);
    expect(all('*').length).to.be.below(before + 10);
    expect(find('.message').textContent).to.equal(hostile);
    expect((window as { hit?: number }).hit).to.equal(undefined);
  });

  it('has labels, legends, directions and what a browser can fill in', async () => {
    const { all, find } = await ready();
    for (const field of all<HTMLInputElement>('input, textarea')) expect(field.labels?.length, field.id).to.equal(1);
    expect(find('#sender').autocomplete).to.equal('name');
    expect(find('input[id^=email-]').getAttribute('autocomplete')).to.equal('section-gift-1 email');
    expect(find('input[id^=email-]').inputMode).to.equal('email');
    for (const field of ['#sender', '#message', 'input[id^=name-]']) expect(find(field).dir).to.equal('auto');
  });

  it('is right-to-left in Arabic, with the words of Arabic', async () => {
    const { form, find } = await ready({ lang: 'ar', dir: 'rtl' });
    expect(getComputedStyle(find('.root')).direction).to.equal('rtl');
    expect(find('legend').textContent).to.equal('التصميم');
    await expect(form).to.be.accessible();
  });

  describe('states', () => {
    it('shows nothing where the shop sells none', async () => {
      for (const options of [
        { without: ['giftCard'] },
        { without: ['cart'] },
        { port: () => ({ config: async () => null }) },
      ] as PlaceOptions[]) {
        const { form, has } = await place(options);
        await waitUntil(() => shop.$state.get().phase === 'ready');
        await waitUntil(() => !has('.root') && form.shadowRoot?.childElementCount === 0, 'empty');
        shop.dispose();
      }
    });

    it('shows its fallback where there is no shop', async () => {
      const form = await fixture<VitrineGiftCardForm>(
        html`<vitrine-gift-card-form><a href="/gifts">Gifts</a></vitrine-gift-card-form>`,
      );
      shop = makeShop({}).shop;
      expect(form.shadowRoot?.querySelector('slot')).to.not.equal(null);
    });

    it('shows what comes, then what failed with a way to try again', async () => {
      let fail: (error: unknown) => void = () => {};
      let first = true;
      const { has, find, press } = await place({
        port: ({ config }) => ({
          config: () => {
            if (!first) return config();
            first = false;
            return new Promise((_resolve, reject) => (fail = reject));
          },
        }),
      });
      await waitUntil(() => has('.bones'));
      await waitUntil(() => !first);
      fail(new VitrineError('misconfigured'));
      await waitUntil(() => has('.failed'));
      expect(find('.failed p').textContent).to.equal('This shop isn’t set up yet.');
      await press('.failed button');
      await waitUntil(() => has('form'));
    });

    it('sells plain cards when the designs cannot be had, and asks for them again', async () => {
      let fail = true;
      const { has, find, press } = await filled({
        port: ({ designs: ask }) => ({ designs: () => (fail ? Promise.reject(new VitrineError('server')) : ask()) }),
      });
      expect(find('.no-designs').textContent).to.contain('The designs couldn’t be loaded.');
      expect(has('.motion')).to.equal(false);
      fail = false;
      await press('.no-designs button');
      await waitUntil(() => has('.design'));
      expect(find('#sender').value).to.equal('Bob');
    });
  });
});
