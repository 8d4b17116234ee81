import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cleanUp, isShown, narrow, opened, source, test, undo } from '@vitrine/testing/product-sheet';
import { atom } from 'nanostores';
import { activate, deactivate, type ActivePlayer } from '../../player/active/active-player.js';

describe('opening and closing the product sheet', () => {
  afterEach(cleanUp);

  it('is a popover beside the page where there is room, and gives focus back', async () => {
    const { dialog, sheet, root } = await opened({ handle: 'stoneware-mug' });
    expect(dialog.matches(':modal')).to.equal(false);
    expect(isShown(dialog)).to.equal(true);
    expect(sheet.shadowRoot?.activeElement?.id).to.equal('title');
    const closed = oneEvent(root, 'vitrine-product-close');
    await sendKeys({ press: 'Escape' });
    expect((await closed).detail).to.deep.equal({ source, product: { handle: 'stoneware-mug' } });
    expect(isShown(dialog)).to.equal(false);
    expect(document.activeElement?.id).to.equal('opener');
    expect(test.shop.view.$product.get()).to.equal(null);
  });

  it('is modal where there is not, with pause and mute of its video', async () => {
    narrow();
    const $state = atom({ paused: false, muted: true });
    const video: ActivePlayer = {
      $state,
      play: () => $state.set({ ...$state.get(), paused: false }),
      pause: () => $state.set({ ...$state.get(), paused: true }),
      setMuted: (muted) => $state.set({ ...$state.get(), muted }),
      setCoveredArea: () => undefined,
    };
    activate(video);
    undo.push(() => deactivate(video));
    const { dialog, sheet } = await opened({ handle: 'stoneware-mug' });
    expect(dialog.matches(':modal')).to.equal(true);
    expect($state.get().paused).to.equal(false);
    const named = (label: string): HTMLButtonElement | null => dialog.querySelector(`header [aria-label="${label}"]`);
    named('Pause video')?.click();
    named('Unmute video')?.click();
    await sheet.updateComplete;
    expect($state.get()).to.deep.equal({ paused: true, muted: false });
    expect(named('Play video')).not.to.equal(null);
    expect(named('Mute video')).not.to.equal(null);
  });

  it('stays open for a press on a control of the video, closes for one on its picture, which plays on', async () => {
    const { root, sheet, dialog } = await opened({ handle: 'stoneware-mug' });
    const video = document.createElement('vitrine-player');
    const picture = document.createElement('i');
    const control = document.createElement('button');
    video.append(picture, control);
    root.append(video);
    const pressed: string[] = [];
    video.addEventListener('click', (event) => pressed.push((event.target as Element).localName));
    const press = (element: Element): void => {
      element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
    };
    press(control);
    await sheet.updateComplete;
    expect(isShown(dialog)).to.equal(true);
    press(picture);
    await sheet.updateComplete;
    expect(isShown(dialog)).to.equal(false);
    expect(pressed).to.deep.equal(['button']);
  });

  it('changes its content when another product is opened, without closing', async () => {
    const { root, find, dialog } = await opened({ handle: 'stoneware-mug' });
    const events: string[] = [];
    for (const name of ['vitrine-product-close', 'vitrine-product-view'] as const)
      root.addEventListener(name, () => events.push(name));
    test.shop.view.openProduct({ handle: 'teapot' }, source);
    await waitUntil(() => find('h2').textContent?.trim() === 'Teapot');
    expect(isShown(dialog)).to.equal(true);
    expect(events).to.deep.equal(['vitrine-product-close', 'vitrine-product-view']);
  });

  it('ends its subscriptions when it is removed', async () => {
    const { sheet, dialog } = await opened({ handle: 'stoneware-mug' });
    sheet.remove();
    expect(isShown(dialog)).to.equal(false);
    test.shop.view.closeProduct();
    test.shop.view.openProduct({ handle: 'teapot' }, source);
    expect(isShown(dialog)).to.equal(false);
  });
});
