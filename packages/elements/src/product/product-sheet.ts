import { safeUrl, type OpenProduct, type Product, type ProductState, type Shop, type Variant } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer } from '../base/announcer.js';
import { DialogController } from '../base/dialog-controller.js';
import { emit } from '../base/request-event.js';
import { ShopController } from '../base/shop-context.js';
import { StoreController } from '../base/store-controller.js';
import { VitrineElement } from '../base/vitrine-element.js';
import { FilmControls } from '../player/film-controls.js';
import { frontSurface, placeSurface } from '../shop/surfaces.js';
import { controlStyles } from '../theme/control.styles.js';
import { checkIcon, closeIcon } from '../theme/icons.js';
import { AddToCart } from './add-to-cart.js';
import { availability, choose } from './availability.js';
import { buyNow } from './buy-now.js';
import { filmPress } from './film-press.js';
import { firstVariant } from './first-variant.js';
import { Gallery, galleryPictures } from './gallery.js';
import { optionsView } from './options-view.js';
import { priceView } from './price-view.js';
import { galleryStyles } from './gallery.styles.js';
import { problemText } from './problem-text.js';
import { sheetStyles } from './product-sheet.styles.js';
import { skeletonStyles } from './skeleton.styles.js';
import { QuantityStepper } from './quantity-stepper.js';
import { skeletonView } from './skeleton-view.js';
import { stockText } from './stock-text.js';
import { termsView } from './terms-view.js';

/** From this width on there is room beside the film. */
const WIDE = '(min-width: 720px)';

/**
 * The product that is open in the shop, over the film that goes on: pictures, choices, price, stock, terms, add, buy now.
 * A modal bottom sheet on narrow screens, a side sheet that leaves the page usable on wide ones.
 *
 * @element vitrine-product-sheet
 * @fires {CustomEvent} vitrine-product-view - The product is on the screen; `detail.product`.
 * @fires {CustomEvent} vitrine-product-close - The sheet was closed; `detail.product` is the reference it was opened with.
 * @fires {CustomEvent} vitrine-variant-change - The shopper chose another variant; `detail.variantId`.
 * @fires {VitrineRequestEvent} vitrine-cart-add-request - Before an add or, with `detail.buyNow`, before a checkout of this line alone. Cancelable.
 * @fires {CustomEvent} vitrine-cart-add-success - The line is in the cart.
 * @fires {CustomEvent} vitrine-cart-add-error - Nothing was added; `detail.code`, `detail.recoverable`.
 * @fires {VitrineRequestEvent} vitrine-checkout-start-request - Before "buy now" leaves the page; `detail.url`. Cancelable.
 * @slot details - The shop's own words below the description: a size chart, care instructions.
 * @csspart sheet - The dialog.
 * @csspart header - The bar with the film's controls and the close button.
 * @csspart gallery - The pictures.
 * @csspart picture - One picture on its ground.
 * @csspart title - The product's title.
 * @csspart price - The price.
 * @csspart option - One axis of choice.
 * @csspart chip - A value as a chip.
 * @csspart swatch - A value as a colour.
 * @csspart quantity - The stepper with its rule.
 * @csspart terms - Delivery, returns, buyer protection.
 * @csspart actions - The bar with the buttons.
 * @csspart add - The button that adds.
 * @csspart buy-now - The button that leads to the checkout.
 * @cssprop --vitrine-sheet-width - Width of the side sheet; 440px by default.
 */
export class VitrineProductSheet extends VitrineElement {
  static override styles: CSSResultGroup = [VitrineElement.styles, controlStyles, sheetStyles, galleryStyles, skeletonStyles];

