import { css } from 'lit';

/** Everything between the lines and the total: notices, free shipping, the disclosures. */
export const extraStyles = css`
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

  .notice .correct {
    margin-inline: -8px 0;
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
    color: var(--selected);
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

  .disclosure {
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

  .disclosure > :last-child {
    margin-block-end: 16px;
  }
`;
