import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import { eraseVitrineData } from '@vitrine/core';
import { feedShop, players } from '@vitrine/testing/feed-fixture';
import { press } from '@vitrine/testing/player-fixture';
import type { VitrineFeed } from './feed.js';

const key = 'vitrine:feed-bubble';

async function makeBubble(count = 3): Promise<VitrineFeed> {
  const { shop } = feedShop(count);
  const root = await fixture<HTMLElement>(
    html`<vitrine-shop .shop=${shop} no-sheet no-drawer>
      <vitrine-feed by="feed" layout="floating"></vitrine-feed>
    </vitrine-shop>`,
  );
  const feed = root.querySelector('vitrine-feed');
  if (!feed) throw new Error('no feed');
  return feed;
}

const find = (feed: VitrineFeed, selector: string): HTMLElement => {
  const found = feed.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const shown = (feed: VitrineFeed): Promise<void> => waitUntil(() => feed.renderRoot.querySelector('.bubble'));
const boxOf = (feed: VitrineFeed): DOMRect => find(feed, '.bubble').getBoundingClientRect();
const isOpen = (feed: VitrineFeed): boolean => feed.renderRoot.querySelector('dialog')?.open === true;
const pointer = (target: Element, type: string, clientX: number, clientY: number): boolean =>
  target.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId: 1, bubbles: true, composed: true }));

describe('<vitrine-feed layout="floating">', () => {
  beforeEach(() => localStorage.removeItem(key));
  after(() => localStorage.removeItem(key));

  it('is a bubble that opens the videos, and gets the focus back', async () => {
    const feed = await makeBubble();
    await shown(feed);
    await expect(feed).to.be.accessible();
    expect(players(feed)).to.have.length(0);
    find(feed, '.open').click();
    await waitUntil(() => isOpen(feed) && players(feed).some(({ paused }) => !paused), 'it plays', { timeout: 8000 });
    find(feed, '.close').click();
    await waitUntil(() => !isOpen(feed), 'it is closed', { timeout: 8000 });
    await waitUntil(() => players(feed).length === 0, 'nothing plays', { timeout: 8000 });
    expect(feed.shadowRoot?.activeElement).to.equal(find(feed, '.open'));
  });

  it('is moved by arrow keys, and never out of the window', async () => {
    const feed = await makeBubble();
    await shown(feed);
    const before = boxOf(feed);
    press(find(feed, '.open'), 'ArrowLeft');
    press(find(feed, '.open'), 'ArrowUp');
    const after = boxOf(feed);
    expect([before.left - after.left, before.top - after.top]).to.deep.equal([24, 24]);
    for (let step = 0; step < 100; step++) press(find(feed, '.open'), 'ArrowLeft');
    for (let step = 0; step < 100; step++) press(find(feed, '.open'), 'ArrowDown');
    const corner = boxOf(feed);
    expect(corner.left).to.be.closeTo(0, 1);
    expect(corner.bottom).to.be.at.most(document.documentElement.clientHeight + 1);
  });

  it('is moved by the pointer, which then opens nothing', async () => {
    const feed = await makeBubble();
    await shown(feed);
    const button = find(feed, '.open');
    // The browser knows of no such pointer.
    find(feed, '.bubble').setPointerCapture = () => undefined;
    const before = boxOf(feed);
    pointer(button, 'pointerdown', 100, 100);
    pointer(button, 'pointermove', 60, 40);
    pointer(button, 'pointerup', 60, 40);
    button.click();
    expect(isOpen(feed)).to.equal(false);
    const after = boxOf(feed);
    expect([before.left - after.left, before.top - after.top]).to.deep.equal([40, 60]);
    pointer(button, 'pointerdown', 60, 40);
    pointer(button, 'pointermove', 62, 41);
    pointer(button, 'pointerup', 62, 41);
    button.click();
    await waitUntil(() => isOpen(feed), 'a hand that trembles still presses');
  });

  it('gives the focus back where it came from when it is dismissed', async () => {
    const feed = await makeBubble();
    await shown(feed);
    const button = document.createElement('button');
    feed.before(button);
    button.focus();
    find(feed, '.open').focus();
    find(feed, '.dismiss').focus();
    find(feed, '.dismiss').click();
    expect(document.activeElement).to.equal(button);
    await waitUntil(() => feed.renderRoot.querySelector('.bubble') === null);
    expect(document.activeElement).to.equal(button);
  });

  it('keeps the place in the page when the focus came from nowhere', async () => {
    const feed = await makeBubble();
    await shown(feed);
    (document.activeElement as HTMLElement).blur();
    find(feed, '.dismiss').focus();
    find(feed, '.dismiss').click();
    await waitUntil(() => feed.renderRoot.querySelector('.bubble') === null);
    expect(document.activeElement).to.equal(feed);
    feed.blur();
    expect(feed.hasAttribute('tabindex')).to.equal(false);
  });

  it('stays away once it is dismissed, until what is stored about the visitor is erased', async () => {
    const feed = await makeBubble();
    await shown(feed);
    find(feed, '.dismiss').click();
    await waitUntil(() => feed.renderRoot.querySelector('.bubble') === null);
    const next = await makeBubble();
    await waitUntil(() => next.renderRoot.querySelector('dialog'), 'it is drawn');
    await next.updateComplete;
    expect(next.renderRoot.querySelector('.bubble')).to.equal(null);
    // As `shop.forget()` does with the storage of the browser.
    eraseVitrineData();
    const last = await makeBubble();
    await shown(last);
  });

  it('is not there where there are no videos', async () => {
    const feed = await makeBubble(0);
    await waitUntil(() => feed.hasAttribute('data-empty'));
    expect(feed.renderRoot.querySelector('.bubble')).to.equal(null);
  });

  it('keeps clear of a bar at the bottom and of what has the focus', async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <button class="own" style="position: fixed; inset: auto 0 0 auto; width: 200px; height: 90px">Own</button>
      </div>`,
    );
    const feed = await makeBubble();
    await shown(feed);
    const bar = page.querySelector<HTMLElement>('.own');
    if (!bar) throw new Error('no bar');
    await waitUntil(() => boxOf(feed).bottom <= bar.getBoundingClientRect().top, 'it is above the bar');
    bar.style.bottom = '120px';
    bar.focus();
    const { top, bottom } = bar.getBoundingClientRect();
    await waitUntil(() => boxOf(feed).bottom <= top || boxOf(feed).top >= bottom, 'it leaves what has the focus free');
    bar.remove();
    document.body.focus();
    dispatchEvent(new Event('resize'));
    await waitUntil(() => boxOf(feed).bottom > document.documentElement.clientHeight - 60, 'it is in its corner again');
  });
});
