import { css } from 'lit';

export const lineStyles = css`
  .lines > li + li,
  .line + .line {
    border-block-start: 1px solid var(--line);
  }

  .line {
    position: relative;
    display: grid;
    grid-template: auto auto / 80px minmax(0, 1fr);
    gap: 10px 16px;
    padding-block: 16px;
  }

  .line[data-fresh] {
    animation: fresh 1.4s var(--ease);
  }

  @keyframes fresh {
    from {
      background: var(--ground);
      box-shadow: 0 0 0 12px var(--ground);
      clip-path: inset(0 -12px);
      translate: 0 -8px;
      opacity: 0;
    }

    20% {
      background: var(--ground);
      box-shadow: 0 0 0 12px var(--ground);
      clip-path: inset(0 -12px);
      translate: none;
      opacity: 1;
    }
  }

  .picture {
    display: grid;
    grid-row: span 2;
    align-self: start;
    place-items: center;
    aspect-ratio: 4 / 5;
    overflow: hidden;
    border-radius: var(--radius-s);
    background: var(--ground);
    color: var(--edge);
  }

  .picture:has(img) {
    background: var(--picture-ground);
  }

  .picture img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .about {
    min-width: 0;
  }

  h3 {
    margin: 0;
    font: 500 var(--text-m) / 1.3 var(--font);
    line-height: inherit;
    text-wrap: pretty;
  }

  h3 a {
    color: inherit;
    text-decoration: none;
  }

  @media (hover: hover) {
    h3 a:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  }

  h3,
  h3 + .soft {
    padding-inline-end: 32px;
  }

  .remove {
    position: absolute;
    inset-block-start: 5px;
    inset-inline-end: -13px;
    color: var(--ink-soft);
  }

  .gift {
    margin-block-start: 4px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--line);
    font-size: var(--text-s);
  }

  .message {
    display: -webkit-box;
    overflow: hidden;
    color: var(--ink-soft);
    font-style: italic;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .about .problem {
    margin-block-start: 4px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
  }

  .stepper {
    --stepper-width: 36px;
  }

  .sum {
    margin-inline-start: auto;
    font-weight: 500;
  }

  .undo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
    min-height: 60px;
    padding-block: 8px;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .undo .link {
    min-height: 44px;
    color: var(--ink);
  }

  .bone {
    height: 18px;
    margin-block-end: 8px;
  }

  .short {
    width: 50%;
  }

  .bone-stepper,
  .bone-field {
    width: 120px;
    height: 44px;
    border-radius: var(--radius-m);
  }

  .bone-field {
    width: auto;
  }

  @media (max-width: 359px) {
    .line {
      grid-template-columns: 64px minmax(0, 1fr);
      column-gap: 12px;
    }
  }

  @media (pointer: fine) {
    .stepper,
    .stepper :is(button, input) {
      min-height: 36px;
    }

    .stepper button {
      width: 36px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .line[data-fresh] {
      animation: none;
    }
  }
`;
