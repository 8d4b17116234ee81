import { css } from 'lit';

export const drawerStyles = css`
  dialog {
    height: calc(100vh - 20px);
    height: calc(100dvh - 20px);
    max-height: none;
  }

  dialog[open]::backdrop {
    background: rgb(20 16 10 / 32%);
  }

  header {
    display: flex;
    flex: none;
    align-items: center;
    padding-block: 8px;
    padding-inline: var(--pad) 8px;
    border-block-end: 1px solid var(--line);
  }

  h2 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font: 600 var(--text-l) / 1.3 var(--font);
    letter-spacing: -0.01em;
  }

  h2:focus {
    outline: none;
  }

  h2 .soft {
    margin-inline-start: 4px;
    font-weight: 400;
    letter-spacing: 0;
    white-space: nowrap;
  }

  .film {
    display: flex;
    flex: none;
  }

  .scroll {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    min-height: 0;
    padding: 0 var(--pad) 16px;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .scroll > * {
    flex: none;
  }

  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  ul {
    /* Unlike 'none', an empty marker leaves it a list for VoiceOver. */
    list-style-type: '';
  }

  .scroll svg.glyph {
    width: 18px;
    height: 18px;
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 4px 8px;
    margin-block-start: 12px;
    padding: 12px 16px;
    border-radius: var(--radius-m);
    background: var(--ground);
    font-size: var(--text-s);
  }

  .notice:has(.choices) {
    flex-wrap: wrap;
  }

  .notice > :is(p, ul) {
    flex: 1 1 0;
    min-width: 0;
  }

  .notice:has(.choices) > p {
    flex-basis: 100%;
  }

  .notice > .icon {
    margin-block: -8px;
    margin-inline: 0 -12px;
  }

  .notice li + li {
    margin-block-start: 6px;
  }

  .notice[data-tone='caution'] {
    color: var(--caution);
  }

  .notice[data-tone='danger'] {
    color: var(--danger);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-start: 4px;
  }

  .choices button {
    padding-inline: 14px;
  }

  .shipping {
    padding-block: 14px;
    border-block-start: 1px solid var(--line);
    font-size: var(--text-s);
  }

  .shipping p {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  .shipping svg {
    flex: none;
    animation: drawn 600ms var(--ease);
  }

  .shipping[data-reached] {
    color: var(--positive);
  }

  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 3px;
    margin-block-start: 8px;
    overflow: hidden;
    border: 0;
    border-radius: 2px;
    background: var(--line);
    color: var(--ink);
  }

  progress::-webkit-progress-bar {
    background: transparent;
  }

  progress::-webkit-progress-value {
    border-radius: 2px;
    background: currentColor;
    transition: inline-size var(--calm) var(--ease);
  }

  progress::-moz-progress-bar {
    border-radius: 2px;
    background: currentColor;
  }

  .shipping[data-reached] progress {
    color: var(--positive);
  }

  @keyframes drawn {
    from {
      clip-path: inset(0 100% 0 0);
    }
  }

  .fold {
    border-block-start: 1px solid var(--line);
  }

  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 48px;
    border-radius: var(--radius-s);
    font-size: var(--text-s);
    font-weight: 500;
    list-style: none;
    cursor: pointer;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::after {
    content: '';
    flex: none;
    width: 8px;
    height: 8px;
    margin-inline: 12px 4px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -2px;
    transition: rotate var(--quick) var(--ease);
  }

  [open] > summary::after {
    rotate: 225deg;
    translate: 0 2px;
  }

  .fold > :last-child {
    margin-block-end: 16px;
  }

  .code + .code,
  .chips + .code {
    margin-block-start: 16px;
  }

  label {
    display: block;
    margin-block-end: 4px;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .with-button {
    display: flex;
    gap: 8px;
  }

  .with-button input {
    flex: 1 1 0;
    min-width: 0;
  }

  .root[dir='rtl'] .with-button input {
    text-align: end;
  }

  .with-button button {
    flex: none;
  }

  .code .problem {
    margin-block-start: 4px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }

  .chip {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    min-height: 44px;
    padding-inline: 14px 0;
    border-radius: var(--radius-m);
    background: var(--ground);
    font-size: var(--text-s);
    font-weight: 500;
  }

  .chip > bdi {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .chip > bdi[dir] {
    flex: none;
  }

  .chip .soft {
    padding-block: 8px;
    font-weight: 400;
  }

  .chip[data-idle] > bdi {
    color: var(--ink-soft);
    text-decoration: line-through;
  }

  .idle {
    color: var(--caution);
    font-weight: 400;
  }

  textarea {
    display: block;
    resize: vertical;
  }

  #note-status {
    min-height: 1.4em;
    margin-block: 4px 8px;
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

  [data-tone='positive'] {
    color: var(--positive);
  }

  .totals[aria-busy='true'] dd,
  .total[aria-busy='true'] strong {
    color: var(--ink-soft);
  }

  footer {
    flex: none;
    padding: 12px var(--pad) calc(16px + env(safe-area-inset-bottom, 0px));
    border-block-start: 1px solid var(--line);
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

  @media (prefers-reduced-motion: reduce) {
    dialog {
      --away: none;
      opacity: 0;
      transition-duration: 150ms;
    }

    dialog[open] {
      opacity: 1;
    }

    @starting-style {
      dialog[open] {
        opacity: 0;
      }
    }

    .shipping svg {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    dialog,
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
