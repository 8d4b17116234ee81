import { css } from 'lit';

/** The picture and its button: all that an idle player needs. */
export const playerStyles = css`
  :host {
    overflow: hidden !important;
    border-radius: var(--vitrine-player-radius, 0) !important;
  }

  /* Fills the window where only a <video> may be in fullscreen. */
  :host(:popover-open) {
    position: fixed !important;
    inset: 0 !important;
    width: 100vw !important;
    height: 100dvh !important;
    max-width: none !important;
    max-height: none !important;
    margin: 0 !important;
    border-radius: 0 !important;
  }

  .root {
    position: relative;
    container: player / size;
    content-visibility: auto;
    width: 100%;
    height: 100%;
    /* A portrait video in a wide column would have its controls below the window. A height of the host goes before, and
       so does the place that a picture inside the host has taken before: nothing of the page moves. */
    max-height: var(--vitrine-player-max-height, var(--cap, 85svh));
    min-height: 100%;
    aspect-ratio: var(--ratio, 16 / 9);
    overflow: hidden;
    background: var(--vitrine-player-ground, #12110f);
    color: #fff;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
    --focus: #fff;
  }

  /* WebKit does not lay out what is added to a box with content-visibility: auto once that box was rendered. */
  .root:has(.screen) {
    content-visibility: visible;
  }

  .root:focus-visible {
    outline-offset: -4px;
  }

  .poster,
  .screen,
  .video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    display: block;
    object-fit: var(--vitrine-object-fit, contain);
    object-position: var(--vitrine-object-position, 50% 50%);
  }

  .start {
    all: unset;
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    cursor: pointer;
    touch-action: manipulation;
  }

  .start:focus-visible {
    outline: 2px solid #fff;
    outline-offset: -4px;
  }

  .disc {
    display: grid;
    place-items: center;
    width: 64px;
    height: 64px;
    padding-inline-start: 3px;
    border-radius: var(--vitrine-play-radius, 50%);
    background: var(--vitrine-play-ground, rgb(18 17 15 / 62%));
    box-shadow: inset 0 0 0 1.5px color-mix(in srgb, currentColor 85%, transparent);
    color: var(--vitrine-play-ink, #fff);
    transition:
      background var(--calm) var(--ease),
      scale var(--calm) var(--ease);
  }

  .disc .glyph {
    width: 30px;
    height: 30px;
  }

  @media (hover: hover) {
    .start:hover .disc {
      background: var(--vitrine-play-ground, rgb(18 17 15 / 82%));
      scale: 1.05;
    }
  }

  .start[aria-busy='true'] .disc {
    animation: beat 1s 300ms ease-in-out infinite alternate;
  }

  @keyframes beat {
    to {
      opacity: 0.55;
    }
  }

  .title {
    position: absolute;
    inset: auto 0 0;
    padding: 56px 16px 14px;
    background: linear-gradient(transparent, rgb(18 17 15 / 45%) 35%, rgb(18 17 15 / 78%));
    font-family: var(--heading-font);
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .root .notice {
    position: absolute;
    margin: 0;
    top: 16px;
    inset-inline-start: 16px;
    max-width: calc(100% - 32px);
    padding: 10px 16px;
    border-radius: 22px;
    background: rgb(12 11 10 / 72%);
    font: 600 var(--text-s) / 24px var(--font);
  }

  @media (prefers-reduced-motion: reduce) {
    @media (hover: hover) {
      .start:hover .disc {
        scale: none;
      }
    }
  }

  @media (forced-colors: active) {
    .disc {
      border: 2px solid ButtonText;
      background: buttonface;
      color: ButtonText;
    }
  }
`;
