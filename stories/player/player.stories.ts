import '@vitrine/elements/define/shop';
import '@vitrine/elements/define/player';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Shop } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { demoShop } from '../support/demo-shop.js';

/** Plays a video and shows its products. Until it is played it is a poster and a button. */
export default {
  title: 'Player/Player',
  component: 'vitrine-player',
} satisfies Meta;

type Story = StoryObj;
type Player = HTMLElementTagNameMap['vitrine-player'];

interface StoryOptions {
  /** Runs once the player is defined. */
  readonly act?: (player: Player) => unknown;
  readonly player?: TemplateResult;
  readonly shop?: Shop | null;
  /** CSS pixels. */
  readonly width?: number;
}

const shelf = html`<vitrine-player
  video-id="shelf-story"
  poster="/media/videos/shelf-story/poster.jpg"
  muted
></vitrine-player>`;
const tall = html`<vitrine-player
  video-id="morning-table"
  poster="/media/videos/morning-table/poster.jpg"
  aspect-ratio="9/16"
  muted
></vitrine-player>`;

function story({ act, player = shelf, shop, width = 960 }: StoryOptions): Story {
  return {
    render: () => {
      let acted = false;
      // Children are rendered a moment after their parent.
      const begin = (element?: Element): void =>
        queueMicrotask(() => {
          const found = element?.querySelector('vitrine-player');
          if (!found || !act || acted) return;
          acted = true;
          void customElements.whenDefined('vitrine-player').then(() => act(found));
        });
      const size = (element?: Element): void => {
        if (element instanceof HTMLElement) element.style.setProperty('max-width', `${width}px`);
      };
      return html`<main ${ref(begin)}>
        <h1 hidden>Player</h1>
        <div ${ref(size)}>
          ${
            shop === null
              ? player
              : html`<vitrine-shop .shop=${shop ?? demoShop().shop} no-sheet no-drawer>${player}</vitrine-shop>`
          }
        </div>
      </main>`;
    },
  };
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !holds(); tries++) await new Promise((done) => setTimeout(done, 25));
};

/** Plays until there is a picture, then rests at `seconds`. */
const restAt =
  (seconds: number) =>
  async (player: Player): Promise<void> => {
    await player.play();
    await until(() => player.currentTime > 0);
    player.pause();
    player.seek(seconds);
  };

const pressed =
  (seconds: number, selector: string) =>
  async (player: Player): Promise<void> => {
    await restAt(seconds)(player);
    await until(() => player.shadowRoot?.querySelector(selector) != null);
    player.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
  };

export const AtRest = story({});
export const AtRestWithATitle = story({
  player: html`<vitrine-player
    src="/fixtures/clip.mp4"
    label="Autumn bags, seen close"
    poster="/fixtures/poster.jpg"
  ></vitrine-player>`,
});
export const AtRestWithoutAPicture = story({
  player: html`<vitrine-player src="/fixtures/clip.mp4"></vitrine-player>`,
});

export const Playing = story({ act: (player) => player.play() });
export const Paused = story({ act: restAt(3) });
/** Autoplay is silent, and offers the sound. */
export const PlaysByItself = story({
  player: html`<vitrine-player video-id="shelf-story" autoplay loop></vitrine-player>`,
});
export const Portrait = story({ player: tall, width: 360, act: restAt(3) });
export const SquareAndSmall = story({
  player: html`<vitrine-player class="square" video-id="morning-table" aspect-ratio="1" muted></vitrine-player>`,
  width: 320,
  act: restAt(3),
});

/** Name and price, on hover, on focus, and for the first second and a half. */
export const Chip = story({
  act: async (player) => {
    await restAt(3)(player);
    await until(() => player.shadowRoot?.querySelector('.mark') != null);
    player.shadowRoot?.querySelector<HTMLElement>('.mark')?.focus();
  },
});

