import { safeUrl } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import { described, problemView } from './field-view.js';
import type { GiftViewModel } from './gift-view-model.js';

/** The checkbox with which the giver accepts the shop's terms. */
export function consentView(model: GiftViewModel): TemplateResult {
  const { words, config, draft, change } = model;
  const url = safeUrl(config.termsUrl, document.baseURI);
  const { invalid, by } = described(model, 'consent');
  return html`<div class="consent" part="consent">
    <label class="option">
      <input
        id="consent"
        data-field="consent"
        type="checkbox"
        aria-required="true"
        aria-invalid=${invalid}
        aria-describedby=${by}
        .checked=${draft.consent}
        @change=${(event: Event) => change({ consent: (event.target as HTMLInputElement).checked }, 'consent')}
      />
      <span>${words.giftConsent}</span>
    </label>
    ${url === null ? nothing : html`<a class="terms" href=${url} target="_blank" rel="noopener">${words.giftTerms}</a>`}
    ${problemView(model, 'consent')}
  </div>`;
}
