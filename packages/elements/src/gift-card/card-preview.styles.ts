import { css } from 'lit';

/** Sizes on the card are relative to the width of the card, so that it looks the same at any size. */
export const cardPreviewStyles = css`
  .preview {
    position: relative;
    margin: 0;
  }

  /* When this has left the window, the card has stuck to its top. */
  .edge {
    position: absolute;
    inset-block-start: 24px;
    width: 1px;
    height: 1px;
  }

  .card {
    container-type: inline-size;
    position: relative;
    aspect-ratio: 8 / 5;
    overflow: hidden;
    border-radius: var(--radius-m);
    background-color: var(--card-paper, var(--ground));
    box-shadow: var(--shadow-1);
  }

  .card img {
    position: absolute;
    inset: 0;
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .area {
    --size: calc(1cqi * var(--fit, 1));
    position: absolute;
    inset-block-start: var(--y, 12%);
    inset-inline-start: var(--x, 12%);
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: calc(1.1 * var(--size));
    width: var(--w, 76%);
    height: var(--h, 76%);
    overflow: hidden;
    color: var(--card-ink, var(--ink));
    text-align: center;
    overflow-wrap: anywhere;
  }

  .on-card {
    flex: none;
    max-width: 100%;
    margin: 0;
    font-size: calc(3.5 * var(--size));
    line-height: 1.35;
    text-wrap: balance;
  }

  .on-card.amount {
    font-size: calc(8.4 * var(--size));
    font-weight: 650;
    letter-spacing: -0.02em;
    line-height: 1.1;
  }

  .on-card.name {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 600;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .on-card.message {
    display: -webkit-box;
    overflow: hidden;
    white-space: pre-line;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: var(--lines, none);
  }

  :lang(bn) .on-card,
  :lang(ar) .on-card {
    letter-spacing: normal;
    line-height: 1.5;
  }

  .motion {
    position: absolute;
    inset-block-end: 4px;
    inset-inline-end: 4px;
  }

  .motion::before {
    content: '';
    position: absolute;
    inset: 8px;
    border-radius: 50%;
    background: var(--paper);
    opacity: 0.9;
  }

  @media (hover: hover) {
    .motion:hover {
      background: transparent;
    }
  }

  .motion .glyph {
    position: relative;
    width: 16px;
    height: 16px;
  }

  @media (prefers-reduced-motion: reduce) {
    .motion {
      display: none;
    }
  }
`;