const crowd = {
  hotspots: [
    { id: 'a', product: { handle: 'stoneware-mug' }, start: 0, end: 12, x: 0.3, y: 0.4 },
    { id: 'b', product: { handle: 'table-lamp' }, start: 0, end: 12, x: 0.32, y: 0.41 },
    { id: 'c', product: { handle: 'linen-cushion' }, start: 0, end: 12, x: 0.31, y: 0.39 },
    {
      id: 'd',
      product: { handle: 'teapot' },
      start: 0,
      end: 12,
      x: 0.75,
      y: 0.6,
      label: 'A name that is much longer than the room that there is for it beside a dot',
    },
  ],
};
/** What would collide is one marker with a number; it opens the list. */
export const Group = story({
  player: html`<vitrine-player src="/fixtures/clip.mp4" .hotspots=${crowd} aspect-ratio="9/16" muted></vitrine-player>`,
  width: 360,
  act: restAt(2),
});
export const GroupInTheList = story({
  player: html`<vitrine-player src="/fixtures/clip.mp4" .hotspots=${crowd} aspect-ratio="9/16" muted></vitrine-player>`,
  width: 360,
  act: pressed(2, '.mark[data-group]'),
});

/** A child is a hotspot; what is in it replaces the dot. */
export const MarkerOfTheShop = story({
  player: html`<vitrine-player src="/fixtures/clip.mp4" aspect-ratio="9/16" muted>
    <vitrine-hotspot handle="stoneware-mug" x="0.3" y="0.3"></vitrine-hotspot>
    <vitrine-hotspot handle="table-lamp" x="0.6" y="0.5"
      ><img src="/fixtures/poster.jpg" width="28" height="44" alt=""
    /></vitrine-hotspot>
  </vitrine-player>`,
  width: 360,
  act: restAt(2),
});

export const List = story({ act: pressed(6, '[data-opens=products]') });
export const ListOnAPhone = story({ player: tall, width: 360, act: pressed(3, '[data-opens=products]') });
export const Settings = story({ act: pressed(3, '[data-opens=settings]') });
export const Captions = story({
  player: html`<vitrine-player src="/fixtures/clip.mp4" muted>
    <track kind="captions" srclang="en" label="English" src="/fixtures/captions.en.vtt" />
    <track kind="captions" srclang="ar" label="العربية" src="/fixtures/captions.ar.vtt" />
  </vitrine-player>`,
  act: restAt(1.5),
});

const ended = async (player: Player): Promise<void> => {
  await player.play();
  await until(() => player.currentTime > 0);
  player.seek(1e6);
};
export const End = story({ act: ended });
export const EndOnAPhone = story({ player: tall, width: 360, act: ended });
export const EndWithoutProducts = story({
  player: html`<vitrine-player src="/fixtures/clip.mp4" muted></vitrine-player>`,
  act: ended,
});

export const Fault = story({
  player: html`<vitrine-player src="/fixtures/not-there.mp4" poster="/fixtures/poster.jpg"></vitrine-player>`,
  act: (player) => player.play(),
});
export const NoSuchVideo = story({
  player: html`<vitrine-player video-id="not-there"></vitrine-player>`,
  act: (player) => player.play(),
});

/** Without a catalogue a hotspot is a link, and what leads nowhere is not shown. */
export const WithoutAShop = story({
  shop: null,
  player: html`<vitrine-player src="/fixtures/clip.mp4" aspect-ratio="9/16" muted>
    <vitrine-hotspot product-id="mug" label="Stoneware mug" href="#mug" x="0.3" y="0.5"></vitrine-hotspot>
    <vitrine-hotspot product-id="lamp" label="No link" x="0.7" y="0.5"></vitrine-hotspot>
  </vitrine-player>`,
  width: 360,
  act: restAt(2),
});

/** Before it is defined: the author's own content. */
export const Fallback = story({
  shop: null,
  player: html`<vitrine-player
    >${nothing}<a href="/fixtures/clip.mp4"
      ><img src="/fixtures/poster.jpg" width="360" height="640" alt="A video about bags" /></a
  ></vitrine-player>`,
  width: 360,
});
