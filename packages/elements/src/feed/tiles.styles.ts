import { css } from 'lit';
import { theatreStyles } from './theatre.styles.js';

/** Posters in a row or a grid. Width and number follow from the width of the element. */
export const tileStyles = css`
  ${theatreStyles}

  .tiles {
    --gap: var(--vitrine-feed-gap, 12px);
    --columns: 2;
    position: relative;
  }

  .grid {
    --tile: calc((100cqi - (var(--columns) - 1) * var(--gap)) / var(--columns));
  }

  .row {
    --tile: var(--vitrine-tile-width, clamp(132px, 40cqi, 220px));
  }

  .scroller {
    padding: 3px;
    margin: -3px;
  }

  .row .scroller {
    overflow: auto hidden;
    scroll-snap-type: x proximity;
    scroll-padding: 3px;
    scrollbar-width: none;
    overscroll-behavior-x: contain;
    overflow-anchor: none;
  }

  .row .scroller::-webkit-scrollbar {
    display: none;
  }

  .row .track {
    position: relative;
    width: calc(var(--count, 1) * (var(--tile) + var(--gap)) - var(--gap));
    height: calc(var(--tile) * 16 / 9);
  }

  .grid .track {
    position: relative;
    height: calc(var(--rows, 1) * (var(--tile) * 16 / 9 + var(--gap)) - var(--gap));
  }

  .tiles .item {
    width: var(--tile);
    height: calc(var(--tile) * 16 / 9);
    border-radius: var(--vitrine-tile-radius, var(--radius-m));
    background: var(--picture-ground);
    overflow: clip;
    scroll-snap-align: start;
  }

  .row .item {
    inset-block-start: 0;
    inset-inline-start: calc(var(--at, 0) * (var(--tile) + var(--gap)));
  }

  .grid .item {
    inset-block-start: calc(var(--line, 0) * (var(--tile) * 16 / 9 + var(--gap)));
    inset-inline-start: calc(var(--column, 0) * (var(--tile) + var(--gap)));
  }

  .tiles .tail {
    background: var(--ground);
    font-size: var(--text-s);
  }

  .root .tile {
    position: absolute;
    inset: 0;
    width: 100%;
    color: #fff;
  }

  .root .tile:focus-visible {
    border-radius: var(--vitrine-tile-radius, var(--radius-m));
    outline-color: #fff;
    outline-offset: -4px;
    box-shadow: inset 0 0 0 6px #12110f;
  }

  .tile .poster {
    transition: scale var(--calm) var(--ease);
  }

  .tile .mark {
    position: absolute;
    inset-block-start: 10px;
    inset-inline-end: 10px;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    background: rgb(12 11 10 / 55%);
  }

  .tile .mark .glyph {
    width: 18px;
    height: 18px;
  }

  .tile .title {
    position: absolute;
    inset: auto 0 0;
    padding: 40px 12px 12px;
    background: linear-gradient(transparent, rgb(12 11 10 / 78%));
    font: 600 var(--text-s) / 1.3 var(--font);
    text-align: start;
  }

  .skeleton {
    animation: pulse 1.2s ease-in-out infinite alternate;
  }

  @keyframes pulse {
    to {
      opacity: 0.55;
    }
  }

  .root .arrow {
    position: absolute;
    top: calc(50% - 22px);
    z-index: 1;
    display: none;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    background: var(--paper);
    box-shadow: var(--shadow-1);
    color: var(--ink);
  }

  .arrow.back {
    inset-inline-start: 8px;
  }

  .arrow.forward {
    inset-inline-end: 8px;
  }

  @media (hover: hover) and (pointer: fine) {
    .root .arrow {
      display: grid;
    }

    @media (hover: hover) {
      .tile:hover .poster {
        scale: 1.03;
      }
    }
  }

  /* As many as the children have until the list is there, which fill a row with at least 176 px each. */
  @container feed (width >= 552px) {
    .tiles {
      --columns: 3;
    }
  }

  @container feed (width >= 740px) {
    .tiles {
      --columns: 4;
    }
  }

  @container feed (width >= 928px) {
    .tiles {
      --columns: 5;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }

    @media (hover: hover) {
      .tile:hover .poster {
        scale: none;
      }
    }
  }
`;
