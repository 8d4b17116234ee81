import { html, nothing, type TemplateResult } from 'lit';
import type { GiftViewModel } from './gift-view-model.js';

export interface SubmitState {
  /** How many cards were added last; 0 = the form is shown. */
  readonly sent: number;
  readonly adding: boolean;
  /** Why the last add failed as a whole, in words; `''` = it did not. */
  readonly problem: string;
  readonly offline: boolean;
  /** The rejected fields, each with what is wrong and the way to it. */
  readonly rejected: readonly { readonly text: string; readonly focus: () => void }[];
}

/** The button that adds the cards, or offers to send another one, with what went wrong above it. */
export function submitView(model: GiftViewModel, state: SubmitState): TemplateResult {
  const { sent, adding, problem, offline, rejected } = state;
  return html`<div class="actions">
    ${problem !== '' && sent === 0 ? html`<p class="problem">${problem}</p>` : nothing}
    ${
      rejected.length > 1
        ? html`<div class="rejected">
            <p>${model.words.giftProblems(rejected.length, model.number(rejected.length))}</p>
            <ul>
              ${rejected.map(
                ({ text, focus }) => html`<li><button type="button" class="link" @click=${focus}>${text}</button></li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
    ${adding && offline ? html`<p class="soft">${model.words.offline}</p>` : nothing}
    <button
      type="submit"
      class=${sent > 0 ? 'secondary add' : 'primary add'}
      part="add"
      aria-busy=${adding ? 'true' : nothing}
    >
      ${submitText(model, state)}
    </button>
  </div>`;
}

function submitText({ words, draft, amount, number, money }: GiftViewModel, { sent, adding }: SubmitState): unknown {
  if (sent > 0) return words.giftAnother;
  if (adding) return words.adding;
  const count = draft.recipients.length;
  const price = amount ? money(amount) : '';
  return html`<span>${words.giftAdd(count, number(count))}</span>
    <span class="each"><bdi>${count > 1 && price !== '' ? words.priceEach(price) : price}</bdi></span>`;
}
