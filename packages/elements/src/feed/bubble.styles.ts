import { css } from 'lit';
import { theatreStyles } from './theatre.styles.js';

/** A bubble in the corner of the page. */
export const bubbleStyles = css`
  ${theatreStyles}

  /* In a container a fixed box would be fixed to the container; the dialog is one for what is in it. */
  :host([layout='floating']) {
    container-type: normal;
  }

  .theatre {
    container: feed / inline-size;
  }

  .bubble {
    position: fixed;
    inset-block-end: max(16px, env(safe-area-inset-bottom));
    inset-inline-end: 16px;
    z-index: var(--vitrine-bubble-layer, 2147483000);
    width: 76px;
    height: 76px;
    translate: var(--right, 0) var(--down, 0);
    touch-action: none;
  }

  .root .open {
    position: relative;
    display: block;
    width: 100%;
    height: 100%;
    border-radius: 50%;
    background: var(--picture-ground);
    box-shadow:
      0 0 0 2px var(--paper),
      0 0 0 4px var(--accent),
      var(--shadow-1);
    color: #fff;
    overflow: clip;
    touch-action: none;
  }

  .root .open:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 6px;
  }

  .open .mark {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: rgb(12 11 10 / 28%);
  }

  .root .dismiss {
    position: absolute;
    inset-block-start: -10px;
    inset-inline-end: -10px;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border-radius: 50%;
    background: var(--paper);
    box-shadow: var(--shadow-1);
    color: var(--ink);
  }

  .dismiss .glyph {
    width: 16px;
    height: 16px;
  }

  @media (forced-colors: active) {
    .root .open,
    .root .dismiss {
      border: 2px solid ButtonText;
    }
  }

  @media print {
    .bubble {
      display: none;
    }
  }
`;
