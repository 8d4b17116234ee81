import { html, nothing, type TemplateResult } from 'lit';
import { fieldView } from './field-view.js';
import type { GiftViewModel } from './gift-view-model.js';
import { plusDays } from './send-date.js';

/** When the card is sent: now, or on a day of the giver's calendar. */
export function sendOnView(model: GiftViewModel): TemplateResult | typeof nothing {
  const { words, config, draft, change, today, zone } = model;
  const { scheduleMaxDays } = config;
  if (scheduleMaxDays === undefined) return nothing;
  const option = (text: string, scheduled: boolean): TemplateResult =>
    html`<label class="option">
      <input
        type="radio"
        name="when"
        .checked=${draft.scheduled === scheduled}
        @change=${() => change({ scheduled }, 'date')}
      /><span>${text}</span>
    </label>`;
  return html`<fieldset part="when">
    <legend>${words.giftWhen}</legend>
    ${option(words.giftNow, false)} ${option(words.giftLater, true)}
    ${
      draft.scheduled
        ? html`<div class="day">
            ${fieldView(model, {
              field: 'date',
              label: words.giftDay,
              value: draft.date,
              days: [today, plusDays(today, scheduleMaxDays)],
              hint: words.giftZone(zone.replaceAll('_', ' ')),
              typed: (date) => change({ date }, 'date'),
            })}
          </div>`
        : nothing
    }
  </fieldset>`;
}
