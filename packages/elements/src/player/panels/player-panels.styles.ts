import { css } from 'lit';

/** The list of products, the settings and the end screen. */
export const panelStyles = css`
  .end {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 16px;
    padding: 24px 16px;
    /* The scrolling content ends above the controls. */
    border-bottom: 92px solid transparent;
    overflow: auto;
    background: rgb(12 11 10 / 78%);
    text-align: center;
  }

  .end h2 {
    font-size: var(--text-s);
    font-weight: 500;
  }

  .end ul {
    display: grid;
    gap: 4px;
    width: min(100%, 420px);
  }

  @container player (width > 720px) {
    .end ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      width: min(100%, 720px);
    }
  }

  /* Panels. */

  /* The browser centers what may be a popover. */
  .panel {
    position: absolute;
    inset: auto;
    inset-block-end: 80px;
    inset-inline-end: 8px;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    display: flex;
    flex-direction: column;
    width: min(340px, 100% - 16px);
    max-height: calc(100% - 88px);
    border-radius: var(--radius-m);
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow-2);
    --focus: var(--vitrine-focus, light-dark(#1b57c7, #9cc0ff));
    animation: come var(--calm) var(--ease);
  }

  @container player (width < 480px) {
    .panel {
      width: calc(100% - 16px);
    }
  }

  /* Too little space for both: the controls are hidden meanwhile. */
  @container player (height < 440px) {
    .panel {
      inset-block-end: 8px;
      max-height: calc(100% - 16px);
    }

    .bar[data-behind] {
      visibility: hidden;
    }
  }

  @keyframes come {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }

  .panel header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 4px;
    padding-inline: 16px 4px;
    border-bottom: 1px solid var(--line);
    font-size: var(--text-s);
    font-weight: 600;
  }

  .root .close {
    display: grid;
    flex: none;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border-radius: 50%;
    background: none;
  }

  .scroll {
    overflow: auto;
    overscroll-behavior: contain;
    padding: 8px;
  }

  .scroll h3 {
    padding: 8px 8px 4px;
    color: var(--ink-soft);
    font-size: var(--text-xs);
    font-weight: 500;
  }

  li {
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .root .product {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 12px;
    min-width: 0;
    min-height: 64px;
    padding: 6px 8px;
    border-radius: var(--radius-s);
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
  }

  .thumb {
    flex: none;
    width: 52px;
    height: 52px;
    overflow: hidden;
    border-radius: var(--radius-s);
    background: var(--ground);
  }

  .thumb img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .words {
    display: grid;
    min-width: 0;
    font-size: var(--text-s);
    line-height: 1.35;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-align: match-parent;
  }

  .words .price {
    font-weight: 600;
  }

  .root .moment {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-height: 44px;
    padding: 0 10px;
    border-radius: 22px;
    background: none;
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }

  .moment .glyph {
    width: 16px;
    height: 16px;
  }

  label {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding: 4px 8px;
    font-size: var(--text-s);
  }

  select {
    width: 55%;
    min-height: 44px;
    padding: 0 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--paper);
    color: var(--ink);
    font: inherit;
  }

  @media (hover: hover) {
    .root .close:hover,
    .panel .product:hover,
    .root .panel .moment:hover {
      background: var(--ground);
    }

    .end .product:hover {
      background: rgb(255 255 255 / 14%);
    }
  }

  /* A low box: pictures in one row, which scrolls, beside the button. */
  @container player (height < 260px) {
    .end {
      flex-direction: row;
      gap: 12px;
      padding: 8px;
      border-bottom-width: 48px;
    }

    .end h2,
    .end .name {
      position: absolute;
      clip-path: inset(50%);
    }

    .root .again {
      flex: none;
      max-width: 48%;
      padding-inline: 14px;
      text-align: start;
    }

    .end ul {
      display: flex;
      width: auto;
      min-width: 0;
      max-height: 100%;
      overflow: auto;
    }

    .end li {
      flex: none;
    }

    .root .end .product {
      position: relative;
      flex-direction: column;
      gap: 0;
      padding-block: 2px;
    }

    .end .thumb {
      width: 44px;
      height: 44px;
    }
  }

  /* In a low box a panel is a sheet of the window. */
  .panel:popover-open {
    position: fixed;
    inset: auto 0 0;
    width: auto;
    max-width: 480px;
    /* WebKit takes the fit-content of a popover for the height of the window. */
    height: auto;
    max-height: min(420px, 85dvh);
    margin: 0 auto;
    padding: 0 0 env(safe-area-inset-bottom);
    border-radius: var(--radius-m) var(--radius-m) 0 0;
  }

  @media (forced-colors: active) {
    .end {
      border-bottom-color: Canvas;
      background: Canvas;
      color: CanvasText;
    }

    .panel {
      border: 1px solid CanvasText;
    }
  }
`;
