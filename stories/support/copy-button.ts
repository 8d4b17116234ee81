import { html, type TemplateResult } from 'lit';

/** A button that puts a text on the clipboard and says so. */
export function copyButton(text: () => string, label = 'Copy'): TemplateResult {
  const copy = ({ currentTarget: button }: Event): void => {
    if (!(button instanceof HTMLElement)) return;
    void navigator.clipboard.writeText(text()).then(() => {
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = label), 2000);
    });
  };
  return html`<button type="button" class="copy" aria-live="polite" @click=${copy}>${label}</button>`;
}
