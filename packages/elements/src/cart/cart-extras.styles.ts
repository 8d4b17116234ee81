import { css } from 'lit';

/** What stands between the lines and the total: notices, free shipping, codes, the note. */
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
`;
