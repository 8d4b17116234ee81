import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { VitrineError } from '@vitrine/core';
import { filled, lines, pressLater, ready, shop, test, disposeShop } from '@vitrine/testing/gift-card-form';

describe('problems of the gift-card form', () => {
  afterEach(disposeShop);

  it('shows the problem at each field, focuses the first, and keeps the typed values', async () => {
    const { form, find, type, press, own, all, problem, values, announced, has } = await ready();
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
    expect(problem('input[id^=name-]')).to.equal('Name: Please fill this in.');
    expect(problem('input[id^=email-]')).to.contain('name@example.com');
    expect(problem('#sender')).to.equal('Your name: Please fill this in.');
    expect(problem('#message')).to.equal('This is too long.');
    expect(problem('#date')).to.match(/^Choose a day from .+ to .+\.$/);
    expect(problem('#consent')).to.equal('Please accept the terms to continue.');
    const listed = all('.actions ul .link');
    expect(listed).to.have.lengthOf(7);
    expect(listed.map(({ innerText }) => innerText)).to.include.members([
      'Name: Please fill this in.',
      'Message (optional): This is too long.',
    ]);
    expect(find('.rejected p').innerText).to.equal('7 fields need another look.');
    listed[2]?.click();
    await waitUntil(() => form.shadowRoot?.activeElement?.id.startsWith('email-'), 'the way to a field');
    expect(values()).to.deep.equal(before);
    expect(before).to.deep.equal(['  ', 'not an address', '', 'x'.repeat(201), '9', '2020-01-01', false]);
    expect(test.calls.get('giftCard.addToCart')).to.equal(undefined);
    await announced('7 fields need another look.');
  });

  it('lists the problems of several recipients so that each is known', async () => {
    const { press, all } = await ready();
    await press('.add-recipient');
    await press('.add');
    await waitUntil(() => all('.actions ul .link').length > 0);
    const listed = all('.actions ul .link').map(({ innerText }) => innerText);
    expect(new Set(listed).size).to.equal(listed.length);
    expect(listed).to.include('Recipient 2, Email: Please fill this in.');
  });

  it('rejects amounts outside the limits and between the steps', async () => {
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

  it('removes a problem as soon as it is corrected', async () => {
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

  it('shows problems of the backend at the same fields', async () => {
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
    expect(shop.cart.$state.get().error, 'announced at its field, not for the whole cart').to.equal(null);
    await type('input[id^=email-]', 'teo@example.org', 1);
    expect(problem('input[id^=email-]', 1)).to.equal('');
  });

  it('shows a failure that belongs to no field above the button, and the next press tries again', async () => {
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
