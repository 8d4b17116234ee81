import { html, svg, type nothing, type TemplateResult } from 'lit';
import { deepActiveElement } from '../base/deep-active-element.js';
import { backIcon, forwardIcon, icon, pauseIcon, playIcon } from '../theme/icons.js';
import type { PlayerStage } from './player-pool.js';
import { feedKeys, stepOf, type FeedKey } from './swipe-keys.js';
import type { TilesHost } from './tiles.js';

/** A press that lasts longer holds the video. */
const holdAfterMs = 300;
/** Bars beside each other; a longer list shows those of the dozen that the story is in. */
const mostBars = 12;

const advanceIcon = icon(svg`<path d="M5 6.5v11l7-5.5zM12.5 6.5v11l7-5.5z" fill="currentColor" />`);

/**
 * Stories over the videos of the feed: a bar for each, taps at the sides of the picture and buttons that do the same, a
 * hold that pauses, and the next one by itself, which a button stops. With reduced motion none follows by itself.
 */
export class StoryViewer {
  readonly #host: TilesHost;
  /** Whether the next story follows by itself, as the visitor chose; `undefined` = has not chosen. */
  #chosen: boolean | undefined;
  #stage: PlayerStage | undefined;
  #off: (() => void) | undefined;
  #holdTimer: ReturnType<typeof setTimeout> | undefined;
  #isHeld = false;
  /** As its button was drawn. */
  #isPaused = true;

  constructor(host: TilesHost) {
    this.#host = host;
  }

  stop(): void {
    this.#off?.();
    this.#off = this.#stage = undefined;
    clearTimeout(this.#holdTimer);
  }

  view(videos: TemplateResult | typeof nothing): TemplateResult {
    const { swipe, texts, state } = this.#host;
    const { words } = texts;
    const { current, stage } = swipe;
    const isPaused = (this.#isPaused = stage?.video.paused ?? true);
    const first = current - (current % mostBars);
    const button = (name: string, picture: unknown, act: () => void, isOff = false): TemplateResult =>
      html`<button
        class="act"
        part="arrow"
        type="button"
        aria-label=${name}
        title=${name}
        aria-disabled=${isOff}
        @click=${act}
      >
        ${picture}
      </button>`;
    const advances = words.optionChosen(words.videoNext, words.automatic);
    return html`<div
      class="story"
      @click=${this.#clicked}
      @keydown=${this.#pressed}
      @pointerdown=${this.#pointed}
      @contextmenu=${(event: Event) => this.#isHeld && event.preventDefault()}
    >
      ${videos}
      <div class="bars" aria-hidden="true">
        ${state.items
          .slice(first, first + mostBars)
          .map((_, at) => html`<i class=${first + at < current ? 'seen' : first + at === current ? 'now' : ''}></i>`)}
      </div>
      <div class="story-acts">
        ${button(words.videoPrevious, backIcon, () => this.#go(-1), current === 0)}
        ${button(isPaused ? words.videoPlay : words.videoPause, isPaused ? playIcon : pauseIcon, () => swipe.toggle())}
        ${button(words.videoNext, forwardIcon, () => this.#go(1), current === this.#last)}
        <button
          class="act"
          type="button"
          aria-label=${advances}
          title=${advances}
          aria-pressed=${this.#advances}
          @click=${() => this.#choose()}
        >
          ${advanceIcon}
        </button>
      </div>
    </div>`;
  }

  /** After each render, and while the video goes on. */
  updated(): void {
    const { swipe, renderRoot } = this.#host;
    const { item, stage } = swipe;
    if (stage && stage.video.paused !== this.#isPaused) this.#host.requestUpdate();
    const player = item && swipe.pool.of(item);
    // The last one ends with what was for sale in it.
    if (player) player.loop = !this.#advances;
    if (stage !== this.#stage) {
      this.#off?.();
      this.#stage = stage;
      this.#off = stage?.playback.$state.listen(({ phase }) => phase === 'ended' && this.#ended());
    }
    const duration = stage?.state.duration ?? 0;
    const progress = stage && duration > 0 && duration < Infinity ? stage.time / duration : 0;
    renderRoot.querySelector<HTMLElement>('.bars')?.style.setProperty('--progress', String(progress));
  }

  get #last(): number {
    return this.#host.state.items.length - 1;
  }

  /** What has the focus, in the feed. */
  get #focused(): Element | null {
    const { renderRoot } = this.#host;
    return renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
  }

  get #advances(): boolean {
    return this.#chosen ?? !matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  #choose(): void {
    this.#chosen = !this.#advances;
    this.#host.requestUpdate();
    if (this.#chosen && this.#stage?.state.phase === 'ended') this.#go(1);
  }

  /** Not away from what the visitor is busy with: a product that is open, or a control that has the focus. */
  #ended(): void {
    const active = deepActiveElement();
    const own = this.#focused;
    const isBusy = own ? own.matches('.item *') && active?.matches(':focus-visible') : active;
    if (this.#advances && !isBusy) this.#go(1);
  }

  /** Shows another story at once. Returns false where there is none. */
  #go(key: FeedKey): boolean {
    const { swipe, state, texts } = this.#host;
    const last = this.#last;
    const to = key === 'first' ? 0 : key === 'last' ? last : swipe.current + key;
    const item = state.items[to];
    if (!item || to === swipe.current) return false;
    swipe.show(to);
    // Where the focus goes along with the story, its name is read anyway.
    const place = texts.words.timeOf(texts.number(to + 1), texts.number(last + 1));
    if (!this.#focused?.closest('.item')) this.#host.announce(texts.words.optionChosen(place, item.title));
    return true;
  }

  /** Before the feed, which would scroll, and the player, whose arrows would seek. */
  readonly #pressed = {
    handleEvent: (event: KeyboardEvent): void => {
      const ahead = this.#host.dir === 'rtl' ? -1 : 1;
      const key = stepOf(event, { ...feedKeys, ArrowRight: ahead, ArrowLeft: ahead === 1 ? -1 : 1 });
      if (key === null || key === 'toggle') return;
      this.#go(key);
      event.preventDefault();
      event.stopPropagation();
    },
    capture: true,
  };

  /** A tap on the first third of the picture leads back, one on the rest on. */
  readonly #clicked = {
    handleEvent: (event: MouseEvent): void => {
      if (!isOnPicture(event)) return;
      // The player would pause.
      event.preventDefault();
      event.stopPropagation();
      if (this.#isHeld) return;
      const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
      const share = (event.clientX - left) / width;
      this.#go((this.#host.dir === 'rtl' ? 1 - share : share) < 1 / 3 ? -1 : 1);
    },
    capture: true,
  };

  readonly #pointed = (event: PointerEvent): void => {
    if (event.button !== 0 || !isOnPicture(event)) return;
    const { swipe } = this.#host;
    const end = new AbortController();
    this.#isHeld = false;
    clearTimeout(this.#holdTimer);
    this.#holdTimer = setTimeout(() => {
      if (swipe.stage?.video.paused !== false) return;
      this.#isHeld = true;
      swipe.toggle();
    }, holdAfterMs);
    const release = (): void => {
      end.abort();
      clearTimeout(this.#holdTimer);
      if (!this.#isHeld) return;
      // After the click of this press, which leads nowhere.
      setTimeout(() => (this.#isHeld = false));
      void swipe.press();
    };
    for (const type of ['pointerup', 'pointercancel']) addEventListener(type, release, { signal: end.signal });
  };
}

/** Not on a button, a link or a marker of the video. */
function isOnPicture(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches('video, .frame, .poster, .item, .track, .swipe');
}
