import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, playIcon } from '../theme/icons.js';
import { theatreDialog } from './theatre-dialog.js';
import type { TileLayout, TilesHost } from './tiles.js';

export { bubbleStyles as tileStyles } from './bubble.styles.js';

/** Erased with everything that begins with `vitrine:` when the shopper asks to be forgotten. */
const storageKey = 'vitrine:feed-bubble';
/** Px that an arrow key moves it by. */
const keyStep = 24;
/** Px that a pointer may move and still press. */
const slack = 6;
/** Px between the bubble and what it keeps clear of. */
const clearance = 12;

const wasDismissed = (): boolean => {
  try {
    return localStorage.getItem(storageKey) === 'dismissed';
  } catch {
    return false;
  }
};

const arrows: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * A bubble in the corner of the page that opens the videos. It is moved by pointer and by arrow keys, and stays away
 * for good once it is dismissed. It keeps clear of what has the focus and of bars at the bottom of the page.
 */
export class Tiles implements TileLayout {
  readonly #host: TilesHost;
  #dismissed = wasDismissed();
  /** Px from its corner, as the visitor has moved it. */
  #right = 0;
  #down = 0;
  /** Px that it is raised by, to keep clear of something. */
  #raised = 0;
  #drag: { readonly x: number; readonly y: number; readonly right: number; readonly down: number } | null = null;
  #wasMoved = false;
  /** What had the focus before the bubble. */
  #cameFrom: EventTarget | null = null;
  #end = new AbortController();

  constructor(host: TilesHost) {
    this.#host = host;
  }

  start(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    const keepClear = (): void => this.#keepClear();
    for (const type of ['focusin', 'focusout']) document.addEventListener(type, keepClear, { signal });
    addEventListener(
      'resize',
      () => {
        this.#moveTo(this.#right, this.#down);
        keepClear();
      },
      { signal },
    );
    document.addEventListener('scrollend', keepClear, { signal });
  }

  stop(): void {
    this.#end.abort();
  }

  /** The dialog has closed. */
  focus(): void {
    this.#bubble?.querySelector('button')?.focus();
  }

  view(videos: TemplateResult | typeof nothing): TemplateResult {
    return html`${this.#view()}${theatreDialog(videos, this.#host.texts.words, () => this.#host.closed())}`;
  }

  #view(): TemplateResult | typeof nothing {
    const { state, texts } = this.#host;
    const { words } = texts;
    const [item] = state.items;
    if (this.#dismissed || !item) return nothing;
    return html`<div
      class="bubble"
      @pointerdown=${(event: PointerEvent) => this.#pressed(event)}
      @pointermove=${(event: PointerEvent) => this.#moved(event)}
      @pointerup=${() => this.#released()}
      @pointercancel=${() => this.#released()}
      @keydown=${(event: KeyboardEvent) => this.#key(event)}
      @focusin=${({ relatedTarget }: FocusEvent) => this.#entered(relatedTarget)}
    >
      <button
        class="open"
        part="tile"
        type="button"
        aria-label=${words.playVideo(item.title)}
        aria-keyshortcuts="ArrowUp ArrowDown ArrowLeft ArrowRight"
        @click=${() => this.#open()}
      >
        ${
          item.poster === null
            ? nothing
            : html`<img class="poster" part="poster" src=${item.poster} alt="" draggable="false" decoding="async" />`
        }
        <span class="mark" aria-hidden="true">${playIcon}</span>
      </button>
      <button
        class="dismiss"
        type="button"
        aria-label=${words.optionChosen(words.close, words.videos)}
        @click=${() => this.#dismiss()}
      >
        ${closeIcon}
      </button>
    </div>`;
  }

  /** After each render. */
  updated(): void {
    this.#place();
    this.#keepClear();
  }

