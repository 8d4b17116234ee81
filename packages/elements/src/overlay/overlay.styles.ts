import { css } from 'lit';

/**
 * The dialog of the sheet and the drawer, and what both contain. On narrow screens it comes from below. Each element
 * adds its own wide layout, size and content.
 */
export const overlayStyles = css`
  dialog {
    --pad: 20px;
    --away: 0 100%;
    display: none;
    position: fixed;
    inset: auto 0 0;
    flex-direction: column;
    width: 100%;
    max-width: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--radius-l) var(--radius-l) 0 0;
    background: var(--paper);
    color: var(--ink);
    box-shadow: var(--shadow-2);
    translate: var(--away);
    transition:
      translate var(--calm) var(--ease),
      opacity var(--calm) var(--ease),
      overlay var(--calm) allow-discrete,
      display var(--calm) allow-discrete;
  }

  /* swipe-down.ts sets --drag while a finger pulls the dialog down. */
  dialog:is([open], :popover-open) {
    display: flex;
    translate: 0 var(--drag, 0px);
  }

  @starting-style {
    dialog:is([open], :popover-open) {
      translate: var(--away);
    }
  }

  dialog::backdrop {
    background: rgb(20 16 10 / 0%);
    transition:
      background var(--calm) var(--ease),
      overlay var(--calm) allow-discrete,
      display var(--calm) allow-discrete;
  }

  dialog[open]::backdrop {
    background: rgb(20 16 10 / 30%);
  }

  @starting-style {
    dialog[open]::backdrop {
      background: rgb(20 16 10 / 0%);
    }
  }

  header,
  footer {
    flex: none;
  }

  /* A finger on the header moves the sheet, never the page. */
  header {
    touch-action: pinch-zoom;
  }

  header,
  .video-controls,
  .stepper {
    display: flex;
    align-items: center;
  }

  /* A handle for fingers. It is a border, so that it stays visible in forced colours. */
  @media (pointer: coarse) {
    header::before {
      content: '';
      position: absolute;
      inset: 6px 0 auto;
      width: 36px;
      margin-inline: auto;
      border-block-start: 4px solid var(--edge);
      border-radius: 2px;
    }
  }

  h2,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }

  h2 {
    font: var(--heading-weight) var(--text-l) / 1.3 var(--heading-font);
    letter-spacing: var(--heading-spacing);
    text-transform: var(--heading-case);
  }

  h2:focus {
    outline: none;
  }

  .scroll {
    flex: 1 1 auto;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  footer {
    padding: 12px var(--pad) calc(16px + env(safe-area-inset-bottom, 0px));
    border-block-start: 1px solid var(--line);
  }

  .stepper {
    border: 1px solid var(--line);
    border-radius: var(--button-radius);
  }

  /* Forced colours give every button a border; here the stepper has one. */
  .stepper * {
    border: 0;
  }

  /* Over the field, whose own digits are shown while it is edited. */
  .digits {
    width: var(--stepper-width, 48px);
    margin-inline-start: calc(-1 * var(--stepper-width, 48px));
    background: var(--paper);
    text-align: center;
    pointer-events: none;
  }

  :focus + .digits {
    visibility: hidden;
  }

  .stepper input {
    width: var(--stepper-width, 48px);
    padding: 0;
    background: transparent;
    text-align: center;
    appearance: textfield;
  }

  .stepper input::-webkit-inner-spin-button {
    appearance: none;
  }

  [data-tone='positive'] {
    color: var(--positive);
  }

  [data-tone='caution'] {
    color: var(--caution);
  }

  [data-tone='danger'] {
    color: var(--danger);
  }

  @media (prefers-reduced-motion: reduce) {
    dialog {
      opacity: 0;
      translate: 0 var(--drag, 0px);
      transition:
        opacity 150ms,
        overlay 150ms allow-discrete,
        display 150ms allow-discrete;
    }

    dialog:is([open], :popover-open) {
      opacity: 1;
    }

    @starting-style {
      dialog:is([open], :popover-open) {
        opacity: 0;
        translate: none;
      }
    }
  }

  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;
