import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CartState } from '@vitrine/core';
import { ask } from '../../base/emit.js';
import { NeedsShop } from '../../base/needs-shop.js';
import { ShopController } from '../../base/shop-context.js';
import { StoreController } from '../../base/store-controller.js';
import { VitrineElement } from '../../base/vitrine-element.js';
import { controlStyles } from '../../theme/control.styles.js';
import { bagIcon } from '../../theme/icons.js';

/**
 * A page can have any number of cart buttons. They are hidden while the shop has no cart.
 *
 * @summary Opens the cart and shows how many items are in it.
 * @element vitrine-cart-button
 *
 * @slot - The author's own icon or text instead of the bag; a link to the shop's cart page, for visitors without
 *   scripts.
 *
 * @fires {CustomEvent<SourceDetail>} vitrine-cart-open-request - Before the drawer opens. Cancelable.
 *
 * @csspart base - The outermost node: the button.
 * @csspart count - The number.
 */
export class VitrineCartButton extends VitrineElement {
  static override styles: CSSResultGroup = [
    VitrineElement.styles,
    controlStyles,
    css`
      :host {
        display: inline-block !important;
      }

      .button,
      button {
        position: relative;
        min-width: 44px;
        color: var(--ink);
      }

      .quiet {
        padding-inline: 12px;
      }

      .count {
        min-width: 20px;
        height: 20px;
        padding: 0 6px;
        border-radius: 10px;
        background: var(--accent);
        color: var(--on-accent);
        font: 600 12px / 20px var(--font);
        font-variant-numeric: tabular-nums;
        animation: arrive var(--calm) var(--ease);
      }

      /* On an icon the number covers its corner; beside a word it follows the word. */
      .icon .count {
        position: absolute;
        inset-block-start: 2px;
        inset-inline-end: 0;
      }

      @keyframes arrive {
        from {
          transform: scale(0.4);
        }
      }

      @media (prefers-reduced-motion: reduce) {
        .count {
          animation: none;
        }
      }

      @media (forced-colors: active) {
        .count {
          border: 1px solid ButtonText;
        }
      }
    `,
  ];

  /** Shows the number also when it is 0. */
  @property({ type: Boolean, attribute: 'show-zero' }) showZero = false;

  readonly #cart = new StoreController<CartState>(this);
  readonly #shop = new ShopController(this, (shop) => {
    this.#cart.follow(shop?.cart.$state);
    if (shop?.can('cart')) void shop.cart.load().catch(() => {});
  });

  constructor() {
    super();
    new NeedsShop(this, this.#shop);
  }

  #open(press: MouseEvent): void {
    const shop = this.#shop.value;
    // A press on a link with a modifier key opens a new tab and must not open the drawer.
    const elsewhere = press.metaKey || press.ctrlKey || press.shiftKey || press.altKey;
    if (!shop || (elsewhere && press.target instanceof HTMLElement && press.target.closest('a'))) return;
    press.preventDefault();
    if (!ask(this, 'vitrine-cart-open-request', { source: { element: this.localName } })) return;
    shop.view.openCart();
  }

  /** The button has its final size before the words are loaded, so that nothing beside it moves. */
  protected override fallback(): TemplateResult {
    return html`<div class="root">
      <span class=${this.#worded ? 'button quiet' : 'button icon'}><slot>${bagIcon}</slot></span>
    </div>`;
  }

  get #worded(): boolean {
    return this.textContent?.trim() !== '';
  }

  protected override view(): unknown {
    const shop = this.#shop.value;
    // Without a shop the button stays visible: the script may still be loading.
    if (shop && !shop.can('cart')) return nothing;
    const count = this.#cart.value?.cart?.count ?? 0;
    const shown = this.number(count);
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      <button
        type="button"
        class=${this.#worded ? 'quiet' : 'icon'}
        part="base"
        data-needs-shop
        aria-haspopup="dialog"
        @click=${(press: MouseEvent) => this.#open(press)}
      >
        <slot @slotchange=${() => this.requestUpdate()}>${bagIcon}</slot>
        <span class="visually-hidden">${this.words.cartOpen(count, shown)}</span>
        ${
          count > 0 || this.showZero
            ? html`<span class="count" part="count" aria-hidden="true">${shown}</span>`
            : nothing
        }
      </button>
    </div>`;
  }
}
