import { html, nothing, type TemplateResult } from 'lit';
import type { GiftViewModel } from './gift-view-model.js';
import type { GiftField } from './validate-gift.js';

export interface TextField {
  readonly field: GiftField;
  readonly label: string;
  readonly value: string;
  readonly typed: (value: string) => void;
  /** `off` by default. */
  readonly autocomplete?: string;
  /** The keyboard that a phone shows; letters by default. */
  readonly keys?: 'email' | 'numeric' | 'decimal';
  /** What may be entered; shown below the field. */
  readonly hint?: string;
  /** The field is a date between these two days. */
  readonly days?: readonly [first: string, last: string];
}

/** Says why the value of a field was rejected. */
export function problemView({ problem }: GiftViewModel, field: GiftField): TemplateResult | typeof nothing {
  const text = problem(field);
  return text === '' ? nothing : html`<p class="problem" part="problem" id="${field}-problem">${text}</p>`;
}

/** The attributes of a rejected field. A hint describes the field too. */
export function described(
  { problem }: GiftViewModel,
  field: GiftField,
  hint = false,
): { readonly invalid: 'true' | typeof nothing; readonly by: string | typeof nothing } {
  const rejected = problem(field) !== '';
  const by = [hint ? `${field}-hint` : '', rejected ? `${field}-problem` : ''].join(' ').trim();
  return { invalid: rejected ? 'true' : nothing, by: by === '' ? nothing : by };
}

/** One field with its label, its hint and its problem. */
export function fieldView(
  model: GiftViewModel,
  { field, label, value, typed, autocomplete = 'off', keys, hint, days }: TextField,
): TemplateResult {
  const { invalid, by } = described(model, field, hint !== undefined);
  // The type is not `email`, because its value differs from the typed text: spaces are cut, other scripts are encoded.
  return html`<div class="field" part="field">
    <label for=${field}>${label}</label>
    <input
      id=${field}
      data-field=${field}
      type=${days ? 'date' : 'text'}
      dir=${keys === undefined || keys === 'email' ? 'auto' : nothing}
      inputmode=${keys ?? nothing}
      autocapitalize=${keys ? 'off' : 'words'}
      spellcheck=${keys ? 'false' : nothing}
      autocomplete=${autocomplete}
      min=${days?.[0] ?? nothing}
      max=${days?.[1] ?? nothing}
      aria-required="true"
      aria-invalid=${invalid}
      aria-describedby=${by}
      .value=${value}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
    />
    ${hint === undefined ? nothing : html`<p class="soft" id="${field}-hint">${hint}</p>`} ${problemView(model, field)}
  </div>`;
}
