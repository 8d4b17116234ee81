import { css } from 'lit';

/** One video per screen of the box. */
export const swipeStyles = css`
  :host([layout='swipe']) {
    height: var(--vitrine-feed-height, min(100dvh, 900px));
  }

  .root[data-layout='swipe'],
  .theatre {
    height: 100%;
    overflow: hidden;
    background: var(--vitrine-feed-ground, #12110f);
    color: #fff;
    --focus: #fff;
  }

  .root[data-layout='swipe'] {
    position: relative;
  }

  .swipe {
    container: swipe / size;
    height: 100%;
    overflow: hidden auto;
    scroll-snap-type: y mandatory;
    scrollbar-width: none;
    overflow-anchor: none;
  }

  .swipe::-webkit-scrollbar {
    display: none;
  }

  .swipe .track {
    position: relative;
    height: calc(var(--count, 1) * 100cqb);
  }

  /* The place of an item follows from its number: nothing moves when others come and go. */
  .swipe .item {
    inset: calc(var(--at, 0) * 100cqb) 0 auto;
    display: grid;
    grid-template: 100% / 1fr auto 1fr;
    align-items: center;
    height: 100cqb;
    scroll-snap-align: start;
    scroll-snap-stop: always;
  }

  .swipe .tail {
    grid-template: none;
    align-content: center;
  }

  .swipe .item:focus-visible {
    outline: 2px solid #fff;
    outline-offset: -4px;
  }

  .frame {
    grid-area: 1 / 1 / auto / -1;
    position: relative;
    width: 100%;
    height: 100%;
    overflow: hidden;
  }

  .frame .poster {
    object-fit: contain;
  }

  .item[data-tall] .frame .poster {
    object-fit: cover;
  }

  .frame vitrine-player {
    width: 100%;
    height: 100%;
    /* Captions stand above what is written about the video. */
    --below: calc(-92px - 64px * var(--text-scale));
    --vitrine-player-ground: transparent;
  }

  .item[data-tall] vitrine-player {
    --vitrine-object-fit: cover;
  }

  /* The feed has a play button and a title of its own. */
  vitrine-player::part(play-button),
  vitrine-player::part(heading) {
    display: none;
  }

  .start {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    width: 100%;
  }

  .root .start:focus-visible {
    outline-offset: -6px;
  }

  .disc {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    padding-inline-start: 4px;
    border-radius: var(--vitrine-play-radius, 50%);
    background: var(--vitrine-play-ground, rgb(18 17 15 / 62%));
    box-shadow: inset 0 0 0 1.5px;
    color: var(--vitrine-play-ink, #fff);
  }

  .disc .glyph {
    width: 34px;
    height: 34px;
  }

  .about {
    position: absolute;
    inset: auto 0 0;
    padding-block: 72px 92px;
    padding-inline: 16px 76px;
    background: linear-gradient(transparent, rgb(12 11 10 / 46%) 40%, rgb(12 11 10 / 72%));
    font-size: var(--text-s);
    text-shadow: 0 0 6px rgb(12 11 10 / 46%);
    pointer-events: none;
  }

  .about a {
    color: inherit;
    text-decoration: none;
    pointer-events: auto;
  }

  @media (hover: hover) {
    .about a:hover {
      text-decoration: underline;
    }
  }

  .about .creator {
    font-weight: 700;
  }

  .about .title {
    display: -webkit-box;
    overflow: hidden;
    font-size: var(--text-m);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .root .tag {
    min-width: 24px;
    min-height: 24px;
    padding-inline-end: 0.4em;
    pointer-events: auto;
  }

  .about .tags {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .about .notes {
    font-size: var(--text-xs);
  }

  .rail {
    grid-area: 1 / 3;
    z-index: 1;
    display: grid;
    gap: 12px;
    align-self: end;
    justify-self: end;
    padding: 0 12px 100px;
  }

  .root .act {
    display: grid;
    place-items: center;
    width: 48px;
    height: 48px;
    border-radius: 50%;
    background: rgb(12 11 10 / 48%);
    color: #fff;
  }

  @media (hover: hover) {
    .root .act:hover {
      background-image: linear-gradient(rgb(255 255 255 / 14%) 0 0);
    }
  }

  .root .act:active {
    scale: 0.94;
  }

  .steps {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 16px;
    display: none;
    gap: 12px;
    align-content: center;
    pointer-events: none;
  }

  .steps .act {
    pointer-events: auto;
  }

  /* Beside the picture where there is room: the video keeps its shape. */
  @container swipe (min-aspect-ratio: 4/5) {
    .swipe .item:not(.tail) {
      grid-template-columns: 1fr minmax(0, auto) 1fr;
    }

    .frame {
      grid-area: 1 / 2;
      width: min(100cqi - 208px, (100cqb - 32px) * var(--ratio, 0.5625));
      height: auto;
      aspect-ratio: var(--ratio, 0.5625);
      border-radius: 16px;
    }

    .rail {
      justify-self: start;
      padding: 0 16px 32px;
    }

    .root .rail .act {
      background: rgb(255 255 255 / 12%);
    }

    .about {
      padding-inline: 16px;
    }
  }

  @container feed (width >= 600px) {
    .steps {
      display: grid;
    }

    .steps .act {
      background: rgb(255 255 255 / 12%);
    }
  }

  /* A phone on its side, a page at 400 %: the words stand before the picture, which is too small for them. */
  @container swipe (min-aspect-ratio: 4/5) and (height < 480px) {
    .swipe .item:not(.tail) {
      grid-template-columns: 1fr auto minmax(72px, 0.5fr);
    }

    .frame {
      width: min(50cqi, (100cqb - 32px) * var(--ratio, 0.5625));
      overflow: visible;
    }

    .frame > :not(.about) {
      overflow: hidden;
      border-radius: 16px;
    }

    .swipe .item .frame vitrine-player {
      --below: 0px;
    }

    .about {
      inset-inline: auto 100%;
      width: 38cqi;
      padding: 8px 8px 16px;
      background: none;
    }
  }

  @media (forced-colors: active) {
    .root .act,
    .disc {
      border: 2px solid ButtonText;
      background: buttonface;
      color: ButtonText;
    }

    .about {
      background: Canvas;
      color: CanvasText;
      text-shadow: none;
    }
  }
`;
