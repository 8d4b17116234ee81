import { css } from 'lit';

/** The contents of the disclosures: codes, gift cards, the note. */
export const disclosurePartStyles = css`
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

  .credit {
    width: 100%;
    margin-block-end: 16px;
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
