import { css } from 'lit';

/** The dialog that the layouts with tiles open their videos in. */
export const theatreStyles = css`
  .theatre {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .theatre:not([open]) {
    display: none;
  }

  .theatre .swipe {
    overscroll-behavior: contain;
  }

  .theatre .close {
    position: absolute;
    top: max(12px, env(safe-area-inset-top));
    inset-inline-end: 12px;
  }

  .theatre::backdrop {
    background: #12110f;
  }
`;
