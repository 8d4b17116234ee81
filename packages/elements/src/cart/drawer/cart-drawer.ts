import type { AddedLines, Cart, CartState, Shop } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer } from '../../base/announcer.js';
import { DialogController } from '../../overlay/dialog-controller.js';
import { publicCart } from '../../base/public-cart.js';
import { emit } from '../../base/emit.js';
import { SettledPress } from '../../base/settled-press.js';
import { ShopController } from '../../base/shop-context.js';
import { StoreController } from '../../base/store-controller.js';
import { swipeDown } from '../../overlay/swipe-down.js';
import { VitrineElement } from '../../base/vitrine-element.js';
import { ActivePlayerControls } from '../../overlay/active-player-controls.js';
import { reportCoveredArea } from '../../overlay/covered-area.js';
import { $rejectedMarket, type RejectedMarket } from '../../shop/market-request.js';
import { activeOverlay, registerOverlay } from '../../shop/auto-mount.js';
import { controlStyles } from '../../theme/control.styles.js';
import { overlayStyles } from '../../overlay/overlay.styles.js';
import { closeIcon } from '../../theme/icons.js';
import { addedLines, addedText, announcesFirst, countText } from '../added-lines.js';
import { drawerStyles } from './cart-drawer.styles.js';
import { extraStyles } from './cart-extras.styles.js';
import { lineStyles } from './cart-line.styles.js';
import { noticesView, warningText } from './cart-notices.js';
import type { CartViewModel } from './cart-view-model.js';
import { cartSkeleton, emptyView, failedView } from './cart-states.js';
import { CheckoutButton } from './checkout-button.js';
import { Disclosures } from './disclosures.js';
import { KeepFocus } from './keep-focus.js';
import { LineActs } from './line-acts.js';
import { lineView } from './line-view.js';
import { RowSlots, type CartRow } from './row-slots.js';
import { freeShippingView, totalsView } from './totals-view.js';
import { UndoRows } from './undo-rows.js';

/** From this width on the drawer comes from the side. */
const wideQuery = '(min-width: 480px)';

