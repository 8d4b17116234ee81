import type { PurchaseTerms } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { deliveryIcon, protectionIcon, returnsIcon } from './term-icons.js';

/** Delivery, returns and buyer protection, as far as the backend reports them. */
export function termsView(
  words: Words,
  { delivery, returns, protection }: PurchaseTerms,
): TemplateResult | typeof nothing {
  const rows = [
    { icon: deliveryIcon, name: words.delivery, text: delivery },
    { icon: returnsIcon, name: words.returns, text: returns },
    { icon: protectionIcon, name: words.protection, text: protection },
  ].filter(({ text }) => text);
  if (rows.length === 0) return nothing;
  return html`<dl class="terms" part="terms">
    ${rows.map(
      ({ icon, name, text }) =>
        html`<div>
          ${icon}
          <dt>${name}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}
