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

  /* A single picture takes the whole width, whatever its shape. */
  .strip:has(> .picture:only-child) {
    grid-auto-columns: 100%;
  }

  .picture:only-child {
    aspect-ratio: auto;
  }

  .picture:has(img),
  .thumb:has(img) {
    background: var(--picture-ground);
  }

  .gallery img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .no-picture {
    display: grid;
    place-content: center;
    place-items: center;
    gap: 4px;
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
    .picture {
      height: clamp(200px, 44vh, 440px);
    }

    .thumbs {
      display: flex;
      gap: 8px;
      margin: 5px -3px 0;
      padding: 3px;
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
      outline: 1.5px solid var(--selected);
      outline-offset: 1.5px;
    }

    .thumb:focus-visible {
      outline: 2px solid var(--focus);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .strip {
      scroll-behavior: auto;
    }
  }
`;
