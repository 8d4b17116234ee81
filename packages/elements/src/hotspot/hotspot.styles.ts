import { css } from 'lit';

/**
 * A marker: a target of 24 px (44 for touch) with a dot of 14 px and a ring, and a chip beside it. The layer is laid
 * out left to right in every language: a position in a video has no text direction.
 */
export const hotspotStyles = css`
  .root .mark {
    --target: 28px;
    position: absolute;
    top: 0;
    left: 0;
    display: grid;
    place-items: center;
    width: max(var(--target), var(--w, 0px));
    height: max(var(--target), var(--h, 0px));
    margin: calc(max(var(--target), var(--h, 0px)) / -2) 0 0 calc(max(var(--target), var(--w, 0px)) / -2);
    padding: 0;
    border-radius: var(--vitrine-marker-radius, 50%);
    background: none;
    color: var(--vitrine-on-marker, #12110f);
    text-decoration: none;
    pointer-events: auto;
    contain: layout style;
    animation: arrive var(--calm) var(--ease);
  }

  .mark[data-rect] {
    border-radius: var(--radius-s);
  }

  .mark[data-rect]:focus-visible {
    box-shadow: inset 0 0 0 1.5px rgb(255 255 255 / 90%);
  }

  .mark:focus-visible {
    z-index: 1;
    outline: 2px solid #fff;
    outline-offset: 0;
    box-shadow: 0 0 0 4px rgb(12 11 10 / 70%);
  }

  .dot {
    display: block;
    width: var(--vitrine-marker-size, 14px);
    height: var(--vitrine-marker-size, 14px);
    border-radius: var(--vitrine-marker-radius, 50%);
    background: var(--vitrine-marker, #fff);
    box-shadow:
      0 0 0 1px rgb(12 11 10 / 35%),
      0 0 0 5px color-mix(in srgb, var(--vitrine-marker, #fff) 38%, transparent),
      0 0 0 6px rgb(12 11 10 / 22%);
    transition: scale var(--quick) var(--ease);
  }

  .dot::before {
    content: attr(data-count);
  }

  .mark[data-group] .dot {
    width: 24px;
    height: 24px;
    font: 700 13px/24px var(--font);
    text-align: center;
  }

  .mark[data-custom] .dot {
    width: auto;
    height: auto;
    border-radius: 0;
    background: none;
    box-shadow: none;
    color: #fff;
    text-shadow: 0 0 6px #12110f;
  }

  .chip {
    position: absolute;
    top: 50%;
    left: calc(50% + 18px);
    display: none;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    width: max-content;
    max-width: min(260px, var(--room, 200px));
    padding: 6px 12px;
    border-radius: var(--vitrine-chip-radius, 16px);
    background: var(--vitrine-chip-ground, rgb(255 253 250 / 96%));
    color: var(--vitrine-chip-ink, #1f1d1a);
    font: 500 calc(13px * var(--text-scale)) / 1.5 var(--font);
    box-shadow: 0 1px 6px rgb(12 11 10 / 30%);
    translate: 0 -50%;
    pointer-events: none;
  }

  .mark[data-side='left'] .chip {
    left: auto;
    right: calc(50% + 18px);
  }

  .mark[data-intro] .chip {
    pointer-events: auto;
  }

  /* No transition and no box while it is hidden: a video may have a hundred of these. */
  .mark:is(:focus-visible, [data-intro]) .chip {
    display: flex;
  }

  .chip-name {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .chip-price {
    flex: none;
    font-weight: 700;
    white-space: nowrap;
  }

  .chip-price:empty {
    display: none;
  }

  @keyframes arrive {
    from {
      opacity: 0;
    }
  }

  @media (hover: hover) {
    .mark[data-rect]:hover {
      box-shadow: inset 0 0 0 1.5px rgb(255 255 255 / 90%);
    }

    .mark:hover {
      z-index: 1;
    }

    .mark:hover .dot {
      scale: 1.15;
    }

    .mark:hover .chip {
      display: flex;
    }
  }

  @media (pointer: coarse) {
    .root .mark {
      --target: 44px;
    }
  }

  @media (forced-colors: active) {
    .dot {
      border: 2px solid ButtonText;
      background: buttonface;
      color: ButtonText;
    }

    .chip {
      border: 1px solid ButtonText;
    }
  }
`;
