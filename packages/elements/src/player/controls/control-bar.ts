import { html, nothing, svg, type TemplateResult } from 'lit';
import { bagIcon, backIcon, forwardIcon, mutedIcon, pauseIcon, playIcon, soundIcon } from '../../theme/icons.js';
import { captionsIcon, fullscreenIcon, pictureIcon, settingsIcon, windowIcon } from './control-icons.js';
import { shownHotspots } from '../hotspots/hotspot-labels.js';
import type { PlayerStage } from '../player-stage.js';

/** `1:05`, in the digits of the page's language. Time runs left to right in every script. */
export function clockTime(stage: PlayerStage, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = { minimumIntegerDigits: 2 };
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return `${hours > 0 ? `${stage.number(hours)}:` : ''}${stage.number(minutes, hours > 0 ? two : {})}:${stage.number(rest, two)}`;
}

function timeline(stage: PlayerStage): TemplateResult {
  const { duration } = stage.state;
  const { words } = stage.place;
  const track = shownHotspots(stage);
  const now = Math.min(stage.time, duration);
  const seekTo = (event: PointerEvent): void => {
    const bar = event.currentTarget;
    if (!(bar instanceof HTMLElement) || (event.type === 'pointermove' && !bar.hasPointerCapture(event.pointerId)))
      return;
    if (event.type === 'pointerdown') bar.setPointerCapture(event.pointerId);
    const { left, width } = bar.getBoundingClientRect();
    stage.seek(Math.min(1, Math.max(0, (event.clientX - left) / width)) * duration);
  };
  const keyed = (event: KeyboardEvent): void => {
    const target = {
      Home: 0,
      End: duration,
      PageUp: now + duration / 10,
      PageDown: now - duration / 10,
      ArrowUp: now + 5,
      ArrowDown: now - 5,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    stage.seek(target);
  };
  const marks = track.map(({ ranges }) => {
    const x = ((ranges[0]?.start ?? 0) / duration) * 100;
    return svg`<circle cx=${`${x}%`} cy="50%" r="3"></circle>`;
  });
  return html`<div
    class="timeline"
    dir="ltr"
    role="slider"
    tabindex="0"
    aria-label=${words.timeline}
    aria-valuemin="0"
    aria-valuemax=${Math.round(duration)}
    aria-valuenow=${Math.round(now)}
    aria-valuetext=${words.timeOf(clockTime(stage, now), clockTime(stage, duration))}
    @pointerdown=${seekTo}
    @pointermove=${seekTo}
    @keydown=${keyed}
  >
    <div class="rail"><div class="done"></div></div>
    <svg class="moments" aria-hidden="true">${marks}</svg>
  </div>`;
}

/** Everything that steers the film, in the order of the tab key: after the hotspots. */
export function controlBar(stage: PlayerStage, title: string): TemplateResult {
  const { state, place, video, captions } = stage;
  const { words } = place;
  const hotspots = shownHotspots(stage);
  const paused = video.paused || state.phase === 'ended';
  const timed = state.duration > 0 && state.duration !== Infinity;
  const shown = captions.chosen !== null;
  const button = (name: string, picture: unknown, act: () => void, kind = ''): TemplateResult =>
    html`<button class="control ${kind}" type="button" aria-label=${name} title=${name} @click=${act}>
      ${picture}
    </button>`;
  return html`${title === '' ? nothing : html`<p class="heading">${title}</p>`}
    <div class="bar" part="controls" role="group" ?data-behind=${stage.panel !== null} aria-label=${words.video}>
      ${timed ? timeline(stage) : nothing}
      <div class="row">
        ${button(paused ? words.videoPlay : words.videoPause, paused ? playIcon : pauseIcon, () => stage.toggle())}
        ${
          captions.choices.length === 0
            ? nothing
            : html`<button
                class="control"
                type="button"
                aria-label=${words.captions}
                title=${words.captions}
                aria-pressed=${shown}
                @click=${() => captions.choose(shown ? null : ((captions.choices.find(({ key }) => key === place.lang) ?? captions.choices[0])?.key ?? null))}
              >
                ${captionsIcon}
              </button>`
        }
        ${button(state.muted || state.volume === 0 ? words.videoUnmute : words.videoMute, state.muted || state.volume === 0 ? mutedIcon : soundIcon, () => stage.setMuted(!state.muted))}
        <input
          class="volume wide"
          type="range"
          min="0"
          max="1"
          step="0.05"
          aria-label=${words.volume}
          .value=${String(state.muted ? 0 : state.volume)}
          @input=${(event: Event) => stage.setVolume(Number((event.target as HTMLInputElement).value))}
        />
        ${timed ? html`<span class="time"><bdi dir="ltr">${clockTime(stage, stage.time)} / ${clockTime(stage, state.duration)}</bdi></span>` : nothing}
        <span class="space"></span>
        ${
          hotspots.length === 0
            ? nothing
            : html`${button(words.productPrevious, backIcon, () => stage.step(-1), 'wide')}
                <button
                  class="control products"
                  type="button"
                  data-opens="products"
                  aria-expanded=${stage.panel === 'products'}
                  aria-label=${`${words.productsInVideo}: ${stage.number(hotspots.length)}`}
                  title=${words.productsInVideo}
                  @click=${() => stage.openPanel(stage.panel === 'products' ? null : 'products')}
                >
                  ${bagIcon}<span class="count">${stage.number(hotspots.length)}</span>
                </button>
                ${button(words.productNext, forwardIcon, () => stage.step(1), 'wide')}`
        }
        <button
          class="control"
          type="button"
          data-opens="settings"
          aria-expanded=${stage.panel === 'settings'}
          aria-label=${words.settings}
          title=${words.settings}
          @click=${() => stage.openPanel(stage.panel === 'settings' ? null : 'settings')}
        >
          ${settingsIcon}
        </button>
        ${stage.window.canPicture ? button(words.pictureInPicture, pictureIcon, () => stage.window.togglePicture(), 'wide') : nothing}
        ${button(stage.window.full ? words.fullscreenExit : words.fullscreen, stage.window.full ? windowIcon : fullscreenIcon, () => stage.window.toggle())}
      </div>
    </div>`;
}
