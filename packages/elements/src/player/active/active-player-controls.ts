import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { StoreController } from '../../base/store-controller.js';
import type { Words } from '../../i18n/words.js';
import { mutedIcon, pauseIcon, playIcon, soundIcon } from '../../theme/icons.js';
import { $activePlayer, type ActivePlayer } from './active-player.js';

/** Pause and mute of the film in front, for the header of a surface that covers it. Nothing when no film was started. */
export class ActivePlayerControls implements ReactiveController {
  readonly #film: StoreController<ActivePlayer | null>;
  readonly #state: StoreController<{ readonly paused: boolean; readonly muted: boolean }>;

  constructor(host: ReactiveControllerHost) {
    this.#film = new StoreController(host, $activePlayer);
    this.#state = new StoreController(host);
    host.addController(this);
  }

  hostConnected(): void {}

  hostUpdate(): void {
    this.#state.follow(this.#film.value?.$state);
  }

  render(words: Words): TemplateResult | typeof nothing {
    const film = this.#film.value;
    const state = film?.$state.get();
    if (!film || !state) return nothing;
    return html`<span class="film" part="video-controls">
      <button
        type="button"
        class="icon"
        aria-label=${state.paused ? words.videoPlay : words.videoPause}
        @click=${() => (state.paused ? film.play() : film.pause())}
      >
        ${state.paused ? playIcon : pauseIcon}
      </button>
      <button
        type="button"
        class="icon"
        aria-label=${state.muted ? words.videoUnmute : words.videoMute}
        @click=${() => film.setMuted(!state.muted)}
      >
        ${state.muted ? mutedIcon : soundIcon}
      </button>
    </span>`;
  }
}
