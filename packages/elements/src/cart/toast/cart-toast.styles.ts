import { css } from 'lit';

export const toastStyles = css`
  p,
  [popover] {
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
  }

  .toast {
    inset: auto 0 calc(16px + var(--below, 0px) + env(safe-area-inset-bottom, 0px));
    width: min(26em, 100vw - 24px);
    /* WebKit takes the fit-content of a popover for the height of the window. */
    height: auto;
    margin-inline: auto;
    padding: 12px;
    /* Forced colours show it. */
    border: 1px solid transparent;
    border-radius: var(--radius-m);
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow-2);
    opacity: 0;
    translate: 0 16px;
    transition:
      opacity var(--calm) var(--ease),
      translate var(--calm) var(--ease),
      overlay var(--calm) allow-discrete,
      display var(--calm) allow-discrete;
  }

  .toast:popover-open {
    display: flex;
    gap: 8px;
    align-items: center;
    opacity: 1;
    translate: none;
  }

  [part='text'] {
    flex: 1;
  }

  @starting-style {
    .toast:popover-open {
      opacity: 0;
      translate: 0 16px;
    }
  }

  .picture,
  .flight {
    width: 40px;
    height: 50px;
    overflow: hidden;
    border-radius: var(--radius-s);
    background: var(--ground);
    color: var(--edge);
  }

  :has(> img) {
    background: var(--picture-ground);
  }

  .flight {
    inset: 0 auto auto 0;
    pointer-events: none;
  }

  .picture svg,
  img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    font: 600 var(--text-s) / 1.3 var(--font);
    line-height: inherit;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .toast.top {
    inset-block: calc(16px + env(safe-area-inset-top, 0px)) auto;
  }

  /* In full screen the controls of the video stay free. */
  .toast.full {
    margin-block-end: 56px;
  }

  @media (max-width: 439px) and (min-height: 481px) {
    .toast:popover-open {
      flex-wrap: wrap;
    }

    .view {
      order: 1;
      width: 100%;
    }
  }

  /* On a low screen, or a page at 400 %, little of the video is covered. */
  @media (max-height: 480px) {
    .toast {
      padding: 4px 8px;
    }

    .picture {
      display: none;
    }

    .name {
      -webkit-line-clamp: 1;
    }
  }
`;
