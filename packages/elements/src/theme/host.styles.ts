import { css } from 'lit';

/**
 * A host that a page cannot break. Rules of the page for our tag lose to these, because important rules inside a shadow
 * root win. Nothing is inherited past the inner root except visibility, pointer events and the colour scheme. The inner
 * root sets `dir` itself. Size and margin stay the merchant's. There is no `rem`, because themes set the font size of
 * the root to anything.
 */
export const hostStyles = css`
  :host {
    display: block !important;
    position: relative !important;
    float: none !important;
    padding: 0 !important;
    border: 0 !important;
    box-sizing: border-box !important;
    opacity: 1 !important;
    transition: none !important;
  }

  :host([hidden]) {
    display: none !important;
  }

  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    visibility: inherit;
    pointer-events: inherit;
    color-scheme: inherit;
    color: var(--ink);
    font: 400 var(--text-m) / 1.4 var(--font);
    font-variant-numeric: tabular-nums;
    text-align: start;
    -webkit-text-size-adjust: none;
    text-size-adjust: none;
    overflow-wrap: break-word;
  }

  .root:lang(bn),
  .root:lang(ar) {
    line-height: 1.6;
  }

  .root *,
  .root *::before,
  .root *::after {
    box-sizing: border-box;
  }

  .root [hidden] {
    display: none !important;
  }

  .visually-hidden {
    position: absolute !important;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
`;
