import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { VitrineError, type GiftCardConfig } from '@vitrine/core';
import {
  design,
  fill,
  filled,
  lines,
  place,
  pressLater,
  ready,
  shop,
  test,
  today,
  type PlaceOptions,
  disposeShop,
} from '@vitrine/testing/gift-card-form';
import type { VitrineGiftCardForm } from './gift-card-form.js';
import type { VitrineRequestEvent } from '../base/request-event.js';
import { plusDays, zoneHere } from './send-date.js';

describe('<vitrine-gift-card-form>', () => {
  afterEach(disposeShop);

  it('is accessible when empty, rejected and sent', async () => {
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
    it('makes one line for each recipient, and merges none', async () => {
      const { form, find, type, press, chip, has, announced } = await filled();
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
      await announced('2 gift cards are in your cart.');
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

    it('adds once for a double press, and not again before the answer', async () => {
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

    it('is sent on a day of the calendar of the giver, with the time zone and its offset', async () => {
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

    it('carries its source', async () => {
      const { form, press } = await filled();
      form.source = { element: 'vitrine-player', videoId: 'video-1' };
      const requested = oneEvent(form, 'vitrine-gift-card-add-request');
      await press('.add');
      expect(((await requested) as VitrineRequestEvent<{ source: unknown }>).detail.source).to.deep.equal({
        element: 'vitrine-player',
        videoId: 'video-1',
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

    it('can be vetoed, and keeps the typed values', async () => {
      const { form, press, values } = await filled();
      const before = values();
      form.addEventListener('vitrine-gift-card-add-request', (event) => event.preventDefault());
      await press('.add');
      await form.updateComplete;
      expect(values()).to.deep.equal(before);
      expect(test.calls.get('giftCard.addToCart')).to.equal(undefined);
    });

    it('leaves the act to a page that does it itself, and offers the orders', async () => {
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

    it('adds recipients up to the limit, and removes them again', async () => {
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

  it('moves focus to its first field, also before the form is loaded', async () => {
    const { form, has, find } = await place();
    form.focus();
    await waitUntil(() => has('form'));
    await form.updateComplete;
    expect(form.shadowRoot?.activeElement).to.equal(find('.design :checked'));
  });

  it('shows hostile strings as text', async () => {
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

  it('has labels, legends, directions and autocomplete hints', async () => {
    const { all, find } = await ready();
    for (const field of all<HTMLInputElement>('input, textarea')) expect(field.labels?.length, field.id).to.equal(1);
    expect(find('#sender').autocomplete).to.equal('name');
    expect(find('input[id^=email-]').getAttribute('autocomplete')).to.equal('section-gift-1 email');
    expect(find('input[id^=email-]').inputMode).to.equal('email');
    for (const field of ['#sender', '#message', 'input[id^=name-]']) expect(find(field).dir).to.equal('auto');
  });

  it('is right-to-left in Arabic, with Arabic words', async () => {
    const { form, find } = await ready({ lang: 'ar', dir: 'rtl' });
    expect(getComputedStyle(find('.root')).direction).to.equal('rtl');
    expect(find('legend').textContent).to.equal('التصميم');
    await expect(form).to.be.accessible();
  });

  describe('states', () => {
    it('shows nothing if the shop sells no gift cards', async () => {
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

    it('shows its fallback without a shop', async () => {
      const form = await fixture<VitrineGiftCardForm>(
        html`<vitrine-gift-card-form><a href="/gifts">Gifts</a></vitrine-gift-card-form>`,
      );
      expect(form.shadowRoot?.querySelector('slot')).to.not.equal(null);
    });

    it('shows a skeleton, then an error with a button to try again', async () => {
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

    it('sells plain cards if the designs cannot be loaded, and fetches them again', async () => {
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
