import { css } from 'lit';
import { tileStyles } from './tiles.styles.js';

/** A row of bubbles with the titles below, and the viewer that they open. */
export const storyStyles = css`
  ${tileStyles}

  .stories {
    --tile: var(--vitrine-tile-width, 84px);
  }

  .stories .track,
  .stories .item {
    height: calc(var(--tile) + 44px);
  }

  .stories .item {
    border-radius: 0;
    background: none;
    overflow: visible;
  }

  .stories .item::before,
  .stories .poster {
    inset: 4px 4px auto;
    width: calc(var(--tile) - 8px);
    height: calc(var(--tile) - 8px);
    border-radius: 50%;
  }

  .stories .item:not(.tail)::before {
    content: '';
    position: absolute;
    background: var(--picture-ground);
  }

  .stories .tile::before {
    content: '';
    position: absolute;
    inset: 1px 1px auto;
    height: calc(var(--tile) - 2px);
    border: 2px solid var(--accent);
    border-radius: 50%;
  }

  .stories .tail {
    width: 200px;
  }

  .stories .mark {
    display: none;
  }

  .stories .tile .title {
    inset: calc(var(--tile) + 6px) 0 auto;
    display: -webkit-box;
    padding: 0;
    background: none;
    color: var(--ink);
    font: 500 var(--text-xs) / 18px var(--font);
    text-align: center;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }

  .root .stories .tile:focus-visible {
    border-radius: 12px;
    outline-color: var(--focus);
    outline-offset: -2px;
    box-shadow: none;
  }

  .stories .arrow {
    top: calc(var(--tile) / 2 - 22px);
  }

  .story {
    height: 100%;
  }

  /* Taps lead on, not swipes; two fingers still enlarge. */
  .story .swipe {
    overflow: hidden;
    touch-action: pinch-zoom;
  }

  .story .steps {
    display: none;
  }

  .bars {
    position: absolute;
    inset: max(5px, calc(env(safe-area-inset-top) - 7px)) 0 auto;
    display: flex;
    gap: 4px;
    max-width: 560px;
    margin-inline: auto;
    padding-inline: 12px;
    pointer-events: none;
  }

  .bars i {
    flex: 1;
    height: 3px;
    border-radius: 2px;
    background: rgb(255 255 255 / 38%);
    box-shadow: 0 0 4px rgb(0 0 0 / 40%);
    overflow: clip;
  }

  .bars .seen,
  .bars .now::before {
    background: #fff;
  }

  .bars .now::before {
    content: '';
    display: block;
    height: 100%;
    transform: scaleX(var(--progress, 0));
    transform-origin: left;
    /* The time is known four times a second. */
    transition: transform 250ms linear;
  }

  [dir='rtl'] .bars .now::before {
    transform-origin: right;
  }

  .story-acts {
    position: absolute;
    inset-block-start: max(12px, env(safe-area-inset-top));
    inset-inline-start: 12px;
    display: flex;
    gap: 8px;
  }

  .root .story-acts [aria-disabled='true'] {
    color: rgb(255 255 255 / 50%);
    cursor: default;
  }

  .root .story-acts [aria-pressed='true'] {
    background: #fff;
    color: #12110f;
  }

  .root .story .search {
    inset-block-start: calc(max(12px, env(safe-area-inset-top)) + 56px);
  }

  @media (prefers-reduced-motion: reduce) {
    .bars .now::before {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    .bars i {
      background: GrayText;
      forced-color-adjust: none;
    }

    .bars .seen,
    .bars .now::before {
      background: Highlight;
    }

    .root .story-acts [aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
