import { html, nothing, type TemplateResult } from 'lit';
import type { PlayerContext } from '../player-context.js';
import { panelFrame } from './panel-frame.js';

type Context = Pick<PlayerContext, 'page' | 'state' | 'captions' | 'playback' | 'number' | 'openPanel'>;

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** Quality, speed and captions. */
export function settings(context: Context): TemplateResult {
  const { words } = context.page;
  const { state, captions, playback } = context;
  const { choices } = captions;
  const qualityName = ({ height, bitrate }: { readonly height: number; readonly bitrate: number }): string =>
    height > 0
      ? `${context.number(height, { useGrouping: false })}p`
      : `${context.number(Math.round(bitrate / 1000))} kbit/s`;
  const quality = (): TemplateResult =>
    choice(
      words.quality,
      state.quality,
      [['auto', words.automatic], ...state.qualities.toReversed().map((one) => [one.id, qualityName(one)] as const)],
      (id) => playback.setQuality(id),
    );
  const captionLanguage = (): TemplateResult =>
    choice(
      words.captions,
      captions.chosen ?? '',
      [['', words.off], ...choices.map(({ key, label }) => [key, label] as const)],
      (key) => captions.choose(key || null),
    );
  return panelFrame(
    context,
    words.settings,
    'settings',
    html`
      ${state.qualities.length < 2 ? nothing : quality()}
      ${choice(
        words.speed,
        String(state.rate),
        speeds.map((rate) => [String(rate), `${context.number(rate)}×`] as const),
        (rate) => playback.setRate(Number(rate)),
      )}
      ${choices.length === 0 ? nothing : captionLanguage()}
    `,
  );
}

function choice(
  label: string,
  chosen: string,
  options: readonly (readonly [string, string])[],
  choose: (key: string) => void,
): TemplateResult {
  return html`<label
    ><span>${label}</span
    ><select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === chosen}>${text}</option>`)}
    </select></label
  >`;
}
