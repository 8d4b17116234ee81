import { css } from 'lit';

export const drawerStyles = css`
  dialog {
    height: calc(100dvh - 20px);
    max-height: none;
  }

  header {
    padding-block: 8px;
    padding-inline: var(--pad) 8px;
    border-block-end: 1px solid var(--line);
  }

  h2 {
    flex: 1;
    min-width: 0;
  }

  h2 .soft {
    margin-inline-start: 4px;
    font-weight: 400;
    letter-spacing: 0;
    white-space: nowrap;
  }

  .scroll {
    display: flex;
    flex-direction: column;
    padding: 0 var(--pad) 16px;
    scrollbar-width: thin;
  }

  .scroll > * {
    flex: none;
  }

  ul {
    /* Unlike 'none', an empty marker leaves it a list for VoiceOver. */
    list-style-type: '';
  }

  .scroll svg.glyph {
    width: 18px;
    height: 18px;
  }

  .totals {
    padding-block: 12px;
    border-block-start: 1px solid var(--line);
    font-size: var(--text-s);
  }

  .totals div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
    padding-block: 3px;
  }

  .totals dd {
    margin-inline-start: auto;
  }

  /* A sum that the backend has not settled is not shown. */
  [aria-busy='true']:is(.sum, .total, .totals) bdi:not(dt bdi) {
    background: var(--line);
    color: transparent;
    forced-color-adjust: none;
  }

  .total {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 16px;
    font-weight: 600;
  }

  .total strong {
    margin-inline-start: auto;
    font-size: var(--text-l);
    letter-spacing: -0.01em;
    transition: color var(--quick) var(--ease);
  }

  footer > .soft {
    font-size: var(--text-xs);
  }

  footer > .problem {
    margin-block-start: 4px;
  }

  .checkout {
    width: 100%;
    min-height: 50px;
    margin-block-start: 10px;
    font-size: var(--text-m);
  }

  .alone {
    display: grid;
    gap: 16px;
    justify-items: center;
    margin: auto;
    padding-block: 40px;
    text-align: center;
    text-wrap: balance;
  }

  .scroll > slot[name='empty'] {
    display: grid;
    flex: 1 0 auto;
  }

  .drawing {
    color: var(--ink-soft);
  }

  @media (min-width: 480px) {
    dialog {
      --pad: 24px;
      --away: calc(100% + 12px) 0;
      inset: 12px;
      inset-inline-start: auto;
      width: min(var(--vitrine-drawer-width, 440px), calc(100vw - 24px));
      height: auto;
      border-radius: var(--radius-l);
    }

    dialog:dir(rtl) {
      --away: calc(-100% - 12px) 0;
    }

    header::before {
      content: none;
    }
  }

  @media (max-height: 480px) {
    dialog {
      overflow-y: auto;
    }

    .scroll {
      flex: none;
      overflow: visible;
    }

    footer {
      position: sticky;
      inset-block-end: 0;
      background: var(--paper);
    }
  }

  @media (max-height: 400px) {
    footer {
      position: static;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .shipping svg {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .notice,
    .chip {
      border: 1px solid CanvasText;
    }

    progress {
      border: 1px solid CanvasText;
      color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