/**
 * The drawer opens when something was added or a cart button is pressed. It comes from the inline end; on narrow
 * screens it is a tall sheet that a swipe down closes. If the page places none, the shop adds one.
 *
 * @summary The cart of the shop, over the page: lines, codes and gift cards, a note, totals, the way to the checkout.
 * @element vitrine-cart-drawer
 *
 * @slot empty - Replaces the drawing and the sentence of an empty cart.
 * @slot before-totals - Between the lines and the totals: recommendations, a delivery promise.
 * @slot footer - Below the checkout button: payment marks, other ways to pay.
 *
 * @fires {CustomEvent<CartViewDetail>} vitrine-cart-view - The cart is on the screen, once per opening; `detail.cart`.
 * @fires {CustomEvent<object>} vitrine-cart-close - The drawer was closed.
 * @fires {VitrineRequestEvent<CartUpdateDetail>} vitrine-cart-update-request - Before a quantity changes;
 *   `detail.lineId`, `detail.quantity`. Cancelable.
 * @fires {CustomEvent<CartUpdateDetail & Partial<CartResultDetail>>} vitrine-cart-update-success - The quantity has
 *   changed; `detail.cart`.
 * @fires {CustomEvent<CartUpdateDetail & ErrorDetail>} vitrine-cart-update-error - The quantity has not changed;
 *   `detail.code`, `detail.recoverable`.
 * @fires {VitrineRequestEvent<CartRemoveDetail>} vitrine-cart-remove-request - Before a line is removed;
 *   `detail.lineId`. Cancelable.
 * @fires {CustomEvent<CartRemoveDetail & Partial<CartResultDetail>>} vitrine-cart-remove-success - The line is gone;
 *   `detail.cart`.
 * @fires {CustomEvent<CartRemoveDetail & ErrorDetail>} vitrine-cart-remove-error - The line is still there;
 *   `detail.code`, `detail.recoverable`.
 * @fires {VitrineRequestEvent<CodeApplyDetail>} vitrine-cart-code-apply-request - Before a discount code is tried;
 *   `detail.code`. Cancelable.
 * @fires {CustomEvent<CodeApplyDetail & Partial<CartResultDetail>>} vitrine-cart-code-apply-success - The discount code
 *   is applied.
 * @fires {CustomEvent<CodeApplyDetail & ErrorDetail>} vitrine-cart-code-apply-error - The discount code is not applied;
 *   `detail.code` is the error code.
 * @fires {VitrineRequestEvent<SourceDetail>} vitrine-gift-card-apply-request - Before a gift card is tried; carries no
 *   code. Cancelable.
 * @fires {CustomEvent<SourceDetail & Partial<CartResultDetail>>} vitrine-gift-card-apply-success - The gift card pays
 *   part of the cart.
 * @fires {CustomEvent<SourceDetail & ErrorDetail>} vitrine-gift-card-apply-error - The gift card is not applied;
 *   `detail.code` is the error code.
 * @fires {VitrineRequestEvent<CheckoutStartDetail>} vitrine-checkout-start-request - Before the page leaves for the
 *   checkout; `detail.url`. Cancelable.
 * @fires {CustomEvent<CheckoutStartDetail>} vitrine-checkout-start-success - The page leaves for the checkout;
 *   `detail.url`.
 * @fires {CustomEvent<CheckoutStartDetail & ErrorDetail>} vitrine-checkout-start-error - The page does not leave;
 *   `detail.code`, `detail.recoverable`.
 *
 * @csspart base - The outermost node: the dialog.
 * @csspart header - The bar with the title, the video's controls and the close button.
 * @csspart video-controls - Pause and mute of the video.
 * @csspart lines - The list of lines.
 * @csspart line - One line.
 * @csspart line-title - The title of a line.
 * @csspart picture - The picture of a line on its background.
 * @csspart recipient - Who a gift card is for.
 * @csspart price - The price of one unit.
 * @csspart quantity - The quantity stepper of a line.
 * @csspart remove - The button that removes a line.
 * @csspart line-total - The total of a line.
 * @csspart issue - Why a line differs from what was asked for.
 * @csspart undo - The place of a line that was removed.
 * @csspart correct - The button that sets right what a late request has changed.
 * @csspart notices - What was applied differently.
 * @csspart free-shipping - How much is missing for free shipping.
 * @csspart codes - The disclosure with the code fields.
 * @csspart code - An applied discount code.
 * @csspart gift-card - An applied gift card.
 * @csspart store-credit - Store credit that pays.
 * @csspart note - The disclosure with the note.
 * @csspart totals - Subtotal, discounts, gift cards.
 * @csspart footer - The bar with the total and the checkout button.
 * @csspart total - The total.
 * @csspart checkout - The checkout button.
 * @csspart empty - The drawing and the sentence of an empty cart.
 *
 * @cssprop [--vitrine-drawer-width=440px] - Width on screens of 480px or more.
 */
export class VitrineCartDrawer extends VitrineElement {
  static override styles: CSSResultGroup = [
    VitrineElement.styles,
    controlStyles,
    overlayStyles,
    extraStyles,
    drawerStyles,
    lineStyles,
  ];

