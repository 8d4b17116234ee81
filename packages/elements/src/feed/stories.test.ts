import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../define/feed.js';
import '../define/shop.js';
import { articles, arrives, feedShop, players, shownNumber, type FeedShop } from '@vitrine/testing/feed-fixture';
import { press, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player/player.js';
import type { VitrineFeed } from './feed.js';

async function makeStories({ shop }: FeedShop, dir: 'ltr' | 'rtl' = 'ltr'): Promise<VitrineFeed> {
  const root = await fixture<HTMLElement>(
    html`<div dir=${dir}>
      <vitrine-shop .shop=${shop} no-sheet no-drawer>
        <vitrine-feed by="feed" layout="stories" style="width: 360px"></vitrine-feed>
      </vitrine-shop>
    </div>`,
  );
  const feed = root.querySelector('vitrine-feed');
  if (!feed) throw new Error('no feed');
  await waitUntil(() => feed.renderRoot.querySelector('.tile'), 'the bubbles are there', { timeout: 8000 });
  return feed;
}

const find = <E extends HTMLElement>(feed: VitrineFeed, selector: string): E => {
  const found = feed.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const dialog = (feed: VitrineFeed): HTMLDialogElement => find(feed, 'dialog');
const button = (feed: VitrineFeed, name: string): HTMLElement => find(feed, `.story-acts [aria-label="${name}"]`);
const tiles = (feed: VitrineFeed): HTMLElement[] => [...feed.renderRoot.querySelectorAll<HTMLElement>('.tile')];
const focused = (feed: VitrineFeed): string | undefined =>
  feed.shadowRoot?.activeElement?.closest<HTMLElement>('.theatre .item, .tiles .item')?.dataset['at'];
/** The player of the story that is shown. */
const current = (feed: VitrineFeed): VitrinePlayer | undefined =>
  players(feed).find((player) => player.closest<HTMLElement>('.item')?.dataset['at'] === String(shownNumber(feed)));
const plays = (feed: VitrineFeed): Promise<void> =>
  waitUntil(
    () => {
      const player = current(feed);
      return player && !player.paused && player.currentTime > 0;
    },
    'it plays',
    { timeout: 10_000 },
  );
const automatic = 'Next video: Automatic';

/** Opens the story of a bubble, and waits until it plays. */
async function open(feed: VitrineFeed, index = 0): Promise<VitrineFeed> {
  tiles(feed)[index]?.click();
  await waitUntil(() => dialog(feed).open, 'it is open');
  await arrives(feed, index);
  await plays(feed);
  return feed;
}

/** A tap at this share of the width, on the picture of the story that is shown. */
function tap(feed: VitrineFeed, share: number): void {
  const player = current(feed);
  if (!player) throw new Error('no player');
  const { left, width, top, height } = find(feed, '.story').getBoundingClientRect();
  const at = { clientX: left + width * share, clientY: top + height / 2 };
  videoOf(player).dispatchEvent(new MouseEvent('click', { ...at, bubbles: true, composed: true, cancelable: true }));
}

const pointer = (target: EventTarget, type: string): boolean =>
  target.dispatchEvent(new PointerEvent(type, { button: 0, pointerId: 1, bubbles: true, composed: true }));

describe('<vitrine-feed layout="stories">', () => {
  beforeEach(() => history.replaceState(null, ''));

  it('is a row of bubbles, accessible, at rest and opened', async () => {
    const feed = await makeStories(feedShop(5));
    expect(tiles(feed).map(({ ariaLabel }) => ariaLabel)).to.include('Play Video 0');
    const [first, second] = articles(feed).map((item) => item.getBoundingClientRect());
    expect(first?.top).to.equal(second?.top);
    expect(first?.width).to.equal(84);
    expect(players(feed)).to.have.length(0);
    await expect(feed).to.be.accessible();
    await open(feed);
    await expect(feed).to.be.accessible();
  });

  it('opens over the page, leads on and back by buttons, and gives the focus back', async () => {
    const feed = await open(await makeStories(feedShop(5)), 1);
    const { width, height } = dialog(feed).getBoundingClientRect();
    expect([Math.round(width), Math.round(height)]).to.deep.equal([innerWidth, innerHeight]);
    expect(focused(feed)).to.equal('1');
    const next = button(feed, 'Next video');
    next.focus();
    next.click();
    await arrives(feed, 2);
    expect(feed.shadowRoot?.activeElement, 'the focus stays on the button').to.equal(next);
    await waitUntil(
      () => /3 of 5: Video 2/.test(find(feed, '.story [role=status]').textContent ?? ''),
      'it is announced',
    );
    button(feed, 'Previous video').click();
    await arrives(feed, 1);
    await plays(feed);
    expect(players(feed).filter(({ paused }) => !paused)).to.have.length(1);
    next.click();
    await arrives(feed, 2);
    find(feed, '.close').click();
    const isBack = (): boolean => feed.shadowRoot?.activeElement?.matches('.tile') === true;
    await waitUntil(() => isBack() && focused(feed) === '2', 'the bubble of the last one has the focus');
    expect(players(feed)).to.have.length(0);
  });

  it('has a bar for each story, which fills', async () => {
    const feed = await open(await makeStories(feedShop(4)), 1);
    const bars = (): string[] => [...feed.renderRoot.querySelectorAll('.bars i')].map(({ className }) => className);
    expect(bars()).to.deep.equal(['seen', 'now', '', '']);
    const progress = (): number => Number(find(feed, '.bars').style.getPropertyValue('--progress'));
    await waitUntil(() => progress() > 0 && progress() < 1, 'it fills', { timeout: 8000 });
    button(feed, 'Next video').click();
    await arrives(feed, 2);
    expect(bars()).to.deep.equal(['seen', 'seen', 'now', '']);
  });

  it('has a dozen bars at most, however long the list is', async () => {
    const feed = await open(await makeStories(feedShop(60)));
    press(find(feed, '.story .item'), 'End');
    await waitUntil(() => shownNumber(feed) >= 9, 'the last one of those that are loaded', { timeout: 8000 });
    expect(feed.renderRoot.querySelectorAll('.bars i').length).to.be.within(1, 12);
    expect(feed.renderRoot.querySelectorAll('.bars .now')).to.have.length(1);
  });

  for (const [dir, back, on] of [
    ['ltr', 0.1, 0.6],
    ['rtl', 0.9, 0.4],
  ] as const)
    it(`leads on and back by taps on the picture, ${dir}`, async () => {
      const feed = await open(await makeStories(feedShop(5), dir), 1);
      tap(feed, on);
      await arrives(feed, 2);
      await plays(feed);
      tap(feed, back);
      await arrives(feed, 1);
      await plays(feed);
    });

  it('is led by keys, in the direction of the page, and not away from the last one', async () => {
    const feed = await open(await makeStories(feedShop(4), 'rtl'));
    for (const [key, at] of [
      ['ArrowLeft', 1],
      ['ArrowDown', 2],
      ['ArrowRight', 1],
      ['End', 3],
      ['ArrowLeft', 3],
      ['Home', 0],
    ] as const) {
      expect(press(feed.shadowRoot?.activeElement ?? feed, key), key).to.equal(false);
      await arrives(feed, at);
      await waitUntil(() => focused(feed) === String(at), `${key} takes the focus along`);
    }
    expect(button(feed, 'Previous video').ariaDisabled).to.equal('true');
  });

  it('pauses while a press is held, and leads nowhere', async () => {
    const feed = await open(await makeStories(feedShop(3)));
    const player = current(feed);
    if (!player) throw new Error('no player');
    pointer(videoOf(player), 'pointerdown');
    await waitUntil(() => player.paused, 'it is held', { timeout: 3000 });
    pointer(videoOf(player), 'pointerup');
    tap(feed, 0.6);
    await waitUntil(() => !player.paused, 'it goes on', { timeout: 3000 });
    expect(shownNumber(feed)).to.equal(0);
    pointer(videoOf(player), 'pointerdown');
    pointer(videoOf(player), 'pointerup');
    tap(feed, 0.6);
    await arrives(feed, 1);
  });

  it('pauses and plays by its button', async () => {
    const feed = await open(await makeStories(feedShop(3)));
    await waitUntil(() => feed.renderRoot.querySelector('.story-acts [aria-label="Pause video"]'), 'it can be paused');
    button(feed, 'Pause video').click();
    await waitUntil(() => current(feed)?.paused, 'it is paused');
    await feed.updateComplete;
    button(feed, 'Play video').click();
    await plays(feed);
  });

  it('goes on to the next one by itself, and ends with the last one', async () => {
    const feed = await open(await makeStories(feedShop(2)));
    expect(button(feed, automatic).ariaPressed).to.equal('true');
    current(feed)?.seek(11.6);
    await arrives(feed, 1);
    await plays(feed);
    expect(focused(feed)).to.equal('1');
    const player = current(feed);
    player?.seek(11.6);
    await waitUntil(() => player && videoOf(player).ended, 'it has ended', { timeout: 8000 });
    expect(dialog(feed).open).to.equal(true);
    expect(shownNumber(feed)).to.equal(1);
  });

  it('stays where it is once its button was pressed', async () => {
    const feed = await open(await makeStories(feedShop(3)));
    button(feed, automatic).click();
    await feed.updateComplete;
    expect(button(feed, automatic).ariaPressed).to.equal('false');
    // A video that begins anew has no end that another one could follow.
    const begins = (): boolean => videoOf(current(feed) as VitrinePlayer).loop;
    await waitUntil(begins, 'it begins anew at its end');
    button(feed, automatic).click();
    await waitUntil(() => !begins(), 'it ends');
    expect(shownNumber(feed)).to.equal(0);
  });

  it('does not go away from a control that has the focus of the keyboard', async () => {
    const feed = await open(await makeStories(feedShop(3)));
    const share = find(feed, '.story .item[data-at="0"] .rail button:last-child');
    share.focus();
    // A browser shows the focus that a script gives only where the last input was a key.
    const player = current(feed);
    player?.seek(11.6);
    if (share.matches(':focus-visible')) {
      await waitUntil(() => player && videoOf(player).ended, 'it has ended', { timeout: 8000 });
      expect(shownNumber(feed)).to.equal(0);
      find(feed, '.story .item[data-at="0"]').focus();
      button(feed, automatic).click();
      await feed.updateComplete;
      button(feed, automatic).click();
      await arrives(feed, 1);
    } else await arrives(feed, 1);
  });

  it('follows by itself with reduced motion only when it is asked to', async () => {
    const { matchMedia } = globalThis;
    globalThis.matchMedia = (query) =>
      query.includes('reduced-motion') ? ({ matches: true } as MediaQueryList) : matchMedia(query);
    try {
      const feed = await open(await makeStories(feedShop(3)));
      expect(button(feed, automatic).ariaPressed).to.equal('false');
      button(feed, automatic).click();
      await feed.updateComplete;
      expect(button(feed, automatic).ariaPressed).to.equal('true');
    } finally {
      globalThis.matchMedia = matchMedia;
    }
  });

  it('leaves nothing when it is closed or taken out', async () => {
    const feed = await open(await makeStories(feedShop(3)));
    feed.remove();
    await waitUntil(() => players(feed).length === 0);
  });
});
