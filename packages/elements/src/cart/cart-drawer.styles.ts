import { css } from 'lit';

export const drawerStyles = css`
  dialog {
    display: none;
    position: fixed;
    inset: 0 0 0 auto;
    flex-direction: column;
    width: min(440px, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--paper);
    color: var(--ink);
  }

  dialog[open] {
    display: flex;
  }

  header,
  footer {
    padding: 12px 20px;
  }

  ul {
    flex: 1;
    margin: 0;
    padding: 0 20px;
    overflow: auto;
  }
`;