  readonly #shop = new ShopController(this, (shop) => this.#followShop(shop));
  readonly #open = new StoreController<boolean>(this);
  readonly #cart = new StoreController<CartState>(this);
  readonly #market = new StoreController<RejectedMarket>(this);
  readonly #playerControls = new ActivePlayerControls(this);
  readonly #announcer = new Announcer(this);
  readonly #slots = new RowSlots();
  readonly #undo = new UndoRows(this);
  readonly #acts = new LineActs(this);
  readonly #disclosures = new Disclosures(this, () => this.#undo.clear());
  readonly #checkout = new CheckoutButton(this);
  readonly #dialog: DialogController = new DialogController(this, {
    dialog: (): HTMLDialogElement | null => this.renderRoot.querySelector('dialog'),
    modal: () => true,
    focusIn: () => (this.#shop.value?.view.added ? this.#find('.checkout') : null) ?? this.#find('h2'),
    dismiss: () => this.close(),
  });
  #cleanups: (() => void)[] = [];
  #isOpen = false;
  /** This update opens it. */
  #opens = false;
  #viewed = false;
  #retrying = false;
  #announcedCount = 0;
  readonly #broken = new Set<string>();

  constructor() {
    super();
    new SettledPress(this);
    reportCoveredArea(this);
    swipeDown(
      this,
      () => !matchMedia(wideQuery).matches,
      () => this.close(),
    );
    // This is the last controller, so that the others have moved focus before it runs.
    new KeepFocus(this, () => (this.#dialog.open ? this.#find('h2') : null));
  }

  /** Closes the drawer; focus returns to what opened it. */
  close(): void {
    this.#shop.value?.view.closeCart();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followShop(this.#shop.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const off of this.#cleanups.splice(0)) off();
  }

  protected override willUpdate(): void {
    const shop = this.#shop.value;
    const wasOpen = this.#dialog.open;
    this.#isOpen = Boolean(shop?.can('cart') && this.#open.value && activeOverlay(shop, 'drawer') === this);
    this.#opens = this.#isOpen && !wasOpen && this.hasWords;
    if (shop && this.#opens) {
      this.#checkout.reset();
      if (!shop.view.added) shop.cart.load().catch(() => {});
    }
    if (wasOpen && !this.#isOpen) {
      this.#viewed = false;
      this.#slots.reset();
      this.#announcedCount = 0;
      this.#undo.clear();
      this.#disclosures.forget();
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const wasOpen = this.#dialog.open;
    if (this.#isOpen) this.#dialog.show();
    else this.#dialog.hide();
    if (wasOpen && !this.#isOpen) emit(this, 'vitrine-cart-close', {});
    const model = this.#dialog.open ? this.#model : null;
    if (!model) return;
    if (!wasOpen) {
      this.#find('.scroll')?.scrollTo(0, 0);
      this.#announceAdded(model.shop.view.added);
    }
    this.#reportChanges(model);
  }

  protected override fallback(): TemplateResult {
    return html``;
  }

  protected override view(): TemplateResult {
    const { words } = this;
    const model = this.#model;
    const cart = model?.state.cart;
    const count = cart?.count;
    const itemCount = count ? html` <span class="soft">${words.itemCount(count, this.number(count))}</span>` : nothing;
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      <dialog part="base" aria-labelledby="title" aria-busy=${model?.state.phase === 'loading'}>
        <header part="header">
          <h2 id="title" tabindex="-1">${words.cartTitle}${itemCount}</h2>
          ${this.#playerControls.render(words)}
          <button type="button" class="icon close" aria-label=${words.close} @click=${() => this.close()}>
            ${closeIcon}
          </button>
        </header>
        <div class="scroll">${model ? [this.#notices(model), this.#body(model)] : nothing}</div>
        ${
          model && cart && cart.lines.length > 0
            ? html`<footer part="footer">${this.#checkout.render(model, cart)}<slot name="footer"></slot></footer>`
            : nothing
        }
        ${this.#announcer.render()}
      </dialog>
    </div>`;
  }

  get #model(): CartViewModel | null {
    const shop = this.#shop.value;
    const state = this.#cart.value;
    if (!shop || !state || !this.hasWords) return null;
    return {
      shop,
      state,
      ...this.texts,
      source: { element: this.localName },
      announce: (text, urgency) => this.#announcer.announce(text, urgency),
    };
  }

  #notices(model: CartViewModel): TemplateResult {
    return noticesView(model, Boolean(this.#market.value), (warning, correction) => {
      void this.#acts.correct(model, warning, correction);
    });
  }

  #body(model: CartViewModel): TemplateResult {
    const { words, state } = model;
    const { cart, phase, error } = state;
    if (phase === 'error' && !cart)
      return failedView(
        words,
        error ? this.errorText(error.code) : words.errorUnknown,
        this.#retrying,
        () => void this.#retry(model.shop),
      );
    if (phase === 'loading' && !cart) return cartSkeleton(words);
    const lines = cart?.lines ?? [];
    const rows = this.#slots.rows(lines, this.#undo.offered(state.removed));
    const { added } = model.shop.view;
    if (this.#opens) this.#slots.markFresh(added ? addedLines(added) : []);
    return html`
      <ul class="lines" part="lines" ?hidden=${rows.every((row) => row === null)} @animationend=${this.#settled}>
        ${rows.map((row, at) => (row ? html`<li>${this.#row(model, row, at)}</li>` : nothing))}
      </ul>
      ${cart && lines.length > 0 ? this.#rest(model, cart) : emptyView(words, () => this.close())}
    `;
  }

  #row(model: CartViewModel, row: NonNullable<CartRow>, at: number): TemplateResult {
    if ('removed' in row) return this.#undo.render(model, row.removed, at);
    const { line } = row;
    const picture = line.picture?.url ?? '';
    return lineView(model, line, {
      at,
      fresh: this.#slots.fresh.has(at),
      broken: this.#broken.has(picture),
      setQuantity: (quantity) => {
        this.#undo.clear();
        void this.#acts.setQuantity(model, line, quantity);
      },
      remove: () => void this.#acts.remove(model, line, () => this.#undo.offer(model.shop, line.id)),
      pictureFailed: () => {
        this.#broken.add(picture);
        this.requestUpdate();
      },
    });
  }

  #rest(model: CartViewModel, cart: Cart): TemplateResult {
    return html`${freeShippingView(model, cart)} ${this.#disclosures.render(model, cart)}
      <slot name="before-totals"></slot>
      ${totalsView(model, cart)}`;
  }

  readonly #settled = (event: AnimationEvent): void => {
    if (event.animationName !== 'fresh') return;
    this.#slots.fresh.clear();
    this.requestUpdate();
  };

  #followShop(shop: Shop | undefined): void {
    for (const off of this.#cleanups.splice(0)) off();
    this.#open.follow(shop?.view.$cartOpen);
    this.#cart.follow(shop?.cart.$state);
    this.#market.follow(shop && $rejectedMarket(shop));
    if (!shop || !this.isConnected) return;
    this.#cleanups = [
      registerOverlay(shop, 'drawer', this),
      shop.on('lines-added', (added) => this.#announceAdded(added)),
    ];
  }

  #announceAdded(added: AddedLines | null): void {
    const model = this.#dialog.open ? this.#model : null;
    if (model && added && announcesFirst(added))
      model.announce(`${addedText(model, added)}. ${countText(model, added)}`);
  }

  /** Emits `vitrine-cart-view` once per opening and announces new warnings to a screen reader. */
  #reportChanges(model: CartViewModel): void {
    const { shop, source, state } = model;
    const { cart, phase, warnings } = state;
    if (!this.#viewed && phase !== 'loading') {
      this.#viewed = true;
      emit(this, 'vitrine-cart-view', { cart: cart && publicCart(cart) });
      shop.report({ type: 'cart-view', source, cart });
    }
    for (const warning of warnings.slice(this.#announcedCount)) model.announce(warningText(model, warning));
    this.#announcedCount = warnings.length;
  }

  async #retry(shop: Shop): Promise<void> {
    if (this.#retrying) return;
    this.#retrying = true;
    this.requestUpdate();
    await shop.cart.load().catch(() => {});
    this.#retrying = false;
    this.requestUpdate();
  }

  #find(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }
}
