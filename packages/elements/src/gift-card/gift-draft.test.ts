import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { type GiftCardConfig } from '@vitrine/core';
import { filled, lines, reach, ready, shop, test, disposeShop } from '@vitrine/testing/gift-card-form';

describe('the draft of the gift-card form', () => {
  afterEach(disposeShop);

  it('is kept when the language changes, and a number keeps its meaning', async () => {
    const { root, own, values, find, form, has } = await filled({ lang: 'vi' });
    await own('25,00');
    const before = values();
    root.lang = 'ar';
    root.dir = 'rtl';
    await waitUntil(() => find('legend').textContent !== 'Mẫu thiệp' && has('form'));
    expect(values()).to.deep.equal(before);
    expect(form.orders[0]?.amount.amount).to.equal(2500);
  });

  it('is kept when the market changes; an amount in another currency is chosen again, never converted', async () => {
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

  it('is kept when the element is removed and inserted again, and is shared with other forms of the shop', async () => {
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

  it('is sent although the form is removed meanwhile, and the provider emits the result', async () => {
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

  it('is not in any storage', async () => {
    await filled();
    expect(JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })).not.to.match(
      /amina@example|Happy birthday/,
    );
  });
});

describe('amounts of the gift-card form', () => {
  afterEach(disposeShop);

  it('are read in the digits of the shopper', async () => {
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
    it(`accepts ${text} ${currency}`, async () => {
      const { own, press, has } = await filled({ lang, market: { currency, locale: lang } });
      await own(text);
      await press('.add');
      await waitUntil(() => has('.sent'));
      expect(lines()[0]?.unitPrice).to.deep.equal({ amount, currency, exponent });
    });
  }

  it('are only chips if the shop accepts no other amount, and only a field if there are no chips', async () => {
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

  it('start with the design and the amount of the attributes', async () => {
    const { find } = await ready({ attributes: { amount: '42', design: 'wedding-rings' } });
    expect(find('#amount').value).to.equal('42');
    expect(find('.design :checked').closest('label')?.textContent).to.contain('Rings and roses');
    shop.dispose();
    const other = await ready({ attributes: { amount: '100' } });
    expect(other.find('label.chip:has(:checked)').textContent?.trim()).to.equal('$100');
  });
});