  get #bubble(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.bubble');
  }

  #open(): void {
    // A press that has moved it opens nothing.
    if (!this.#wasMoved) this.#host.open(0);
  }

  #dismiss(): void {
    if (this.#wasMoved) return;
    this.#dismissed = true;
    try {
      localStorage.setItem(storageKey, 'dismissed');
    } catch {
      // It is back on the next page.
    }
    this.#returnFocus();
    this.#host.requestUpdate();
  }

  /** Between its own two buttons the focus has not come from elsewhere. */
  #entered(from: EventTarget | null): void {
    if (from instanceof Node && this.#bubble?.contains(from)) return;
    this.#cameFrom = from;
  }

  /** To where it came from, or else to this place of the page, so that the next Tab goes on from here. */
  #returnFocus(): void {
    const root = this.#host.renderRoot;
    if (!(root instanceof ShadowRoot) || !root.activeElement) return;
    const before = this.#cameFrom instanceof HTMLElement ? this.#cameFrom : null;
    before?.focus({ preventScroll: true });
    if (before?.matches(':focus')) return;
    const host = root.host as HTMLElement;
    host.tabIndex = -1;
    host.addEventListener('blur', () => host.removeAttribute('tabindex'), { once: true });
    host.focus({ preventScroll: true });
  }

  #pressed(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#wasMoved = false;
    this.#drag = { x: event.clientX, y: event.clientY, right: this.#right, down: this.#down };
  }

  #released(): void {
    this.#drag = null;
    // After the click of this press, which goes to the bubble where it has captured the pointer.
    setTimeout(() => (this.#wasMoved = false));
  }

  #moved(event: PointerEvent): void {
    const { clientX, clientY, pointerId } = event;
    // A fast mouse was let go outside, before it was captured.
    if (event.pointerType === 'mouse' && event.buttons === 0) this.#drag = null;
    const bubble = this.#bubble;
    if (!this.#drag || !bubble) return;
    const { x, y, right, down } = this.#drag;
    if (!this.#wasMoved && Math.hypot(clientX - x, clientY - y) < slack) return;
    if (!this.#wasMoved) bubble.setPointerCapture(pointerId);
    this.#wasMoved = true;
    this.#moveTo(right + clientX - x, down + clientY - y);
  }

  #key(event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.#moveTo(this.#right + arrow[0] * keyStep, this.#down + arrow[1] * keyStep);
  }

  /** It never leaves the window. */
  #moveTo(right: number, down: number): void {
    const bubble = this.#bubble;
    if (!bubble) return;
    const box = bubble.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const within = (to: number, before: number, start: number, end: number, size: number): number =>
      before + Math.min(Math.max(to - before, -start), size - end);
    this.#right = within(right, this.#right, box.left, box.right, clientWidth);
    this.#down = within(down, this.#down, box.top, box.bottom, clientHeight);
    this.#place();
  }

  #place(): void {
    const bubble = this.#bubble;
    bubble?.style.setProperty('--right', `${this.#right}px`);
    bubble?.style.setProperty('--down', `${this.#down - this.#raised}px`);
  }

  /** Goes up where it would lie on what has the focus, or on a bar that is fixed to the bottom. */
  #keepClear(): void {
    const bubble = this.#bubble;
    if (!bubble) return;
    const { left, right, top, bottom, height } = bubble.getBoundingClientRect();
    // Where it would be without being raised.
    const at = { left, right, top: top + this.#raised, bottom: bottom + this.#raised };
    const { clientHeight } = document.documentElement;
    const lies = (on: DOMRect): boolean =>
      // What fills half of the window is no bar, and cannot be kept clear of.
      on.height < clientHeight / 2 &&
      on.left < at.right &&
      on.right > at.left &&
      on.top < at.bottom + clearance &&
      on.bottom > at.top;
    const obstacles = [this.#focused(), ...this.#bars(at)].flatMap((element) => {
      const box = element?.getBoundingClientRect();
      return box && lies(box) ? [box] : [];
    });
    const highest = Math.min(...obstacles.map((box) => box.top));
    const wanted = Number.isFinite(highest) ? Math.max(0, at.bottom + clearance - highest) : 0;
    // At the top of the window it stays in view.
    this.#raised = Math.min(wanted, Math.max(0, at.bottom - height));
    this.#place();
  }

  /** The element of the page with the focus, but not the bubble itself. */
  #focused(): Element | null {
    const { activeElement } = document;
    const root = this.#host.renderRoot;
    const isOwn = root instanceof ShadowRoot && activeElement === root.host;
    return activeElement === document.body || isOwn ? null : activeElement;
  }

  /** What is fixed to the bottom of the window, below the bubble. */
  #bars({ left, right }: { readonly left: number; readonly right: number }): Element[] {
    const y = document.documentElement.clientHeight - 2;
    const root = this.#host.renderRoot;
    return document.elementsFromPoint((left + right) / 2, y).filter((element) => {
      if (root instanceof ShadowRoot && element === root.host) return false;
      return /fixed|sticky/.test(getComputedStyle(element).position);
    });
  }
}
