import { html, nothing, type TemplateResult } from 'lit';
import { backIcon, bagIcon, forwardIcon, mutedIcon, pauseIcon, playIcon, soundIcon } from '../../theme/icons.js';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PanelName, PlayerContext } from '../player-context.js';
import { clockTime } from './clock-time.js';
import { captionsIcon, fullscreenIcon, pictureIcon, settingsIcon, windowIcon } from './control-icons.js';
import { timeline } from './timeline.js';

type Context = Pick<
  PlayerContext,
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

/** The title and all controls of the video, in tab order: they come after the hotspots. */
export function controlBar(context: Context, title: string): TemplateResult {
  const { state, page, video, fullscreen, panel } = context;
  const { words } = page;
  const isPaused = video.paused || state.phase === 'ended';
  const isSilent = state.muted || state.volume === 0;
  const hasDuration = state.duration > 0 && state.duration !== Infinity;
  const button = (name: string, picture: unknown, act: () => void, kind = ''): TemplateResult =>
    html`<button class="control ${kind}" type="button" aria-label=${name} title=${name} @click=${act}>
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
        ${captionsButton(context)}
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
        <button
          class="control"
          type="button"
          data-opens="settings"
          aria-expanded=${panel === 'settings'}
          aria-label=${words.settings}
          title=${words.settings}
          @click=${() => togglePanel(context, 'settings')}
        >
          ${settingsIcon}
        </button>
        ${
          fullscreen.canPicture
            ? button(words.pictureInPicture, pictureIcon, () => fullscreen.togglePicture(), 'wide')
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

function captionsButton({ captions, page }: Context): unknown {
  const { words } = page;
  if (captions.choices.length === 0) return nothing;
  const isShown = captions.chosen !== null;
  return html`<button
    class="control"
    type="button"
    aria-label=${words.captions}
    title=${words.captions}
    aria-pressed=${isShown}
    @click=${() => captions.toggle()}
  >
    ${captionsIcon}
  </button>`;
}

function productButtons(
  context: Context,
  button: (name: string, picture: unknown, act: () => void, kind: string) => TemplateResult,
): unknown {
  const { words } = context.page;
  const count = shownHotspots(context).length;
  if (count === 0) return nothing;
  return html`${button(words.productPrevious, backIcon, () => context.step(-1), 'wide')}
    <button
      class="control products"
      type="button"
      data-opens="products"
      aria-expanded=${context.panel === 'products'}
      aria-label=${`${words.productsInVideo}: ${context.number(count)}`}
      title=${words.productsInVideo}
      @click=${() => togglePanel(context, 'products')}
    >
      ${bagIcon}<span class="count">${context.number(count)}</span>
    </button>
    ${button(words.productNext, forwardIcon, () => context.step(1), 'wide')}`;
}
