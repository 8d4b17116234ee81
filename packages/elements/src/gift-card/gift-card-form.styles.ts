import { css } from 'lit';

export const giftFormStyles = css`
  :host {
    min-inline-size: min(100%, 280px);
  }

  .root {
    container-type: inline-size;
  }

  form,
  .form {
    display: grid;
    gap: 28px;
    margin: 0;
  }

  .sheet,
  .parts {
    display: grid;
    gap: 32px;
    min-width: 0;
  }

  p {
    margin: 0;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 12px;
    padding: 0;
    font-size: var(--text-m);
    font-weight: 600;
  }

  .problem,
  .field > .soft {
    margin-block-start: 6px;
  }

  /* Amounts */

  /* An outline stays visible in forced colours. The focus ring below takes precedence over it. */
  :where(.chip:has(:checked), .chip[aria-pressed='true'], .design:has(:checked)) {
    outline: 2px solid var(--selected);
    outline-offset: -2px;
  }

  label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .chip {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 64px;
    min-height: var(--control);
    padding: 4px 16px;
    border: 1px solid var(--line);
    border-radius: var(--choice-radius);
    background: transparent;
    font-size: var(--text-s);
    font-weight: 500;
    cursor: pointer;
  }

  .chips + .field {
    margin-block-start: 16px;
  }

  /* Fields */

  .field {
    min-width: 0;
  }

  .field + .field {
    margin-block-start: 16px;
  }

  .field > label {
    display: block;
    margin-block-end: 6px;
    font-size: var(--text-s);
    font-weight: 500;
  }

  [inputmode='numeric'],
  [inputmode='decimal'],
  [type='date'] {
    max-width: 260px;
  }

  textarea {
    display: block;
    min-height: 108px;
    resize: vertical;
  }

  .count {
    text-align: end;
  }

  .count[data-over] {
    color: var(--danger);
    font-weight: 600;
  }

  .pair {
    display: grid;
    gap: 16px;
  }

  .pair > .field {
    margin: 0;
  }

  .recipient {
    position: relative;
  }

  .recipient:has(.remove) {
    margin-block-start: 16px;
    padding-block-start: 4px;
    border-block-start: 1px solid var(--line);
  }

  .recipient-head {
    display: flex;
    align-items: center;
    min-height: 44px;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }

  .remove {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: -10px;
    color: var(--ink-soft);
  }

  .add-recipient {
    text-align: start;
    margin-block-start: 8px;
    margin-inline-start: -10px;
    padding-inline: 10px;
  }

  .option {
    display: flex;
    gap: 12px;
    min-height: 44px;
    padding-block: 10px;
    cursor: pointer;
  }

  .option input {
    appearance: auto;
    flex: none;
    width: 20px;
    min-height: 20px;
    height: 20px;
    margin: 1px 0 0;
    padding: 0;
    border: 0;
    accent-color: var(--accent);
  }

  .option input[aria-invalid='true'] {
    outline: 2px solid var(--danger);
    outline-offset: 1px;
  }

  .day {
    margin-block-start: 8px;
    padding-inline-start: 32px;
  }

  .terms {
    display: inline-block;
    padding-block: 4px;
    padding-inline-start: 32px;
    color: inherit;
    font-size: var(--text-s);
    text-underline-offset: 3px;
  }

  .consent .problem {
    padding-inline-start: 32px;
  }

  /* Actions */

  .actions {
    display: grid;
    gap: 12px;
  }

  /* All rejected fields, above the button that was pressed. */
  .rejected {
    color: var(--danger);
    font-size: var(--text-s);
  }

  .rejected ul {
    display: grid;
    gap: 4px;
    margin: 4px 0 12px;
    padding-inline-start: 20px;
  }

  .actions .problem {
    margin: 0;
  }

  .add {
    flex-wrap: wrap;
    gap: 2px 10px;
    width: 100%;
    min-height: 52px;
    padding-block: 8px;
    font-size: var(--text-m);
  }

  .add .each {
    font-weight: 400;
  }

  .add[aria-busy='true'] {
    opacity: 0.75;
  }

  .parts[inert] {
    opacity: 0.6;
  }

  .sent {
    display: flex;
    align-items: center;
    gap: 16px;
    padding-block: 16px;
    font-size: var(--text-l);
    font-weight: 600;
    line-height: 1.3;
  }

  .sent .glyph {
    flex: none;
    width: 32px;
    height: 32px;
    color: var(--positive);
  }

  .sent + .actions .add {
    justify-self: start;
    width: auto;
  }

  .failed {
    display: grid;
    justify-items: start;
    gap: 16px;
    padding-block: 24px;
  }

  /* About as high as the form, so that little moves when the form replaces it. */
  .bone {
    height: 420px;
  }

  .bone:nth-child(even) {
    height: 230px;
  }

  /* In one column the card stays in view while its text is written, small and in the corner. */
  @container (max-width: 719px) {
    @media (min-height: 560px) {
      :host(:not([compact])) form {
        display: block;
      }

      :host(:not([compact])) .sheet {
        margin-block-start: 28px;
      }

      :host(:not([compact])) .preview {
        position: sticky;
        inset-block-start: var(--vitrine-gift-preview-top, 24px);
        z-index: 1;
        pointer-events: none;
      }

      :host(:not([compact])) .preview .card {
        transform-origin: 100% 0;
        transition: scale var(--quick) var(--ease);
      }

      :host(:not([compact])) [dir='rtl'] .preview .card {
        transform-origin: 0 0;
      }

      :host(:not([compact])) .preview[data-stuck] .card {
        scale: 0.42;
      }

      :host(:not([compact])) .preview .motion {
        pointer-events: auto;
      }

      :host(:not([compact])) .preview[data-stuck] .motion {
        visibility: hidden;
      }

      /* What gets the focus is scrolled clear of the small card. */
      :host(:not([compact])) .sheet :is(input, textarea, select, button, a) {
        scroll-margin-block-start: calc(var(--vitrine-gift-preview-top, 24px) + 140px);
      }
    }
  }

  @container (min-width: 480px) and (max-width: 719px) {
    :host(:not([compact])) .preview[data-stuck] .card {
      scale: 0.25;
    }
  }

  @container (min-width: 480px) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
  }

  @container (min-width: 720px) {
    :host(:not([compact])) form,
    :host(:not([compact])) .form {
      grid-template-columns: minmax(0, 1fr) minmax(0, min(46%, 520px));
      gap: 48px;
      align-items: start;
    }

    :host(:not([compact])) .preview {
      position: sticky;
      inset-block-start: var(--vitrine-gift-preview-top, 24px);
      grid-row: 1;
      grid-column: 2;
    }

    :host(:not([compact])) .sheet {
      grid-row: 1;
      grid-column: 1;
    }
  }
`;
