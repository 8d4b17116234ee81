import type { CartLine, Shop } from '@vitrine/core';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { Stay } from '../stay.js';
import type { CartViewModel } from './cart-view-model.js';

/** How long a row stays after pointer and focus have left it. */
const rowLifetimeMs = 10_000;

/**
 * Offers to undo, in the place of each removed line. A row stays until the next act, or for a while after it was left.
 */
export class UndoRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #lifetimeMs: number;
  readonly #rows = new Map<string, Stay>();
  #shop: Shop | undefined;
  /** Selector of the element that gets focus as soon as it is rendered. */
  #focus: string | null = null;

  constructor(host: LitElement, lifetimeMs = rowLifetimeMs) {
    this.#host = host;
    this.#lifetimeMs = lifetimeMs;
    host.addController(this);
  }

  /** Shows an undo row for a removed line and moves focus to it. */
  offer(shop: Shop, lineId: string): void {
    this.#shop = shop;
    this.#rows.get(lineId)?.stop();
    const stay = new Stay(() => this.#drop(lineId));
    this.#rows.set(lineId, stay);
    stay.start(this.#lifetimeMs);
    this.#focus = `[data-undo="${CSS.escape(lineId)}"]`;
    this.#host.requestUpdate();
  }

  /** Called by the next act: the lines can no longer be restored. */
  clear(): void {
    for (const lineId of [...this.#rows.keys()]) this.#drop(lineId);
  }

  /** The removed lines that can still be restored. */
  offered(removed: readonly CartLine[]): readonly CartLine[] {
    return removed.filter(({ id }) => this.#rows.has(id));
  }

  render({ words, shop }: CartViewModel, { id, title }: CartLine, at: number): TemplateResult {
    const textId = `removed-${at}`;
    return html`<div
      class="undo"
      part="undo"
      @pointerenter=${() => this.#rows.get(id)?.hold('hover')}
      @pointerleave=${() => this.#rows.get(id)?.release('hover')}
      @focusin=${() => this.#rows.get(id)?.hold('focus')}
      @focusout=${() => this.#rows.get(id)?.release('focus')}
    >
      <p id=${textId}>${words.cartRemoved(title || words.cartItem)}</p>
      <button
        type="button"
        class="link"
        data-undo=${id}
        aria-describedby=${textId}
        @click=${() => this.#undo(shop, id)}
      >
        ${words.cartUndo}
      </button>
    </div>`;
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.clear();
  }

  hostUpdated(): void {
    if (this.#focus === null) return;
    const target = this.#host.renderRoot.querySelector<HTMLElement>(this.#focus);
    if (!target) return;
    this.#focus = null;
    target.focus({ preventScroll: true });
  }

  #undo(shop: Shop, lineId: string): void {
    this.#focus = `[data-line="${CSS.escape(lineId)}"] .remove`;
    // If it fails, the state of the cart has the error and the row again.
    shop.cart.undoRemove(lineId).catch(() => {});
  }

  #drop(lineId: string): void {
    this.#rows.get(lineId)?.stop();
    this.#rows.delete(lineId);
    this.#shop?.cart.dismissRemoved(lineId);
    this.#host.requestUpdate();
  }
}
