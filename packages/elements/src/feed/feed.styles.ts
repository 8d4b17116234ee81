import { css } from 'lit';
import { swipeStyles } from './swipe.styles.js';

/** What both kinds of layout share. */
const sharedStyles = css`
  :host {
    container: feed / inline-size;
  }

  :host([data-empty]) {
    display: none !important;
  }

  .fallback {
    height: 100%;
    overflow: hidden;
  }

  :host([layout='floating']) .fallback {
    display: none;
  }

  .root p {
    margin: 0;
  }

  .root button {
    appearance: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }

  .poster {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .item {
    position: absolute;
  }

  .tail {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 16px;
    padding: 16px;
    text-align: center;
  }

  .root .retry {
    min-height: var(--control);
    padding: 0 20px;
    border-radius: 22px;
    background: var(--accent);
    color: var(--on-accent);
    font: 600 var(--text-s) / 1.2 var(--font);
  }

  .spinner {
    width: 40px;
    height: 40px;
    border: 3px solid color-mix(in srgb, currentColor 30%, transparent);
    border-top-color: currentColor;
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  [dir='rtl'] .flip {
    scale: -1 1;
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
    }
  }
`;

export const feedStyles = [sharedStyles, swipeStyles];
