import { css } from 'lit';

export const galleryStyles = css`
  .strip {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: max-content;
    gap: 8px;
    margin-inline: calc(-1 * var(--pad));
    padding-inline: var(--pad);
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scroll-padding-inline: var(--pad);
    scroll-snap-type: x mandatory;
    scroll-behavior: smooth;
    scrollbar-width: none;
  }

  .strip:focus-visible {
    outline-offset: -2px;
  }

  .picture {
    height: clamp(140px, 28vh, 280px);
    aspect-ratio: 4 / 5;
    overflow: hidden;
    border-radius: var(--radius-m);
    background: var(--ground);
    scroll-snap-align: start;
  }

  .gallery img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .no-picture {
    display: grid;
    place-items: center;
    width: 100%;
    height: 100%;
    padding: 8px;
    color: var(--ink-soft);
    font-size: var(--text-xs);
    text-align: center;
  }

  .thumbs {
    display: none;
  }

  @media (min-width: 720px) {
    .strip {
      grid-auto-columns: 100%;
      gap: 0;
      margin: 0;
      padding: 0;
      scroll-padding: 0;
      border-radius: var(--radius-m);
    }

    .picture {
      width: 100%;
      height: auto;
      max-height: 48vh;
      border-radius: 0;
    }

    .thumbs {
      display: flex;
      gap: 8px;
      margin-block-start: 8px;
      overflow-x: auto;
      scrollbar-width: none;
    }

    .thumb {
      flex: none;
      width: 44px;
      height: 55px;
      min-height: 0;
      padding: 0;
      overflow: hidden;
      border-radius: var(--radius-s);
    }

    .thumb[aria-current] {
      box-shadow: 0 0 0 1px var(--paper) inset;
      outline: 1px solid var(--ink);
      outline-offset: -1px;
    }

    .thumb:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: -2px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .strip {
      scroll-behavior: auto;
    }
  }
`;
