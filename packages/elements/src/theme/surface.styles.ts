import { css } from 'lit';

/** A dialog that comes from the edge: from below where there is little room. The wide manner, size and content are its element's. */
export const surfaceStyles = css`
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

  dialog:is([open], :popover-open) {
    display: flex;
    translate: none;
  }

  @starting-style {
    dialog:is([open], :popover-open) {
      translate: var(--away);
    }
  }

  dialog::backdrop {
    background: rgb(20 16 10 / 0%);
    transition:
      background var(--calm, 280ms),
      overlay var(--calm, 280ms) allow-discrete,
      display var(--calm, 280ms) allow-discrete;
  }

  dialog[open]::backdrop {
    background: rgb(20 16 10 / 28%);
  }

  @starting-style {
    dialog[open]::backdrop {
      background: rgb(20 16 10 / 0%);
    }
  }
`;
