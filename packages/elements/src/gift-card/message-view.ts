import { html, type TemplateResult } from 'lit';
import { described, fieldView, problemView } from './field-view.js';
import type { GiftViewModel } from './gift-view-model.js';
import { lengthOf } from './validate-gift.js';

/** The sender and the message. */
export function messageView(model: GiftViewModel): TemplateResult {
  const { words, config, draft, change, number } = model;
  const used = lengthOf(draft.message.trim());
  const { invalid, by } = described(model, 'message', true);
  return html`<fieldset part="words">
    <legend>${words.giftWords}</legend>
    ${fieldView(model, {
      field: 'sender',
      label: words.giftSender,
      value: draft.sender,
      autocomplete: 'name',
      typed: (value) => change({ sender: value }, 'sender'),
    })}
    <div class="field" part="field">
      <label for="message">${words.giftMessage}</label>
      <textarea
        id="message"
        data-field="message"
        rows="4"
        dir="auto"
        autocomplete="off"
        aria-invalid=${invalid}
        aria-describedby=${by}
        .value=${draft.message}
        @input=${(event: Event) => change({ message: (event.target as HTMLTextAreaElement).value }, 'message')}
      ></textarea>
      <p class="soft count" id="message-hint" ?data-over=${used > config.messageMaxLength}>
        ${words.giftMessageCount(number(used), number(config.messageMaxLength))}
      </p>
      ${problemView(model, 'message')}
    </div>
  </fieldset>`;
}
