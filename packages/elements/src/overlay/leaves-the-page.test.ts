// The page may take an element away between the act that opens something in the top layer and the moment it is there.
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../define/cart-button.js';
import '../define/player.js';
import { clip, inside, playing } from '@vitrine/testing/player-fixture';
import { flyToCart } from '../cart/toast/fly-to-cart.js';
import { noteAddPlace } from '../product/add-place.js';
import type { VitrinePlayer } from '../player/player.js';

const player = async (): Promise<VitrinePlayer> => {
  const host = await fixture<HTMLElement>(
    html`<div style="inline-size: 160px"><vitrine-player></vitrine-player></div>`,
  );
  const found = host.querySelector('vitrine-player') as VitrinePlayer;
  found.src = clip;
  return playing(found);
};

const cases: Readonly<Record<string, () => Promise<unknown>>> = {
  'the picture that flies to the cart': async () => {
    const page = await fixture<HTMLElement>(
      html`<div>
        <vitrine-cart-button style="display: block; inline-size: 40px; block-size: 40px"></vitrine-cart-button>
        <button @click=${noteAddPlace}>Add</button>
        <div popover="manual"><img alt="" /></div>
      </div>`,
    );
    page.querySelector('button')?.click();
    const flight = page.querySelector<HTMLElement>('[popover]') as HTMLElement;
    flight.remove();
    await flyToCart(flight);
    return flight;
  },
  'a panel of a player in a low box': async () => {
    const low = await player();
    inside(low)('[data-opens=settings]').click();
    low.remove();
    return low;
  },
  'a player that fills the window, because fullscreen was rejected': async () => {
    const denied = await player();
    let reject = (): void => {};
    Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: true });
    denied.requestFullscreen = () => new Promise((_, fail) => (reject = () => fail(new TypeError('denied'))));
    inside(denied)('[aria-label="Full screen"]').click();
    delete (document as { fullscreenEnabled?: unknown }).fullscreenEnabled;
    denied.remove();
    reject();
    return denied;
  },
};

describe('an element that leaves the page while something of it is opened', () => {
  for (const [what, leave] of Object.entries(cases))
    it(`throws nothing: ${what}`, async () => {
      const thrown: unknown[] = [];
      const note = (event: PromiseRejectionEvent): void => {
        event.preventDefault();
        thrown.push(event.reason);
      };
      addEventListener('unhandledrejection', note);
      try {
        await leave();
        for (let frame = 0; frame < 6; frame++) await nextFrame();
      } finally {
        removeEventListener('unhandledrejection', note);
      }
      expect(thrown).to.deep.equal([]);
    });
});