  readonly #shop = new ShopController(this, (shop) => this.#meet(shop));
  readonly #open = new StoreController<OpenProduct | null>(this);
  readonly #product = new StoreController<ProductState>(this);
  readonly #film = new FilmControls(this);
  readonly #announcer = new Announcer(this);
  readonly #gallery = new Gallery(this);
  readonly #quantity = new QuantityStepper(this, (text) => this.#announcer.say(text));
  readonly #add = new AddToCart(this);
  readonly #dialog = new DialogController(this, {
    dialog: () => this.renderRoot.querySelector('dialog'),
    modal: () => !matchMedia(WIDE).matches,
    watch: WIDE,
    focusIn: () => this.renderRoot.querySelector<HTMLElement>('h2'),
    dismiss: () => this.close(),
    outside: filmPress,
    subject: () => this.#shop.value?.view.$product.get(),
  });
  /** What is shown; stays while the sheet leaves. */
  #shown: OpenProduct | null = null;
  #isOpen = false;
  #viewed = false;
  #variantId: string | undefined;
  #moved = '';
  #unplace: (() => void) | undefined;

  /** Closes the sheet; focus returns to what opened it. */
  close(): void {
    this.#shop.value?.view.closeProduct();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#meet(this.#shop.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unplace?.();
    this.#unplace = undefined;
  }

  protected override willUpdate(): void {
    const shop = this.#shop.value;
    const open = shop && frontSurface(shop, 'sheet') === this ? (this.#open.value ?? null) : null;
    if (open && shop && open !== this.#shown) this.#begin(shop, open);
    this.#isOpen = open !== null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const wasOpen = this.#dialog.open;
    if (this.#isOpen) this.#dialog.show();
    else this.#dialog.hide();
    if (wasOpen && !this.#isOpen) this.#closed();
    const product = this.#current;
    if (this.#dialog.open && product && !this.#viewed) this.#arrived(product);
  }

  protected override fallback(): TemplateResult {
    return html``;
  }

  protected override view(): TemplateResult {
    const { words } = this;
    const product = this.#current;
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      <dialog part="sheet" aria-labelledby="title" aria-busy=${this.#state?.phase === 'loading' && !product ? 'true' : nothing}>
        <header part="header">
          ${this.#film.render(words)}
          <button type="button" class="icon close" aria-label=${words.close} @click=${() => this.close()}>${closeIcon}</button>
        </header>
        <form novalidate @submit=${this.#submitted}>
          <div class="scroll">
            ${product ? this.#gallery.render(words, (value) => this.number(value), galleryPictures(product)) : nothing}
            <h2 id="title" class=${this.#state?.phase === 'loading' && !product ? 'visually-hidden' : ''} part="title" tabindex="-1" lang=${product?.lang ?? nothing}>${product?.title ?? this.#titleText()}</h2>
            ${product ? this.#body(product) : this.#waiting()}
            <div class="own" ?hidden=${product === null}><slot name="details"></slot></div>
          </div>
          ${product ? this.#actions(product) : nothing}
        </form>
        ${this.#announcer.render()}
      </dialog>
    </div>`;
  }

  get #state(): ProductState | undefined {
    return this.#shown ? this.#product.value : undefined;
  }

  get #current(): Product | null {
    return this.#state?.product ?? null;
  }

  #variant(product: Product): Variant | undefined {
    return firstVariant(product, this.#variantId ?? this.#shown?.ref.variantId);
  }

  #titleText(): string {
    const state = this.#state;
    if (state?.phase === 'missing') return this.words.errorProductNotFound;
    return state?.phase === 'error' ? this.errorText(state.error.code) : this.words.productLoading;
  }

  /** Loading, failed, not there. */
  #waiting(): TemplateResult | typeof nothing {
    const state = this.#state;
    if (state?.phase === 'missing') return html`<button type="button" class="secondary" @click=${() => this.close()}>${this.words.close}</button>`;
    if (state?.phase === 'error') return html`<button type="button" class="secondary" @click=${() => this.#retry()}>${this.words.retry}</button>`;
    return skeletonView();
  }

  #body(product: Product): TemplateResult | typeof nothing {
    const { words } = this;
    const variant = this.#variant(product);
    if (!variant) return nothing;
    const stock = stockText(words, this.langHere, variant);
    const unit = variant.unitPrice;
    const url = safeUrl(product.url, location.href);
    return html`
      <div class="price-row">
        ${priceView({ words, money: (money) => this.money(money) }, variant.price, variant.compareAtPrice)}
        ${unit ? html`<span class="soft"><bdi>${this.money(unit.price)}</bdi> / ${unit.per}</span>` : nothing}
      </div>
      ${stock ? html`<p class="stock" data-tone=${stock.tone}>${stock.text}</p>` : nothing}
      ${product.options.length > 0 ? html`<div class="options">${optionsView(words, availability(product, variant), (axis, value) => this.#choose(product, variant, axis, value))}</div>` : nothing}
      ${this.#moved === '' ? nothing : html`<p class="moved">${this.#moved}</p>`}
      ${this.#shop.value?.can('cart') ? this.#quantity.render(words, (value) => this.number(value), variant) : nothing}
      ${product.description ? html`<div class="description" lang=${product.lang ?? nothing}>${product.description.split(/\n{2,}/).map((text) => html`<p>${text}</p>`)}</div>` : nothing}
      ${termsView(words, product.terms)}
      ${url === null ? nothing : html`<p><a class="button link" href=${url}>${words.viewInShop}</a></p>`}
    `;
  }

  #actions(product: Product): TemplateResult | typeof nothing {
    const { words } = this;
    const shop = this.#shop.value;
    const variant = this.#variant(product);
    if (!shop?.can('cart') || !variant) return nothing;
    const { error, phase } = this.#add;
    return html`<footer part="actions">
      ${error ? html`<p class="problem">${problemText(words, this.langHere, error)}</p>` : nothing}
      <div class="buttons">
        ${variant.purchasable && shop.can('checkout.buyNow')
          ? html`<button type="button" class="secondary" part="buy-now" @click=${() => void this.#buyNow(shop, variant)}>${words.buyNow}</button>`
          : nothing}
        <button type="submit" class="primary add" part="add" ?disabled=${!variant.purchasable} aria-busy=${phase === 'adding' ? 'true' : nothing} data-phase=${phase}>
          ${this.#addText(variant)}
        </button>
      </div>
    </footer>`;
  }

  #addText(variant: Variant): unknown {
    const { words } = this;
    const { phase } = this.#add;
    if (phase === 'adding') return words.adding;
    if (phase === 'added') return [checkIcon, words.added];
    if (!variant.purchasable) return words.soldOut;
    const count = this.#quantity.value(variant);
    const price = this.money(variant.price);
    return html`<span>${count > 1 ? words.addMany(this.number(count)) : words.addToCart}</span> <span class="each">${count > 1 ? words.priceEach(price) : price}</span>`;
  }

  #meet(shop: Shop | undefined): void {
    this.#open.follow(shop?.view.$product);
    this.#unplace?.();
    this.#unplace = shop && this.isConnected ? placeSurface(shop, 'sheet', this) : undefined;
  }

  #begin(shop: Shop, open: OpenProduct): void {
    if (this.#shown && this.#isOpen) this.#closed();
    this.#shown = open;
    this.#viewed = false;
    this.#variantId = undefined;
    this.#moved = '';
    this.#gallery.reset();
    this.#quantity.reset();
    this.#add.forget();
    const known = shop.catalog.peek(open.ref) !== null;
    this.#product.follow(shop.catalog.product(open.ref));
    // Stock may have moved since the page was loaded; what is known is shown meanwhile.
    if (known) void this.#refresh();
  }

  #arrived(product: Product): void {
    const { source } = this.#shown ?? {};
    if (!source) return;
    this.#viewed = true;
    this.renderRoot.querySelector('.scroll')?.scrollTo({ top: 0 });
    const variant = this.#variant(product);
    this.#gallery.show(galleryPictures(product), variant?.picture?.url, 'instant');
    this.#announcer.say(variant ? `${product.title}, ${this.money(variant.price)}` : product.title);
    emit(this, 'vitrine-product-view', { source, product });
    this.#shop.value?.report({ type: 'product-view', source, product });
  }

  #closed(): void {
    const shown = this.#shown;
    if (!shown) return;
    emit(this, 'vitrine-product-close', { source: shown.source, product: shown.ref });
  }

  #choose(product: Product, from: Variant, axis: string, value: string): void {
    const choice = choose(product, from, axis, value);
    const source = this.#shown?.source;
    if (!choice || !source) return;
    const { variant, moved } = choice;
    this.#variantId = variant.id;
    this.#add.forget();
    this.#moved = moved.length > 0 ? this.words.optionsMoved(moved.map(({ axis: name, label }) => this.words.optionChosen(name, label)).join(', ')) : '';
    this.#announcer.say([this.#moved, this.money(variant.price), stockText(this.words, this.langHere, variant)?.text ?? ''].filter(Boolean).join('. '));
    this.requestUpdate();
    void this.updateComplete.then(() => this.#gallery.show(galleryPictures(product), variant.picture?.url));
    emit(this, 'vitrine-variant-change', { source, product, variantId: variant.id });
    this.#shop.value?.report({ type: 'variant-change', source, product, variantId: variant.id });
  }

  readonly #submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const shop = this.#shop.value;
    const product = this.#current;
    const variant = product && this.#variant(product);
    const source = this.#shown?.source;
    if (!shop || !product || !variant?.purchasable || !source) return;
    void this.#addLine(event, shop, product, variant);
  };

  async #addLine(press: Event, shop: Shop, product: Product, variant: Variant): Promise<void> {
    const source = this.#shown?.source;
    if (!source) return;
    const answer = await this.#add.add(press, { shop, variant, quantity: this.#quantity.value(variant), source });
    if (!answer) return;
    if (answer.status === 'refused') {
      this.#announcer.say(problemText(this.words, this.langHere, answer.error), 'assertive');
      // A refusal is often about stock: show what is left.
      void this.#refresh();
    } else {
      const { cappedTo } = answer;
      this.#announcer.say(cappedTo === undefined ? this.words.addedToCart(product.title) : this.words.addedFewer(this.number(cappedTo)));
    }
  }

  async #buyNow(shop: Shop, variant: Variant): Promise<void> {
    const source = this.#shown?.source;
    if (!source) return;
    const error = await buyNow(this, shop, { variantId: variant.id, quantity: this.#quantity.value(variant) }, source);
    if (error) this.#announcer.say(this.errorText(error.code), 'assertive');
  }

  async #refresh(): Promise<void> {
    const ref = this.#shown?.ref;
    try {
      if (ref) await this.#shop.value?.catalog.refresh(ref);
    } catch {
      // What is shown stays; the add asks the backend anyway.
    }
  }

  #retry(): void {
    void this.#refresh();
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }
}
