import { safeUrl, type OpenProduct, type ProductState, type Shop } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer } from '../../base/announcer.js';
import { DialogController } from '../../overlay/dialog-controller.js';
import { emit } from '../../base/emit.js';
import { SettledPress } from '../../base/settled-press.js';
import { ShopController } from '../../base/shop-context.js';
import { StoreController } from '../../base/store-controller.js';
import { swipeDown } from '../../overlay/swipe-down.js';
import { VitrineElement } from '../../base/vitrine-element.js';
import { ActivePlayerControls } from '../../overlay/active-player-controls.js';
import { reportCoveredArea } from '../../overlay/covered-area.js';
import { activeOverlay, registerOverlay } from '../../shop/auto-mount.js';
import { controlStyles } from '../../theme/control.styles.js';
import { overlayStyles } from '../../overlay/overlay.styles.js';
import { closeIcon } from '../../theme/icons.js';
import { actionsView, giftCardActionsView } from './actions-view.js';
import { AddToCart } from '../add-to-cart.js';
import { availability, choose } from './availability.js';
import { buyNow } from './buy-now.js';
import { outsidePress } from './outside-press.js';
import { firstVariant } from '../first-variant.js';
import { Gallery, galleryPictures } from './gallery.js';
import { offerView } from './offer-view.js';
import { optionsView } from './options-view.js';
import { giftCardFormView, loadGiftCardForm, takesGiftCardForm } from './gift-card-slot.js';
import { galleryStyles } from './gallery.styles.js';
import { problemText } from '../problem-text.js';
import { sheetStyles } from './product-sheet.styles.js';
import { QuantityStepper } from './quantity-stepper.js';
import type { SheetViewModel } from './sheet-view-model.js';
import { skeletonView } from './skeleton-view.js';
import { stockText } from '../stock-text.js';
import { termsView } from './terms-view.js';

/** From this width on there is room beside the video. */
const wideQuery = '(min-width: 720px)';

/** After an add that took longer the sheet stays open, because the shopper reads on. */
const lateAddMs = 3000;

/**
 * The sheet is a modal bottom sheet on narrow screens, which a swipe down closes; on wide ones it is a side sheet that
 * leaves the page usable. If the page places none, the shop adds one.
 *
 * @summary The product that is open, over a video that goes on: pictures, options, price, stock, add and buy now.
 * @element vitrine-product-sheet
 *
 * @slot details - The shop's own text below the description: a size chart, care instructions.
 *
 * @fires {CustomEvent<ProductViewDetail>} vitrine-product-view - The product is on the screen; `detail.product`.
 * @fires {CustomEvent<ProductCloseDetail>} vitrine-product-close - The sheet was closed; `detail.product` is the
 *   reference it was opened with.
 * @fires {CustomEvent<VariantChangeDetail>} vitrine-variant-change - The shopper chose another variant;
 *   `detail.variantId`.
 * @fires {VitrineRequestEvent<CartAddDetail>} vitrine-cart-add-request - Before an add or, with `detail.buyNow`, before
 *   a checkout of this line alone. Cancelable.
 * @fires {CustomEvent<CartAddDetail & Partial<CartResultDetail>>} vitrine-cart-add-success - The line is in the cart
 *   or, with `detail.buyNow`, its checkout is ready.
 * @fires {CustomEvent<CartAddDetail & ErrorDetail>} vitrine-cart-add-error - Nothing was added; `detail.code`,
 *   `detail.recoverable`.
 * @fires {VitrineRequestEvent<CheckoutStartDetail>} vitrine-checkout-start-request - Before "buy now" leaves the page;
 *   `detail.url`. Cancelable.
 * @fires {CustomEvent<CheckoutStartDetail>} vitrine-checkout-start-success - "Buy now" leaves the page; `detail.url`.
 * @fires {CustomEvent<CheckoutStartDetail & ErrorDetail>} vitrine-checkout-start-error - "Buy now" cannot leave the
 *   page; `detail.code`, `detail.recoverable`.
 *
 * @csspart base - The outermost node: the dialog.
 * @csspart header - The bar with the video's controls and the close button.
 * @csspart video-controls - Pause and mute of the video.
 * @csspart gallery - The pictures.
 * @csspart picture - One picture on its background.
 * @csspart title - The title of the product.
 * @csspart price - The price.
 * @csspart option - One option with its values.
 * @csspart chip - A value shown as a chip.
 * @csspart swatch - A value shown as a color.
 * @csspart quantity - The quantity stepper with its rule.
 * @csspart terms - Delivery, returns, buyer protection.
 * @csspart actions - The bar with the buttons.
 * @csspart add - The button that adds.
 * @csspart buy-now - The button that leads to the checkout.
 *
 * @cssprop [--vitrine-sheet-width=440px] - Width of the side sheet.
 */
