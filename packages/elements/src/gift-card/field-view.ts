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
  /** Which keys a phone shows; words by default. */
  readonly keys?: 'email' | 'numeric' | 'decimal';
  /** What may be entered, below the field. */
  readonly hint?: string;
  /** A day between these. */
  readonly days?: readonly [first: string, last: string];
}

/** Why a field was refused, below it. */
export function problemView({ problem }: GiftViewModel, field: GiftField): TemplateResult | typeof nothing {
  const text = problem(field);
  return text === '' ? nothing : html`<p class="problem" part="problem" id="${field}-problem">${text}</p>`;
}

/** Attributes of a refused control; a hint describes it too. */
export function described(
  { problem }: GiftViewModel,
  field: GiftField,
  hint = false,
): { readonly invalid: 'true' | typeof nothing; readonly by: string | typeof nothing } {
  const refused = problem(field) !== '';
  const by = [hint ? `${field}-hint` : '', refused ? `${field}-problem` : ''].join(' ').trim();
  return { invalid: refused ? 'true' : nothing, by: by === '' ? nothing : by };
}

/** One field with its label, its hint and its problem. */
export function fieldView(
  model: GiftViewModel,
  { field, label, value, typed, autocomplete = 'off', keys, hint, days }: TextField,
): TemplateResult {
  const { invalid, by } = described(model, field, hint !== undefined);
  // Not type=email: it answers another value than was typed (spaces cut, names of other scripts encoded).
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
