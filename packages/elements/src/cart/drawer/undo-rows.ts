import type { CartLine, Shop } from '@vitrine/core';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { CartViewModel } from './cart-view-model.js';

interface UndoRow {
  /** What keeps the row: `hover`, `focus`. */
  readonly held: Set<string>;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** How long a row stays after pointer and focus have left it. */
const rowLifetimeMs = 10_000;

/**
 * Offers to undo, in the place of each removed line. A row stays until the next act, or for a while after it was left.
 */
export class UndoRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #lifetimeMs: number;
  readonly #rows = new Map<string, UndoRow>();
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
    clearTimeout(this.#rows.get(lineId)?.timer);
    this.#rows.set(lineId, { held: new Set() });
    this.#focus = `[data-undo="${CSS.escape(lineId)}"]`;
    this.#release(lineId);
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
      @pointerenter=${() => this.#hold(id, 'hover')}
      @pointerleave=${() => this.#release(id, 'hover')}
      @focusin=${() => this.#hold(id, 'focus')}
      @focusout=${() => this.#release(id, 'focus')}
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

  #hold(lineId: string, by: string): void {
    const row = this.#rows.get(lineId);
    clearTimeout(row?.timer);
    row?.held.add(by);
  }

  #release(lineId: string, by = ''): void {
    const row = this.#rows.get(lineId);
    if (!row) return;
    clearTimeout(row.timer);
    row.held.delete(by);
    if (row.held.size === 0) row.timer = setTimeout(() => this.#drop(lineId), this.#lifetimeMs);
  }

  #drop(lineId: string): void {
    clearTimeout(this.#rows.get(lineId)?.timer);
    this.#rows.delete(lineId);
    this.#shop?.cart.dismissRemoved(lineId);
    this.#host.requestUpdate();
  }
}
