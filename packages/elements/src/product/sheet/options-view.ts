import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { AxisState, ValueState } from './availability.js';

/** Says why a value is unavailable with the other choices, for example "Not available in Moss". */
export function reasonText(words: Words, { status, because }: ValueState): string {
  const values = because.map(({ label }) => label).join(' · ');
  if (status === 'sold-out') return values === '' ? words.soldOut : words.soldOutIn(values);
  return values === '' ? words.notMade : words.notMadeIn(values);
}

/**
 * One radio group per axis. The reasons for unavailable values are listed below it. They can be chosen all the same:
 * the sheet then changes the other axes.
 */
export function optionsView(
  words: Words,
  axes: readonly AxisState[],
  choose: (axis: string, value: string) => void,
): readonly TemplateResult[] {
  return axes.map((axis, index) => {
    const chosen = axis.values.find((value) => value.chosen);
    return html`<fieldset part="option">
      <legend>${axis.label}${chosen ? html` <span class="chosen">${chosen.label}</span>` : nothing}</legend>
      <div class="values">${axis.values.map((value) => valueView(words, axis, `option-${index}`, value, choose))}</div>
      ${reasonsView(words, axis)}
    </fieldset>`;
  });
}

function valueView(
  words: Words,
  axis: AxisState,
  group: string,
  value: ValueState,
  choose: (axis: string, value: string) => void,
): TemplateResult {
  // Only plain colours are accepted, because any other value could be a `url()`.
  const swatch = /^#[\da-f]{3,8}$/i.test(value.color ?? '');
  return html`<label
    class=${swatch ? 'swatch' : 'chip'}
    ?data-unavailable=${value.status !== 'available'}
    part=${swatch ? 'swatch' : 'chip'}
  >
    <input
      type="radio"
      class="visually-hidden"
      name=${group}
      .value=${value.value}
      .checked=${value.chosen}
      @change=${() => choose(axis.name, value.value)}
    />
    ${
      swatch
        ? html`<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
            <circle cx="16" cy="16" r="15.5" fill=${value.color ?? 'none'} />
          </svg>`
        : nothing
    }
    <span class=${swatch ? 'visually-hidden' : ''}>${value.label}</span>
    ${value.status === 'available' ? nothing : html`<span class="visually-hidden">, ${reasonText(words, value)}</span>`}
  </label>`;
}

/** Each reason once, with the values that it applies to. */
function reasonsView(words: Words, axis: AxisState): TemplateResult | typeof nothing {
  const reasons = new Map<string, string[]>();
  for (const value of axis.values) {
    if (value.status === 'available') continue;
    const reason = reasonText(words, value);
    reasons.set(reason, [...(reasons.get(reason) ?? []), value.label]);
  }
  if (reasons.size === 0) return nothing;
  // Hidden from screen readers, because the label of each radio button contains the reason.
  return html`<p class="reasons" aria-hidden="true">
    ${[...reasons].map(([reason, values]) => html`<span>${words.optionReason(reason, values.join(', '))}</span>`)}
  </p>`;
}
