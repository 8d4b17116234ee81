import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { fill, openDrawer, type OpenDrawer } from '@vitrine/testing/open-drawer';

const CODE = 'KILN-4F7Q-9ZXC-25TT';

describe('codes, gift cards and the note', () => {
  let test: TestShop;
  let opened: OpenDrawer;
  beforeEach(async () => {
    test = makeShop();
    await fill(test.shop, 'table-lamp');
    opened = await openDrawer(test.shop);
  });
  afterEach(() => test.shop.dispose());

  const submit = (id: string, value: string): HTMLInputElement => {
    const field = opened.find<HTMLInputElement>(`#${id}`);
    field.value = value;
    field.form?.requestSubmit();
    return field;
  };
  const disclosure = (): HTMLDetailsElement => opened.find<HTMLDetailsElement>('details[part=codes]');

  it('are in one disclosure that opens when something is applied', async () => {
    expect(disclosure().open).to.be.false;
    await test.shop.cart.applyCode('WELCOME10');
    await waitUntil(() => disclosure().open);
    expect(opened.find('.chip').innerText).to.contain('WELCOME10');
  });

  it('apply a code, and remove it', async () => {
    disclosure().open = true;
    const done = oneEvent(opened.root, 'vitrine-cart-code-apply-success');
    const field = submit('code', ' welcome10 ');
    expect((await done).detail.code).to.equal('welcome10');
    await waitUntil(() => opened.find('.totals').innerText.includes('Welcome: 10% off'));
    expect(opened.find('.totals').innerText).to.contain('-$12.80').and.to.contain('Subtotal');
    expect(field.value).to.equal('');
    opened.find('.chip button').focus();
    opened.find('.chip button').click();
    await waitUntil(() => opened.all('.chip').length === 0);
    expect(opened.focused()?.localName, 'focus stays in the disclosure').to.equal('summary');
  });

  it('keep a rejected code in its field, with the error', async () => {
    disclosure().open = true;
    const rejected = oneEvent(opened.root, 'vitrine-cart-code-apply-error');
    const field = submit('code', 'NOTHING');
    expect((await rejected).detail.code).to.equal('code-invalid');
    await waitUntil(() => opened.all('.problem').length === 1);
    expect(field.value).to.equal('NOTHING');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(opened.find(`#${field.getAttribute('aria-describedby')}`).innerText).to.equal('That code isn’t valid.');
    expect(opened.focused()).to.equal(field);
    expect(opened.all('.notice').length, 'not shown twice').to.equal(0);
  });

  it('mark a code that is not active yet', async () => {
    await fill(test.shop, 'stoneware-mug');
    await test.shop.cart.applyCode('SAVE5');
    const lamp = test.shop.cart.$state.get().cart?.lines.find(({ title }) => title === 'Table lamp');
    await test.shop.cart.remove(lamp?.id ?? '');
    await waitUntil(() => opened.find('.chip').innerText.includes('Not active yet'));
  });

  it('apply once on a double press', async () => {
    disclosure().open = true;
    submit('code', 'WELCOME10');
    submit('code', 'WELCOME10');
    await test.shop.cart.settled();
    expect(test.calls.get('cart.applyCode')).to.equal(1);
  });

  it('can be vetoed by the page, or done by it', async () => {
    disclosure().open = true;
    opened.root.addEventListener('vitrine-cart-code-apply-request', (event) => event.preventDefault(), { once: true });
    const field = submit('code', 'WELCOME10');
    await opened.drawer.updateComplete;
    expect(field.value).to.equal('WELCOME10');
    opened.root.addEventListener('vitrine-gift-card-apply-request', (event) => event.respondWith(Promise.resolve()), {
      once: true,
    });
    const done = oneEvent(opened.root, 'vitrine-gift-card-apply-success');
    submit('gift', CODE);
    await done;
    expect(test.calls.get('cart.applyCode')).to.equal(undefined);
    expect(test.calls.get('giftCard.apply')).to.equal(undefined);
  });

  it('pay with a gift card of which only the last characters are shown', async () => {
    disclosure().open = true;
    const details: unknown[] = [];
    for (const suffix of ['request', 'success', 'error'])
      opened.root.addEventListener(`vitrine-gift-card-apply-${suffix}`, (event) =>
        details.push((event as CustomEvent).detail),
      );
    const field = submit('gift', ` ${CODE.replaceAll('-', ' ')} `);
    await waitUntil(() => opened.all('[part=gift-card]').length === 1);
    await test.shop.cart.settled();
    expect(opened.find('[part=gift-card]').innerText)
      .to.contain('····25TT')
      .and.to.contain('-$50.00')
      .and.to.contain('$0.00 remaining');
    expect(opened.find('.totals').innerText).to.contain('Gift card ····25TT');
    await waitUntil(() => field.value === '');
    expect(field.autocomplete).to.equal('off');
    const everything =
      JSON.stringify([details, test.shop.cart.$state.get()]) + (opened.drawer.shadowRoot?.innerHTML ?? '');
    for (const part of ['4F7Q', '9ZXC']) expect(everything).not.to.contain(part);
    expect(details.length).to.equal(2);
    opened.find('[part=gift-card] button').click();
    await waitUntil(() => opened.all('[part=gift-card]').length === 0);
  });

  it('give one sentence for every wrong gift code, and after five of them say how long to wait', async () => {
    disclosure().open = true;
    const problem = (): string => opened.all('.problem')[0]?.textContent ?? '';
    for (let attempt = 1; attempt <= 5; attempt++) {
      const rejected = oneEvent(opened.root, 'vitrine-gift-card-apply-error');
      submit('gift', `KILN-0000-0000-000${attempt}`);
      await rejected;
      await waitUntil(() => problem() === 'This gift card can’t be used.');
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    submit('gift', CODE);
    await waitUntil(() => /Too many attempts. Try again in (?:29|30) seconds./.test(problem()));
    expect(test.calls.get('giftCard.apply')).to.equal(5);
    submit('code', 'WELCOME10');
    await waitUntil(() => opened.all('.chip').length === 1);
  });

  it('forget a rejected gift code when the drawer closes', async () => {
    disclosure().open = true;
    const field = submit('gift', 'KILN-0000-0000-0000');
    await waitUntil(() => opened.all('.problem').length === 1);
    expect(field.value).to.contain('KILN');
    test.shop.view.closeCart();
    await waitUntil(() => !opened.dialog.open && field.value === '');
  });

  it('keep the note that was typed', async () => {
    const note = opened.find<HTMLTextAreaElement>('#note');
    note.value = 'Please ring twice';
    note.dispatchEvent(new Event('input'));
    await test.shop.cart.setAttribute('wrap', 'yes');
    await opened.drawer.updateComplete;
    expect(note.value).to.equal('Please ring twice');
    note.dispatchEvent(new Event('change'));
    await waitUntil(
      () => opened.find('#note-status').innerText === 'Saved' || opened.find('#note-status').textContent === 'Saved',
    );
    await test.shop.cart.load();
    expect(test.shop.cart.$state.get().cart?.note).to.equal('Please ring twice');
    expect(note.value).to.equal('Please ring twice');
  });

  describe('store credit', () => {
    const reopened = async (): Promise<void> => {
      test.shop.view.closeCart();
      await opened.drawer.updateComplete;
      test.shop.view.openCart();
    };

    it('is offered to a signed-in shopper, pays up to the total, and can be removed', async () => {
      expect(opened.all('.credit')).to.have.lengthOf(0);
      await test.shop.account.signIn({ email: 'amina@example.com', password: 'kiln-and-clove' });
      await reopened();
      await waitUntil(() => opened.all('.credit').length === 1);
      expect(disclosure().open, 'outside of the closed disclosure').to.equal(false);
      expect(opened.find('.credit').offsetHeight).to.be.at.least(24);
      expect(opened.find('.credit').innerText).to.equal('Use $20.00 of your store credit');
      opened.find('.credit').click();
      await waitUntil(() => opened.all('[part=store-credit]').length === 1);
      expect(opened.find('.totals').innerText).to.contain('Store credit').and.to.contain('-$20.00');
      expect(opened.find('[part=store-credit]').innerText).to.contain('$0.00 remaining');
      opened.find('[part=store-credit] button').click();
      await waitUntil(() => opened.all('.credit').length === 1);
      expect(test.shop.cart.$state.get().cart?.storeCredit).to.equal(undefined);
    });

    it('is not offered if there is none', async () => {
      await test.shop.account.signIn({ email: 'tomas@example.com', password: 'kiln-and-clove' });
      await reopened();
      await test.shop.giftCard.credit();
      await opened.drawer.updateComplete;
      expect(opened.all('.credit')).to.have.lengthOf(0);
    });
  });
});

describe('codes and note in a shop without them', () => {
  it('are not shown', async () => {
    const test = makeShop({ without: ['giftCard'] });
    await fill(test.shop, 'table-lamp');
    const { all } = await openDrawer(test.shop);
    expect(all('#gift').length).to.equal(0);
    expect(all('#code').length).to.equal(1);
    test.shop.dispose();
  });
});
