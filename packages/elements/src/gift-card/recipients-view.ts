import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, plusIcon } from '../theme/icons.js';
import { fieldView } from './field-view.js';
import type { DraftRecipient, GiftDraft } from './gift-draft.js';
import type { GiftViewModel } from './gift-view-model.js';

export interface RecipientActs {
  readonly add: () => void;
  readonly remove: (recipient: DraftRecipient) => void;
  /** Shows the card of this recipient in the preview. */
  readonly preview: (recipient: DraftRecipient) => void;
}

/** The recipients: one row and one card for each. */
export function recipientsView(model: GiftViewModel, acts: RecipientActs): TemplateResult {
  const { words, config, draft } = model;
  const { recipients } = draft;
  const many = recipients.length > 1;
  return html`<fieldset part="recipients">
    <legend>${words.giftFor}</legend>
    ${many ? html`<p class="soft">${words.giftForMany}</p>` : nothing}
    ${recipients.map((recipient, at) => recipientView(model, recipient, at, many, acts))}
    ${
      recipients.length < config.maxRecipients
        ? html`<button type="button" class="quiet add-recipient" part="add-recipient" @click=${acts.add}>
            ${plusIcon}${words.giftForAnother}
          </button>`
        : nothing
    }
  </fieldset>`;
}

function recipientView(
  model: GiftViewModel,
  recipient: DraftRecipient,
  at: number,
  many: boolean,
  { remove, preview }: RecipientActs,
): TemplateResult {
  const { words, change, number } = model;
  const { key, name, email } = recipient;
  const edit =
    (patch: Partial<DraftRecipient>) =>
    ({ recipients }: GiftDraft) => ({
      recipients: recipients.map((one) => (one.key === key ? { ...one, ...patch } : one)),
    });
  const title = words.giftRecipient(number(at + 1));
  return html`<div
    class="recipient"
    part="recipient"
    role=${many ? 'group' : nothing}
    aria-label=${many ? title : nothing}
    @focusin=${() => preview(recipient)}
  >
    ${
      many
        ? html`<p class="recipient-head" aria-hidden="true">${title}</p>
            <button
              type="button"
              class="icon remove"
              aria-label=${words.giftRecipientRemove(name.trim() || title)}
              @click=${() => remove(recipient)}
            >
              ${closeIcon}
            </button>`
        : nothing
    }
    <div class="pair">
      ${fieldView(model, {
        field: `name-${key}`,
        label: words.giftName,
        value: name,
        autocomplete: `section-gift-${at + 1} name`,
        typed: (value) => change(edit({ name: value }), `name-${key}`),
      })}
      ${fieldView(model, {
        field: `email-${key}`,
        label: words.giftEmail,
        value: email,
        autocomplete: `section-gift-${at + 1} email`,
        keys: 'email',
        typed: (value) => change(edit({ email: value }), `email-${key}`),
      })}
    </div>
  </div>`;
}
