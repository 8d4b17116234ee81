import { css } from 'lit';

export const sheetStyles = css`
  dialog {
    height: auto;
    max-height: 75dvh;
  }

  header {
    justify-content: flex-end;
    padding: 8px 8px 0;
  }

  .video-controls {
    margin-inline-end: auto;
  }

  form {
    display: flex;
    flex-direction: column;
    min-height: 0;
    flex: 1 1 auto;
  }

  .scroll {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    justify-items: start;
    gap: 20px;
    padding: 4px var(--pad) 24px;
  }

  .scroll > div,
  .terms {
    width: 100%;
  }

  h2 {
    padding-block-end: 4px;
    line-height: 1.25;
    text-wrap: balance;
  }

  h2 + .secondary {
    margin-block-start: 16px;
  }

  .price-row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 12px;
    font-size: var(--text-m);
  }

  .price {
    font-weight: 500;
  }

  .price s {
    margin-inline-start: 6px;
  }

  .stock,
  .moved {
    font-size: var(--text-s);
  }

  .stock {
    margin-block-start: 6px;
  }

  .moved {
    color: var(--caution);
  }

  .bones {
    display: grid;
    gap: 12px;
  }

  .bones > * {
    min-height: 40px;
  }

  .bones > :nth-child(3) {
    width: 40%;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 8px;
    font-size: var(--text-s);
    font-weight: 600;
  }

  .chosen {
    margin-inline-start: 6px;
    color: var(--ink-soft);
    font-weight: 400;
  }

  .values {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  label {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: var(--control);
    min-height: var(--control);
    cursor: pointer;
  }

  .chip {
    padding: 4px 16px;
    border: 1px solid var(--line);
    border-radius: var(--choice-radius);
    font-size: var(--text-s);
  }

  @media (hover: hover) {
    .chip:hover {
      border-color: var(--edge);
    }
  }

  .chip:has(:checked) {
    border-color: var(--selected);
    box-shadow: inset 0 0 0 1px var(--selected);
  }

  .chip[data-unavailable] {
    border-style: dashed;
    border-color: var(--edge);
    color: var(--ink-soft);
  }

  .swatch {
    border-radius: 50%;
  }

  .swatch svg {
    border-radius: 50%;
    box-shadow: inset 0 0 0 1px var(--line);
    stroke: var(--edge);
    stroke-opacity: 0.5;
  }

  .swatch:has(:checked)::after {
    content: '';
    position: absolute;
    inset: 1px;
    border: 2px solid var(--selected);
    border-radius: 50%;
  }

  .swatch[data-unavailable]::before {
    content: '';
    position: absolute;
    inset-block: 4px;
    inset-inline-start: calc(50% - 1px);
    width: 2px;
    background: var(--paper);
    outline: 0.5px solid var(--edge);
    rotate: 45deg;
  }

  label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .reasons {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    margin-block-start: 8px;
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }

  .quantity {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  .description {
    display: grid;
    gap: 12px;
    line-height: 1.6;
  }

  .terms {
    font-size: var(--text-s);
  }

  .terms div {
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: 0 12px;
    padding-block: 12px;
    border-block-start: 1px solid var(--line);
  }

  .terms svg {
    grid-row: span 2;
    color: var(--ink-soft);
  }

  .terms dt {
    font-weight: 600;
  }

  .terms dd {
    color: var(--ink-soft);
  }

  footer :is(.problem, .waiting) {
    margin-block-end: 8px;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .buttons button {
    flex: 1 1 auto;
    min-height: calc(var(--control) + 4px);
    padding-inline: 12px;
  }

  .buttons .add {
    flex: 4 1 150px;
    flex-wrap: wrap;
    gap: 2px 10px;
    padding-block: 4px;
  }

  .each {
    font-weight: 400;
  }

  .flip:dir(rtl) {
    scale: -1 1;
  }

  @media (min-width: 720px) {
    dialog {
      --pad: 24px;
      --away: calc(100% + 24px) 0;
      inset: 12px;
      inset-inline-start: auto;
      width: min(var(--vitrine-sheet-width, 440px), calc(100vw - 24px));
      max-height: none;
      border-radius: var(--radius-l);
    }

    dialog:dir(rtl) {
      --away: calc(-100% - 24px) 0;
    }

    header::before {
      content: none;
    }

    /* Beside a popover the video has its own controls within reach. */
    :popover-open .video-controls {
      display: none;
    }
  }

  /* A low screen, or a page at 400 %: the picture is beside the text, and the buttons scroll with it. */
  @media (max-height: 480px) {
    dialog {
      max-height: calc(100dvh - 24px);
    }

    form {
      display: block;
      overflow-y: auto;
    }

    .scroll {
      gap: 12px 16px;
      padding-block-start: 0;
      overflow: visible;
    }

    .scroll:has(> .gallery) {
      grid-template-columns: 96px minmax(0, 1fr);
    }

    .scroll > .gallery {
      grid-row: span 2;
      min-width: 0;
    }

    .scroll > .gallery ~ * {
      grid-column: 2;
    }

    .scroll > .terms {
      grid-column: 1 / -1;
    }

    .gallery .strip {
      margin: 0;
      padding: 0;
    }

    .gallery .picture {
      height: 120px;
    }

    .gallery .thumbs {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .chip:has(:checked) {
      outline: 2px solid Highlight;
    }

    .swatch svg {
      forced-color-adjust: none;
    }
  }
`;
