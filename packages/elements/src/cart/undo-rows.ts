import type { CartLine, Shop } from '@vitrine/core';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { CartViewModel } from './cart-view-model.js';

interface UndoRow {
  /** What keeps it: `hover`, `focus`. */
  readonly held: Set<string>;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** How long a row stays after the shopper has left it. */
const STAYS = 10_000;

/** In the place of a removed line: "removed, undo". Stays until the next act, or a while after pointer and focus have left it. */
export class UndoRows implements ReactiveController {
  readonly #host: LitElement;
  readonly #stays: number;
  readonly #rows = new Map<string, UndoRow>();
  #shop: Shop | undefined;
  /** What gets the focus when it is there. */
  #focus: string | null = null;

  constructor(host: LitElement, stays = STAYS) {
    this.#host = host;
    this.#stays = stays;
    host.addController(this);
  }

  /** A line leaves; its place is offered back, and has the focus. */
  offer(shop: Shop, lineId: string): void {
    this.#shop = shop;
    clearTimeout(this.#rows.get(lineId)?.timer);
    this.#rows.set(lineId, { held: new Set() });
    this.#focus = `[data-undo="${CSS.escape(lineId)}"]`;
    this.#release(lineId);
    this.#host.requestUpdate();
  }

  /** The next act: what was removed is removed. */
  clear(): void {
    for (const lineId of [...this.#rows.keys()]) this.#drop(lineId);
  }

  /** Those of the removed lines that are offered back. */
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
    // A refusal is in the state of the cart, and the row is back.
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
    if (row.held.size === 0) row.timer = setTimeout(() => this.#drop(lineId), this.#stays);
  }

  #drop(lineId: string): void {
    clearTimeout(this.#rows.get(lineId)?.timer);
    this.#rows.delete(lineId);
    this.#shop?.cart.dismissRemoved(lineId);
    this.#host.requestUpdate();
  }
}
