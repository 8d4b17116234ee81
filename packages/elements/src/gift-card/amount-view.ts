import { html, nothing, type TemplateResult } from 'lit';
import { described, fieldView, problemView } from './field-view.js';
import { amountChoice, sameMoney, type GiftDraft } from './gift-draft.js';
import type { GiftViewModel } from './gift-view-model.js';

/** The amounts of the shop as chips, and a free amount if the shop accepts one. */
export function amountView(model: GiftViewModel): TemplateResult {
  const { words, lang, config, draft, money, change } = model;
  const { amounts, custom } = config;
  const choice = amountChoice(draft, config);
  const own = choice === 'own';
  const chosen = choice === 'own' ? null : choice;
  const { invalid, by } = described(model, 'amount');
  const chip = (text: string, checked: boolean, pick: GiftDraft['choice']): TemplateResult =>
    html`<label class="chip" part="chip">
      <input
        type="radio"
        class="visually-hidden"
        name="amount"
        data-field=${own ? nothing : 'amount'}
        aria-describedby=${by}
        .checked=${checked}
        @change=${(event: Event) => {
          change({ choice: pick }, 'amount');
          if (pick === 'own') focusOwn(event.target as HTMLElement);
        }}
      />
      <bdi>${text}</bdi>
    </label>`;
  return html`<fieldset
    part="amount"
    role=${amounts.length > 0 ? 'radiogroup' : nothing}
    aria-invalid=${own ? nothing : invalid}
  >
    <legend>${words.giftAmount}</legend>
    ${
      amounts.length === 0
        ? nothing
        : html`<div class="chips">
            ${amounts.map((one) => chip(money(one), chosen !== null && sameMoney(chosen, one), one))}
            ${custom ? chip(words.giftAmountOther, own, 'own') : nothing}
          </div>`
    }
    ${
      custom && own
        ? fieldView(model, {
            field: 'amount',
            label: `${words.giftAmount} (${custom.min.currency})`,
            value: draft.own.text,
            keys: custom.step.amount % 10 ** custom.step.exponent === 0 ? 'numeric' : 'decimal',
            hint: words.giftAmountLimits(money(custom.min), money(custom.max), money(custom.step)),
            typed: (text) => change({ choice: 'own', own: { text, lang } }, 'amount'),
          })
        : problemView(model, 'amount')
    }
  </fieldset>`;
}

/**
 * Moves focus to the free amount after a press with a finger or a mouse. The arrow keys of the radio group only pass
 * the chip, so they leave focus where it is.
 */
function focusOwn(radio: HTMLElement): void {
  const root = radio.getRootNode() as ShadowRoot;
  // The field is rendered in the next microtask.
  if (!radio.matches(':focus-visible')) setTimeout(() => root.getElementById('amount')?.focus());
}
