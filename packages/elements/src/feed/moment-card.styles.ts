import { css } from 'lit';

/** The product of the moment, over the text about the video. */
export const momentStyles = css`
  .frame:has(.moment) vitrine-player {
    --below: calc(-124px - 112px * var(--text-scale));
  }

  .root .moment {
    display: flex;
    gap: 10px;
    align-items: center;
    width: fit-content;
    max-width: min(100%, 320px);
    min-height: var(--control);
    margin-bottom: 10px;
    padding: 5px;
    padding-inline-end: 14px;
    border-radius: 12px;
    background: var(--paper);
    box-shadow: var(--shadow-1);
    color: var(--ink);
    line-height: 1.3;
    text-decoration: none;
    text-shadow: none;
    pointer-events: auto;
    animation: arrive var(--calm) var(--ease);
  }

  .moment img {
    flex: none;
    border-radius: 8px;
    background: var(--picture-ground);
    object-fit: contain;
  }

  .moment .what {
    display: grid;
    min-width: 0;
    padding-inline-start: 4px;
  }

  .moment .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .moment .price {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  @container swipe (width < 480px) and (height < 480px) {
    .moment img {
      display: none;
    }
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .moment {
      animation: none;
    }
  }
`;
