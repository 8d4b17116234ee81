import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, opened, radio, source, test } from '@vitrine/testing/product-sheet';

describe('options of the product sheet', () => {
  afterEach(cleanUp);

  it('has one radio group per axis, moved with the arrow keys', async () => {
    const { sheet, root } = await opened({ handle: 'steel-bottle' });
    expect(sheet.renderRoot.querySelectorAll('fieldset').length).to.equal(3);
    radio(sheet, 'Sand').focus();
    const changed = oneEvent(root, 'vitrine-variant-change');
    await sendKeys({ press: 'ArrowDown' });
    const { detail } = await changed;
    expect(detail.product.handle).to.equal('steel-bottle');
    expect(radio(sheet, 'Moss').checked).to.equal(true);
  });

  it('says why a value is unavailable, once in the list and in the label of each value', async () => {
    const { sheet } = await opened({ handle: 'steel-bottle' });
    const text = (sheet.renderRoot.querySelector('.scroll') as HTMLElement).textContent ?? '';
    expect(text).to.contain('Sold out in Sand: 750');
    expect(text).to.contain('Not available in 350');
    expect(radio(sheet, '750').closest('label')?.textContent).to.contain('Sold out in Sand');
  });

  it('changes the other axes to the nearest combination and announces it', async () => {
    const { sheet, find } = await opened({ handle: 'steel-bottle' });
    radio(sheet, 'Straw lid').click();
    await sheet.updateComplete;
    expect(radio(sheet, 'Straw lid').checked).to.equal(true);
    expect(radio(sheet, '500').checked).to.equal(true);
    expect(find('.moved').textContent).to.match(/Changed to match: Size: 500/);
    await waitUntil(() => find('[role=status]').textContent?.includes('Changed to match'), 'announced', {
      timeout: 4000,
    });
  });

  it('emits the new variant', async () => {
    const { sheet, root } = await opened({ handle: 'stoneware-mug' });
    const changed = oneEvent(root, 'vitrine-variant-change');
    const reported: string[] = [];
    test.shop.on('variant-change', ({ variantId }) => reported.push(variantId));
    radio(sheet, 'Moss').click();
    const { detail } = await changed;
    expect(detail.source).to.deep.equal(source);
    expect(reported).to.deep.equal([detail.variantId]);
    expect(detail.product.variants.find(({ id }: { id: string }) => id === detail.variantId)?.title).to.contain('Moss');
  });

  it('does not add a variant that is sold out', async () => {
    const { find } = await opened(
      { handle: 'stoneware-mug' },
      {
        edit: (product) => ({
          ...product,
          available: false,
          variants: product.variants.map((one) => ({ ...one, purchasable: false, stock: { state: 'out' } })),
        }),
      },
    );
    expect(find('.add').getAttribute('aria-disabled')).to.equal('true');
    expect(find('.add').textContent?.trim()).to.equal('Sold out');
    find('.add').click();
    await test.shop.cart.settled();
    expect(test.calls.get('cart.add')).to.equal(undefined);
    expect(find('.stock').textContent?.trim()).to.equal('Sold out');
  });
});

describe('what the shop sells on its own page only', () => {
  afterEach(cleanUp);

  for (const priced of [true, false])
    it(`leads there from the sheet and is never called sold out, ${priced ? 'with a price' : 'without one'}`, async () => {
      const { find, has } = await opened(
        { handle: 'stoneware-mug' },
        {
          productUrl: (handle) => `/p/${handle}`,
          edit: (product) => ({
            ...product,
            available: false,
            ...(priced ? {} : { priceRange: null }),
            variants: product.variants.map((one) => ({
              ...one,
              ...(priced ? {} : { price: null }),
              purchasable: false,
              stock: { state: 'in' },
            })),
          }),
        },
      );
      expect(find('[part=actions] a.primary').textContent?.trim()).to.equal('View in shop');
      expect(find('dialog').textContent).not.to.match(/Sold out|\$0\.00/);
      expect(has('[part=actions] button')).to.equal(false);
      expect(has('[data-unavailable]')).to.equal(false);
    });
});

describe('quantity in the product sheet', () => {
  afterEach(cleanUp);

  it('keeps the quantity rule of the variant and shows it', async () => {
    const { find, sheet, root } = await opened({ handle: 'soap-bar' });
    const input = find<HTMLInputElement>('.stepper input');
    expect(input.value).to.equal('3');
    expect(find('#quantity-hint').textContent?.trim()).to.equal('Minimum 3 · In steps of 3');
    find<HTMLButtonElement>('.stepper button:last-child').click();
    await sheet.updateComplete;
    expect(input.value).to.equal('6');
    const requested = oneEvent(root, 'vitrine-cart-add-request');
    find('.add').click();
    expect((await requested).detail.lines[0].quantity).to.equal(6);
  });

  it('moves a typed number to the nearest that can be ordered, and announces it', async () => {
    const { find, sheet } = await opened({ handle: 'soap-bar' });
    const input = find<HTMLInputElement>('.stepper input');
    input.value = '400';
    input.dispatchEvent(new Event('change'));
    await sheet.updateComplete;
    expect(input.value).to.equal('24');
    expect(find('.stepper button:last-child').ariaDisabled).to.equal('true');
    find('.stepper button:last-child').click();
    await sheet.updateComplete;
    expect(input.value).to.equal('24');
    await waitUntil(() => find('[role=status]').textContent?.includes('Quantity: 24'), 'announced', {
      timeout: 4000,
    });
  });
});