export class VitrineProductSheet extends VitrineElement {
  static override styles: CSSResultGroup = [
    VitrineElement.styles,
    controlStyles,
    overlayStyles,
    sheetStyles,
    galleryStyles,
  ];

  readonly #shop = new ShopController(this, (shop) => this.#followShop(shop));
  readonly #open = new StoreController<OpenProduct | null>(this);
  readonly #product = new StoreController<ProductState>(this);
  readonly #playerControls = new ActivePlayerControls(this);
  readonly #announcer = new Announcer(this);
  readonly #gallery = new Gallery(this);
  readonly #quantity = new QuantityStepper(this, (text) => this.#announcer.announce(text));
  readonly #add = new AddToCart(this);
  readonly #dialog: DialogController = new DialogController(this, {
    dialog: (): HTMLDialogElement | null => this.renderRoot.querySelector('dialog'),
    modal: () => !matchMedia(wideQuery).matches || document.fullscreenElement !== null,
    watch: wideQuery,
    focusIn: () => this.renderRoot.querySelector('h2'),
    dismiss: () => this.close(),
    outside: outsidePress,
    subject: () => this.#shop.value?.view.$product.get(),
  });
  /** The product that is shown; it is kept while the closing transition runs. */
  #shown: OpenProduct | null = null;
  #isOpen = false;
  /** `vitrine-product-view` was emitted, or the failure was announced. */
  #viewed = false;
  #variantId: string | undefined;
  #moved = '';
  /**
   * What the sheet shows of a gift card. `offer`: the button that opens the form; `form`: the form in place of the
   * options; `none`: the card is sold like any product.
   */
  #gift: 'offer' | 'form' | 'none' = 'none';
  #unregister: (() => void) | undefined;

  constructor() {
    super();
    new SettledPress(this);
    reportCoveredArea(this);
    swipeDown(
      this,
      () => !matchMedia(wideQuery).matches,
      () => this.close(),
    );
  }

  /** Closes the sheet; focus returns to what opened it. */
  close(): void {
    this.#shop.value?.view.closeProduct();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followShop(this.#shop.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister?.();
    this.#unregister = undefined;
  }

  protected override willUpdate(): void {
    const shop = this.#shop.value;
    const open = shop && activeOverlay(shop, 'sheet') === this ? (this.#open.value ?? null) : null;
    if (open && shop && !(this.#isOpen && open.ref === this.#shown?.ref)) this.#showProduct(shop, open);
    this.#isOpen = open !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const wasOpen = this.#dialog.open;
    if (this.#isOpen) this.#dialog.show();
    else this.#dialog.hide();
    if (wasOpen && !this.#isOpen) this.#closed();
    const model = this.#model;
    const state = this.#product.value;
    if (!this.#dialog.open || this.#viewed) return;
    if (model) this.#productShown(model);
    else if (state && state.phase !== 'loading') {
      this.#viewed = true;
      this.#announcer.announce(this.#stateText(state), 'assertive');
    }
  }

  protected override fallback(): TemplateResult {
    return html``;
  }

  protected override view(): TemplateResult {
    const { words } = this;
    const model = this.#model;
    const state = this.#product.value;
    const waits = !model && state?.phase === 'loading';
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      <dialog part="base" aria-labelledby="title" aria-busy=${waits}>
        <header part="header">
          ${this.#playerControls.render(words)}
          <button type="button" class="icon close" aria-label=${words.close} @click=${this.close}>${closeIcon}</button>
        </header>
        <form novalidate @submit=${this.#submitted}>
          <div class="scroll">
            ${model ? this.#gallery.render(words, model.number, galleryPictures(model.product)) : nothing}
            <div>
              <h2
                id="title"
                class=${waits ? 'visually-hidden' : ''}
                part="title"
                tabindex="-1"
                lang=${model?.product.lang ?? nothing}
              >
                ${model ? model.product.title : this.#stateText(state)}
              </h2>
              ${model ? this.#offer(model) : waits ? skeletonView() : state ? this.#retryOrClose(state) : nothing}
            </div>
            ${model ? this.#body(model) : nothing}
            <div ?hidden=${!model}><slot name="details"></slot></div>
          </div>
          ${model?.shop.can('cart') && this.#giftOf(model) !== 'form' ? this.#actions(model) : nothing}
        </form>
        ${this.#announcer.render()}
      </dialog>
    </div>`;
  }

  /** `null` until the product and the words are known. */
  get #model(): SheetViewModel | null {
    const shop = this.#shop.value;
    const product = this.#product.value?.product;
    const variant =
      product && firstVariant(product, this.#variantId ?? this.#shown?.ref.variantId, this.#shown?.ref.sku);
    if (!shop || !this.#shown || !variant || !this.hasWords) return null;
    return { ...this.texts, shop, product, variant, source: this.#shown.source };
  }

  #stateText(state: ProductState | undefined): string {
    if (state?.phase === 'missing') return this.words.errorProductNotFound;
    return state?.phase === 'error' ? this.errorText(state.error.code) : this.words.productLoading;
  }

  #retryOrClose(state: ProductState): TemplateResult {
    const failed = state.phase === 'error';
    return html`<button type="button" class="secondary" @click=${failed ? this.#retry : this.close}>
      ${failed ? this.words.retry : this.words.close}
    </button>`;
  }

  #offer(model: SheetViewModel): TemplateResult | typeof nothing {
    const { words, money, product } = model;
    return this.#giftOf(model) === 'none'
      ? offerView(model)
      : product.priceRange
        ? html`<p>${words.priceFrom(money(product.priceRange.min))}</p>`
        : nothing;
  }

  #body(model: SheetViewModel): TemplateResult {
    const { words, product } = model;
    const url = safeUrl(product.url, document.baseURI);
    const gift = this.#giftOf(model);
    if (gift === 'form') return html`<div>${giftCardFormView(model.source)}</div>`;
    const paragraphs = product.description ? product.description.split(/\n{2,}/) : [];
    return html`
      ${gift === 'offer' ? nothing : this.#choices(model)}
      ${
        paragraphs.length === 0
          ? nothing
          : html`<div class="description" lang=${product.lang ?? nothing}>
              ${paragraphs.map((text) => html`<p>${text}</p>`)}
            </div>`
      }
      ${termsView(words, product.terms)}
      ${url === null ? nothing : html`<a class="button link" href=${url}>${words.viewInShop}</a>`}
    `;
  }

  #giftOf({ shop, product }: SheetViewModel): 'offer' | 'form' | 'none' {
    return takesGiftCardForm(shop, product) ? this.#gift : 'none';
  }

  #choices(model: SheetViewModel): TemplateResult {
    const { words, product, variant, shop } = model;
    return html`
      ${optionsView(words, availability(product, variant), (axis, value) => this.#choose(model, axis, value))}
      ${this.#moved === '' ? nothing : html`<p class="moved">${this.#moved}</p>`}
      ${shop.can('cart') ? this.#quantity.render(words, model.number, variant) : nothing}
    `;
  }

  #actions(model: SheetViewModel): TemplateResult | typeof nothing {
    if (this.#giftOf(model) === 'offer') return giftCardActionsView(model.words, this.#openGiftCard);
    const { phase, error, isOffline } = this.#add;
    const count = this.#quantity.value(model.variant);
    return actionsView(model, { phase, error, isOffline, count, buyNow: () => void this.#buyNow() });
  }

  #followShop(shop: Shop | undefined): void {
    this.#open.follow(shop?.view.$product);
    this.#unregister?.();
    this.#unregister = shop && this.isConnected ? registerOverlay(shop, 'sheet', this) : undefined;
  }

  #showProduct(shop: Shop, open: OpenProduct): void {
    if (this.#shown && this.#isOpen) this.#closed();
    this.#shown = open;
    this.#viewed = false;
    this.#variantId = undefined;
    this.#moved = '';
    this.#gift = 'offer';
    this.#gallery.reset();
    this.#quantity.reset();
    this.#add.forget();
    const known = shop.catalog.peek(open.ref) !== null;
    this.#product.follow(shop.catalog.product(open.ref));
    // Stock may have changed since the page was loaded. The known product is shown until the new one has arrived.
    if (known) this.#refresh();
  }

  #productShown({ shop, product, variant, source }: SheetViewModel): void {
    this.#viewed = true;
    this.renderRoot.querySelector('.scroll')?.scrollTo(0, 0);
    this.#gallery.show(galleryPictures(product), variant.picture?.url, 'instant');
    this.#announcer.announce([product.title, variant.price && this.money(variant.price)].filter(Boolean).join(', '));
    emit(this, 'vitrine-product-view', { source, product });
    shop.report({ type: 'product-view', source, product });
  }

  #closed(): void {
    if (this.#shown) emit(this, 'vitrine-product-close', { source: this.#shown.source, product: this.#shown.ref });
  }

  #choose({ shop, product, variant: from, source }: SheetViewModel, axis: string, value: string): void {
    const choice = choose(product, from, axis, value);
    if (!choice) return;
    const { words } = this;
    const { variant, moved } = choice;
    this.#variantId = variant.id;
    this.#add.forget();
    this.#moved =
      moved.length > 0
        ? words.optionsMoved(moved.map((one) => words.optionChosen(one.axis, one.label)).join(', '))
        : '';
    this.#announcer.announce(
      [this.#moved, variant.price && this.money(variant.price), stockText(words, this.langHere, variant)?.text]
        .filter(Boolean)
        .join('. '),
    );
    this.requestUpdate();
    void this.updateComplete.then(() => this.#gallery.show(galleryPictures(product), variant.picture?.url));
    const detail = { source, product, variantId: variant.id };
    emit(this, 'vitrine-variant-change', detail);
    shop.report({ type: 'variant-change', ...detail });
  }

  readonly #submitted = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const model = this.#model;
    if (!model?.variant.purchasable) return;
    const opened = this.#shown;
    const quantity = this.#quantity.value(model.variant);
    const answer = await this.#add.add(event, { ...model, quantity });
    if (!answer) return;
    const { words } = this;
    if (answer.status === 'rejected') {
      this.#announcer.announce(problemText(words, this.langHere, answer.error), 'assertive');
      // The rejection is often about stock: fetch how many are left.
      this.#refresh();
    } else if (answer.isShown && event.timeStamp > performance.now() - lateAddMs) {
      // The shopper has gone on to something else if anything was chosen meanwhile.
      const now = this.#model;
      if (
        this.#shown === opened &&
        now?.variant.id === model.variant.id &&
        this.#quantity.value(now.variant) === quantity
      )
        this.close();
    } else
      this.#announcer.announce(
        answer.cappedTo === undefined
          ? words.addedToCart(model.product.title)
          : words.addedFewer(this.number(answer.cappedTo)),
      );
  };

  readonly #openGiftCard = async (): Promise<void> => {
    this.#gift = (await loadGiftCardForm()) ? 'form' : 'none';
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('vitrine-gift-card-form, .scroll :checked')?.focus();
  };

  readonly #buyNow = async (): Promise<void> => {
    const model = this.#model;
    if (!model) return;
    const { shop, variant, source } = model;
    const error = await buyNow(this, shop, { variantId: variant.id, quantity: this.#quantity.value(variant) }, source);
    if (error) this.#announcer.announce(this.errorText(error.code), 'assertive');
  };

  /** If it fails, the known product stays: an add is checked by the backend anyway. */
  #refresh(): void {
    if (this.#shown) this.#shop.value?.catalog.refresh(this.#shown.ref).catch(() => {});
  }

  readonly #retry = (): void => {
    this.#viewed = false;
    this.#refresh();
    this.renderRoot.querySelector('h2')?.focus();
  };
}
