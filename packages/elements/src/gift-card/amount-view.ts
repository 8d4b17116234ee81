import type { GiftCardConfig, Money } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import { described, problemView } from './field-view.js';
import { amountChoice, sameMoney } from './gift-draft.js';
import type { GiftScene } from './gift-scene.js';

/** The least and the most that may be given: of the free amount, else of the chips. */
export function amountLimits({ amounts, custom }: GiftCardConfig): { readonly min: Money; readonly max: Money } | null {
  if (custom) return custom;
  const sorted = [...amounts].sort((a, b) => a.amount - b.amount);
  const [min] = sorted;
  const max = sorted.at(-1);
  return min && max ? { min, max } : null;
}

/** `US dollars`; the code where the browser knows no name. */
function currencyName(lang: string, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return currency;
  const format = new Intl.NumberFormat(lang, { style: 'currency', currency, currencyDisplay: 'name' });
  return format.formatToParts(100).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** Chips, and a free amount where the shop takes one. */
export function amountView(scene: GiftScene): TemplateResult {
  const { words, config, draft, money, change } = scene;
  const choice = amountChoice(draft, config);
  const own = choice === 'own';
  const { invalid, by } = described(scene, 'amount');
  const chips = config.amounts.map((chip) => {
    const chosen = choice !== null && choice !== 'own' && sameMoney(choice, chip);
    return html`<label class="chip" part="chip">
      <input type="radio" class="visually-hidden" name="amount" data-place=${own ? nothing : 'amount'} aria-describedby=${by} .checked=${chosen} @change=${() => change({ choice: chip }, 'amount')} />
      <bdi>${money(chip)}</bdi>
    </label>`;
  });
  return html`<fieldset part="amount" role=${chips.length > 0 ? 'radiogroup' : nothing} aria-invalid=${own ? nothing : invalid}>
    <legend>${words.giftAmount}</legend>
    ${chips.length === 0
      ? nothing
      : html`<div class="chips">
          ${chips}
          ${config.custom
            ? html`<label class="chip" part="chip" @click=${focusOwn}>
                <input type="radio" class="visually-hidden" name="amount" .checked=${own} @change=${() => change({ choice: 'own' }, 'amount')} />
                ${words.giftAmountOther}
              </label>`
            : nothing}
        </div>`}
    ${config.custom && own ? ownAmount(scene, config.custom) : nothing}
    ${problemView(scene, 'amount')}
  </fieldset>`;
}

/** A finger or a mouse wants to type now; the arrow keys of a radio group only pass by. */
function focusOwn(event: Event): void {
  if (!(event instanceof MouseEvent) || event.detail === 0) return;
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  // rendered in the next microtask
  setTimeout(() => root.getElementById('amount')?.focus());
}

function ownAmount(scene: GiftScene, { min, max, step }: NonNullable<GiftCardConfig['custom']>): TemplateResult {
  const { words, lang, draft, money, change, leave } = scene;
  const { invalid, by } = described(scene, 'amount', 'amount-limits');
  return html`<div class="field own" part="field">
    <label for="amount">${words.giftAmountIn(currencyName(lang, min.currency))}</label>
    <input
      id="amount"
      data-place="amount"
      type="text"
      inputmode=${min.exponent === 0 || step.amount % 10 ** step.exponent === 0 ? 'numeric' : 'decimal'}
      autocomplete="off"
      aria-required="true"
      aria-invalid=${invalid}
      aria-describedby=${by}
      .value=${draft.own.text}
      @input=${(event: Event) => change({ choice: 'own', own: { text: (event.target as HTMLInputElement).value, lang } }, 'amount')}
      @change=${() => leave('amount')}
    />
    <p class="soft" id="amount-limits">${words.giftAmountLimits(money(min), money(max), money(step))}</p>
  </div>`;
}
