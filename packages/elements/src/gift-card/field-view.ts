import { html, nothing, type TemplateResult } from 'lit';
import type { GiftScene } from './gift-scene.js';
import type { GiftPlace } from './validate-gift.js';

export interface TextField {
  readonly place: GiftPlace;
  readonly label: string;
  readonly value: string;
  readonly typed: (value: string) => void;
  readonly autocomplete?: string;
  readonly email?: boolean;
}

/** Why a field was refused, below it. */
export function problemView({ problem }: GiftScene, place: GiftPlace): TemplateResult | typeof nothing {
  const text = problem(place);
  return text === '' ? nothing : html`<p class="problem" part="problem" id="${place}-problem">${text}</p>`;
}

/** Attributes of a refused control; `also` names what else describes it. */
export function described({ problem }: GiftScene, place: GiftPlace, also = ''): { readonly invalid: 'true' | typeof nothing; readonly by: string | typeof nothing } {
  const refused = problem(place) !== '';
  const by = [also, refused ? `${place}-problem` : ''].filter(Boolean).join(' ');
  return { invalid: refused ? 'true' : nothing, by: by === '' ? nothing : by };
}

/** One line of text with its label and its problem. */
export function fieldView(scene: GiftScene, { place, label, value, typed, autocomplete, email = false }: TextField): TemplateResult {
  const { invalid, by } = described(scene, place);
  // Not type=email: it answers another value than was typed (spaces cut, names of other scripts encoded).
  return html`<div class="field" part="field">
    <label for=${place}>${label}</label>
    <input
      id=${place}
      data-place=${place}
      type="text"
      dir="auto"
      inputmode=${email ? 'email' : nothing}
      autocapitalize=${email ? 'off' : 'words'}
      spellcheck=${email ? 'false' : nothing}
      autocomplete=${autocomplete ?? 'off'}
      aria-required="true"
      aria-invalid=${invalid}
      aria-describedby=${by}
      .value=${value}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
      @change=${() => scene.leave(place)}
    />
    ${problemView(scene, place)}
  </div>`;
}
