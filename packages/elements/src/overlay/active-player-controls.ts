import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { StoreController } from '../base/store-controller.js';
import type { Words } from '../i18n/words.js';
import { mutedIcon, pauseIcon, playIcon, soundIcon } from '../theme/icons.js';
import { $activePlayer, type ActivePlayer } from '../player/active/active-player.js';

/** Pause and mute of the active player, for the header of an overlay that covers it. Nothing when none was started. */
export class ActivePlayerControls implements ReactiveController {
  readonly #player: StoreController<ActivePlayer | null>;
  readonly #state: StoreController<{ readonly paused: boolean; readonly muted: boolean }>;

  constructor(host: ReactiveControllerHost) {
    this.#player = new StoreController(host, $activePlayer);
    this.#state = new StoreController(host);
    host.addController(this);
  }

  hostConnected(): void {}

  hostUpdate(): void {
    this.#state.follow(this.#player.value?.$state);
  }

  render(words: Words): TemplateResult | typeof nothing {
    const player = this.#player.value;
    const state = player?.$state.get();
    if (!player || !state) return nothing;
    return html`<span class="video-controls" part="video-controls">
      <button
        type="button"
        class="icon"
        aria-label=${state.paused ? words.videoPlay : words.videoPause}
        @click=${() => (state.paused ? player.play() : player.pause())}
      >
        ${state.paused ? playIcon : pauseIcon}
      </button>
      <button
        type="button"
        class="icon"
        aria-label=${state.muted ? words.videoUnmute : words.videoMute}
        @click=${() => player.setMuted(!state.muted)}
      >
        ${state.muted ? mutedIcon : soundIcon}
      </button>
    </span>`;
  }
}
