import { css } from 'lit';

/** Buttons, fields and small texts that look the same in every element. */
export const controlStyles = css`
  button,
  .button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: var(--control);
    padding: 0 20px;
    border: 1px solid transparent;
    border-radius: var(--button-radius);
    background: var(--ground);
    color: var(--ink);
    font: 600 var(--text-s) / 1.2 var(--font);
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      background var(--quick) var(--ease),
      opacity var(--quick) var(--ease);
  }

  button:disabled,
  button[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.55;
  }

  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }

  .secondary {
    border-color: var(--edge);
    background: transparent;
  }

  .quiet {
    background: transparent;
    font-weight: 500;
  }

  .icon {
    width: var(--control);
    padding: 0;
    border-radius: 50%;
    background: transparent;
  }

  .link {
    min-height: 24px;
    padding: 0;
    border-radius: var(--radius-s);
    background: transparent;
    color: inherit;
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  input,
  textarea,
  select {
    appearance: none;
    width: 100%;
    min-height: var(--control);
    margin: 0;
    padding: calc((var(--control) - 24px) / 2) 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-s);
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--text-m) / 1.4 var(--font);
  }

  [aria-invalid='true'] {
    border-color: var(--danger);
    box-shadow: inset 0 0 0 1px var(--danger);
  }

  .problem {
    color: var(--danger);
    font-size: var(--text-s);
  }

  .soft {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .price s {
    color: var(--ink-soft);
    font-weight: 400;
  }

  .skeleton {
    border-radius: var(--radius-s);
    background: var(--ground);
    animation: breathe 1.6s ease-in-out infinite;
  }

  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }

  @media (hover: hover) {
    button:hover,
    .button:hover {
      background: color-mix(in srgb, var(--ground), var(--ink) 8%);
    }

    .primary:hover {
      /* Never lighter, which looks disabled. */
      background: color-mix(in srgb, var(--accent), #000 16%);
      box-shadow: var(--shadow-1);
    }

    .link:hover {
      background: transparent;
      text-decoration-thickness: 2px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    button,
    .button {
      border-color: ButtonText;
    }

    .skeleton {
      border: 1px solid GrayText;
    }
  }
`;
