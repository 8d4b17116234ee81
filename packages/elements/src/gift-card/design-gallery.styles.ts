import { css } from 'lit';

/** The occasions and the designs. */
export const designGalleryStyles = css`
  .occasions {
    display: flex;
    gap: 8px;
    margin-block: -4px 8px;
    padding-block: 4px;
    overflow-x: auto;
    scrollbar-width: none;
  }

  .occasions .chip {
    flex: none;
    border-radius: 22px;
  }

  .chip[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
  }

  @media (pointer: fine) {
    .occasions .chip {
      min-width: 0;
      min-height: 36px;
      padding-inline: 14px;
    }
  }

  .designs {
    display: grid;
    grid-auto-columns: minmax(132px, 40%);
    grid-auto-flow: column;
    align-items: start;
    gap: 12px;
    padding-block: 4px 8px;
    overflow-x: auto;
    scrollbar-width: thin;
  }

  .design {
    position: relative;
    display: block;
    min-width: 0;
    padding: 4px;
    border-radius: var(--radius-m);
    cursor: pointer;
  }

  .still {
    display: block;
    aspect-ratio: 8 / 5;
    overflow: hidden;
    border-radius: 8px;
    background-color: var(--card-paper, var(--ground));
  }

  .still img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .design-title {
    display: block;
    padding: 6px 2px 2px;
    color: var(--ink-soft);
    font-size: var(--text-xs);
    line-height: 1.3;
  }

  .design:has(:checked) .design-title {
    color: var(--ink);
  }

  @container (min-width: 720px) {
    :host(:not([compact])) .occasions {
      flex-wrap: wrap;
      overflow: visible;
    }

    :host(:not([compact])) .designs {
      grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
      grid-auto-flow: row;
      overflow: visible;
    }
  }
`;
