import { html, nothing, type TemplateResult } from 'lit';
import { described, problemView } from './field-view.js';
import type { GiftScene } from './gift-scene.js';
import { plusDays } from './send-date.js';

/** Now, or on a day of the giver's own calendar. */
export function sendOnView(scene: GiftScene): TemplateResult | typeof nothing {
  const { words, config, draft, change, leave, today, zone } = scene;
  const { scheduleMaxDays } = config;
  if (scheduleMaxDays === undefined) return nothing;
  const { invalid, by } = described(scene, 'date', 'date-zone');
  const choose = (scheduled: boolean) => (): void => change({ scheduled }, 'date');
  return html`<fieldset part="when">
    <legend>${words.giftWhen}</legend>
    <label class="option"><input type="radio" name="when" .checked=${!draft.scheduled} @change=${choose(false)} /><span>${words.giftNow}</span></label>
    <label class="option"><input type="radio" name="when" .checked=${draft.scheduled} @change=${choose(true)} /><span>${words.giftLater}</span></label>
    ${draft.scheduled
      ? html`<div class="field day" part="field">
          <label for="date">${words.giftDay}</label>
          <input
            id="date"
            data-place="date"
            type="date"
            min=${today}
            max=${plusDays(today, scheduleMaxDays)}
            aria-required="true"
            aria-invalid=${invalid}
            aria-describedby=${by}
            .value=${draft.date}
            @input=${(event: Event) => change({ date: (event.target as HTMLInputElement).value }, 'date')}
            @blur=${() => leave('date')}
          />
          <p class="soft" id="date-zone">${words.giftZone(zone.replaceAll('_', ' '))}</p>
          ${problemView(scene, 'date')}
        </div>`
      : nothing}
  </fieldset>`;
}
