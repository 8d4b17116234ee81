import { html, nothing, type TemplateResult } from 'lit';
import { backIcon, bagIcon, forwardIcon, mutedIcon, pauseIcon, playIcon, soundIcon } from '../../theme/icons.js';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PanelName, PlayerContext } from '../player-context.js';
import { clockTime } from './clock-time.js';
import { captionsIcon, fullscreenIcon, pictureIcon, settingsIcon, windowIcon } from './control-icons.js';
import { timeline } from './timeline.js';

type Context = Pick<
  PlayerContext,
  | 'player'
  | 'video'
  | 'state'
  | 'page'
  | 'hotspots'
  | 'labels'
  | 'captions'
  | 'fullscreen'
  | 'time'
  | 'panel'
  | 'toggle'
  | 'seek'
  | 'setMuted'
  | 'setVolume'
  | 'step'
  | 'openPanel'
  | 'number'
>;

interface ButtonState {
  readonly kind?: string;
  /** It opens and closes this panel. */
  readonly opens?: PanelName;
  /** What it toggles is on. */
  readonly isOn?: boolean;
}

/** Shown only where there is space. */
const wide: ButtonState = { kind: 'wide' };

/** The title and all controls of the video, in tab order: they come after the hotspots. */
export function controlBar(context: Context, title: string): TemplateResult {
  const { state, page, video, captions, fullscreen, panel } = context;
  const { words } = page;
  const isPaused = video.paused || state.phase === 'ended';
  const isSilent = state.muted || state.volume === 0;
  const hasDuration = state.duration > 0 && state.duration !== Infinity;
  const button = (name: string, picture: unknown, act: () => void, more: ButtonState = {}): TemplateResult =>
    html`<button
      class="control ${more.kind ?? ''}"
      type="button"
      data-opens=${more.opens ?? nothing}
      aria-expanded=${more.opens ? panel === more.opens : nothing}
      aria-pressed=${more.isOn ?? nothing}
      aria-label=${name}
      title=${name}
      @click=${act}
    >
      ${picture}
    </button>`;
  const time = (): TemplateResult =>
    html`<span class="time"
      ><bdi dir="ltr">${clockTime(context, context.time)} / ${clockTime(context, state.duration)}</bdi></span
    >`;
  return html`${title === '' ? nothing : html`<p class="heading" part="heading">${title}</p>`}
    <div class="bar" part="controls" role="group" ?data-behind=${panel !== null} aria-label=${words.video}>
      ${hasDuration ? timeline(context) : state.duration === Infinity ? nothing : html`<div class="timeline-room"></div>`}
      <div class="row">
        ${button(isPaused ? words.videoPlay : words.videoPause, isPaused ? playIcon : pauseIcon, () =>
          context.toggle(),
        )}
        ${
          captions.choices.length === 0
            ? nothing
            : button(words.captions, captionsIcon, () => captions.toggle(), { isOn: captions.chosen !== null })
        }
        ${button(isSilent ? words.videoUnmute : words.videoMute, isSilent ? mutedIcon : soundIcon, () =>
          context.setMuted(!state.muted),
        )}
        <input
          class="volume wide"
          type="range"
          min="0"
          max="1"
          step="0.05"
          aria-label=${words.volume}
          .value=${String(state.muted ? 0 : state.volume)}
          @input=${(event: Event) => context.setVolume(Number((event.target as HTMLInputElement).value))}
        />
        ${hasDuration ? time() : nothing}
        <span class="space"></span>
        ${productButtons(context, button)}
        ${button(words.settings, settingsIcon, () => togglePanel(context, 'settings'), { opens: 'settings' })}
        ${
          fullscreen.canPicture
            ? button(words.pictureInPicture, pictureIcon, () => fullscreen.togglePicture(), wide)
            : nothing
        }
        ${button(
          fullscreen.isOn ? words.fullscreenExit : words.fullscreen,
          fullscreen.isOn ? windowIcon : fullscreenIcon,
          () => fullscreen.toggle(),
        )}
      </div>
    </div>`;
}

function togglePanel(context: Pick<PlayerContext, 'panel' | 'openPanel'>, name: PanelName): void {
  context.openPanel(context.panel === name ? null : name);
}

function productButtons(
  context: Context,
  button: (name: string, picture: unknown, act: () => void, more: ButtonState) => TemplateResult,
): unknown {
  const { words } = context.page;
  const { length } = shownHotspots(context);
  if (length === 0) return nothing;
  const count = context.number(length);
  return html`${button(words.productPrevious, backIcon, () => context.step(-1), wide)}
  ${button(
    `${words.productsInVideo}: ${count}`,
    html`${bagIcon}<span class="count">${count}</span>`,
    () => togglePanel(context, 'products'),
    { kind: 'products', opens: 'products' },
  )}
  ${button(words.productNext, forwardIcon, () => context.step(1), wide)}`;
}
