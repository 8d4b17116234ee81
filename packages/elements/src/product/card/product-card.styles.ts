import { css } from 'lit';

export const cardStyles = css`
  /* A card alone on a page is not as wide as the window. Any rule of the page for the tag takes precedence. */
  :host {
    max-inline-size: 420px;
  }

  :host([layout='row']) {
    max-inline-size: 640px;
  }

  .root {
    display: grid;
    height: 100%;
  }

  .root > slot,
  .card {
    grid-area: 1 / 1;
    min-width: 0;
  }

  slot {
    display: block;
  }

  /* The fallback content keeps its space, so that nothing below moves when the card replaces it. */
  .behind {
    visibility: hidden;
  }

  /* Beside fallback with a picture the card's picture takes the available space, up to its own ratio; the text gets the rest. */
  [data-layout='tile'] .reserving ~ .card .picture {
    flex: 1000 1 96px;
    /* Larger text needs more than the author has reserved: the card grows, and the picture is at least a square. */
    min-height: min(100cqi, 96px + (1em - 16px) * 10);
    max-height: 125cqi;
    aspect-ratio: auto;
  }

  [data-layout='tile'] .reserving ~ .card {
    container-type: inline-size;
  }

  .card {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-height: 0;
  }

  .picture {
    position: relative;
    flex: none;
    min-height: 96px;
    aspect-ratio: 4 / 5;
    overflow: hidden;
    border-radius: var(--radius-m);
    background: var(--ground);
  }

  .picture:has(img) {
    background: var(--picture-ground);
  }

  .picture .glyph {
    display: block;
    width: 32px;
    height: 100%;
    margin: auto;
    color: var(--edge);
  }

  .picture img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
    transition: scale var(--calm) var(--ease);
  }

  .about {
    flex: 1 0 auto;
    min-width: 0;
  }

  p,
  h3 {
    margin: 0;
  }

  .vendor {
    margin-block-end: 2px;
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }

  h3 {
    font: var(--vitrine-heading-weight, 500) var(--text-m) / 1.3 var(--heading-font);
    letter-spacing: var(--vitrine-heading-spacing, normal);
    text-transform: var(--heading-case);
    text-wrap: pretty;
  }

  .open {
    display: inline;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-transform: inherit;
    text-align: start;
    text-decoration: none;
  }

  @media (hover: hover) {
    .card:has(.open:hover) img {
      scale: 1.02;
    }

    .open:hover {
      background: none;
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 3px;
    }
  }

  /* The whole card opens the sheet; the buttons lie above it. */
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--radius-m);
  }

  .open:focus-visible {
    outline: none;
  }

  .open:focus-visible::after {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .card > button,
  .card > .button {
    position: relative;
    flex: none;
    align-self: stretch;
    padding-inline: 12px;
  }

  .price-line {
    margin-block-start: 4px;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .stock {
    margin-block-start: 4px;
    font-size: var(--text-xs);
  }

  /* The place of the stock line is kept, so that neighbors with and without one have the same picture. */
  [data-layout='tile'] .about:not(:has(.stock))::after {
    content: '';
    display: block;
    height: 1lh;
    margin-block-start: 4px;
    font-size: var(--text-xs);
  }

  .stock[data-tone='caution'] {
    color: var(--caution);
  }

  .stock[data-tone='danger'] {
    color: var(--danger);
  }

  .line {
    height: 18px;
    margin-block-end: 8px;
  }

  .short {
    width: 40%;
  }

  .button-bone {
    height: var(--control);
    border-radius: var(--button-radius);
  }

  [data-layout='row'] .card {
    display: grid;
    grid-template-columns: 88px minmax(0, 1fr);
    grid-template-rows: 1fr auto;
    gap: 8px 16px;
  }

  [data-layout='row'] .picture {
    grid-row: span 2;
    align-self: start;
    border-radius: var(--radius-s);
  }

  [data-layout='row'] .about {
    align-self: center;
  }

  [data-layout='row'] .card > :is(button, .button) {
    justify-self: start;
  }

  [data-layout='row'] .button-bone {
    width: 120px;
  }
`;
