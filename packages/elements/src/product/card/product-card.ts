import {
  offerOf,
  safeUrl,
  type Product,
  type ProductRef,
  type ProductState,
  type Shop,
  type Source,
  type Variant,
} from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../../base/announcer.js';
import { ask } from '../../base/emit.js';
import { NeedsShop } from '../../base/needs-shop.js';
import { SettledPress } from '../../base/settled-press.js';
import { ShopController } from '../../base/shop-context.js';
import { StoreController } from '../../base/store-controller.js';
import { VitrineElement } from '../../base/vitrine-element.js';
import { controlStyles } from '../../theme/control.styles.js';
import { AddToCart } from '../add-to-cart.js';
import { firstVariant } from '../first-variant.js';
import { pictureIcon } from '../picture-icon.js';
import { priceView } from '../price-view.js';
import { cardStyles } from './product-card.styles.js';
import { problemText } from '../problem-text.js';
import { stockText } from '../stock-text.js';

/**
 * Without a shop, or until the product is known, the fallback content stays. By itself it is at most 420 px wide, as a
 * row 640 px; `max-inline-size` in the page's own CSS takes precedence.
 *
 * @summary One product of the shop: picture, title, price, stock and a button that adds it or opens its options.
 * @element vitrine-product-card
 *
 * @slot - Fallback: `<a href><img width height></a>`. It reserves the space, and stays if the product cannot be shown.
 *
 * @fires {CustomEvent<ProductOpenDetail>} vitrine-product-open-request - Before the product sheet opens. Cancelable.
 * @fires {VitrineRequestEvent<CartAddDetail>} vitrine-cart-add-request - Before an add; from the sheet where the product
 *   has options, so listen on the document. Cancelable.
 * @fires {CustomEvent<CartAddDetail & Partial<CartResultDetail>>} vitrine-cart-add-success - The line is in the cart.
 * @fires {CustomEvent<CartAddDetail & ErrorDetail>} vitrine-cart-add-error - Nothing was added; `detail.code`,
 *   `detail.recoverable`.
 *
 * @csspart base - The outermost node.
 * @csspart picture - The picture on its background.
 * @csspart vendor - The brand.
 * @csspart title - The title.
 * @csspart price - The price.
 * @csspart add - The button.
 */
export class VitrineProductCard extends VitrineElement {
  static override styles: CSSResultGroup = [VitrineElement.styles, controlStyles, cardStyles];

  /** Id of the product. */
  @property({ attribute: 'product-id' }) productId: string | null = null;

  /** Handle of the product. */
  @property() handle: string | null = null;

  /** Id of the one variant to show, with its price and its picture; it is added without a sheet. */
  @property({ attribute: 'variant-id' }) variantId: string | null = null;

  /** `tile`: the picture is above the text; `row`: it is beside the text. */
  @property() layout: 'tile' | 'row' = 'tile';

  /** The `source` of this card's events, for attribution; the card itself by default. */
  @property({ attribute: false }) source: Source | undefined;

  readonly #shop = new ShopController(this);
  readonly #product = new StoreController<ProductState>(this);
  readonly #announcer = new Announcer(this);
  readonly #add = new AddToCart(this);
  #shownKey = '';
  #shownShop: Shop | undefined;
  #broken: string | undefined;

  /** What this card opened last. */
  #opened: ProductRef = {};

  constructor() {
    super();
    new SettledPress(this);
    new NeedsShop(this, this.#shop);
  }

  protected override willUpdate(): void {
    const shop = this.#shop.value;
    const ref = this.#ref;
    const key = JSON.stringify(ref);
    if (shop === this.#shownShop && key === this.#shownKey) return;
    this.#shownShop = shop;
    this.#shownKey = key;
    this.#add.forget();
    this.#product.follow(shop && ref && shop.can('catalog') ? shop.catalog.product(ref) : undefined);
  }

  protected override view(): TemplateResult {
    const product = this.#product.value?.product;
    const variant = product && firstVariant(product, this.variantId ?? undefined);
    const card = product && variant ? this.#card(product, variant) : this.#waiting();
    return html`<div
      class="root"
      dir=${this.dirHere}
      lang=${this.langHere}
      data-layout=${this.layout === 'row' ? 'row' : 'tile'}
    >
      <slot class=${card === nothing || this.childElementCount === 0 ? '' : this.#behind}></slot>
      ${card} ${this.#announcer.render()}
    </div>`;
  }

  /** Fallback content with a picture has reserved the card's space; text alone has not. */
  get #behind(): string {
    return this.querySelector('img') ? 'behind reserving' : 'behind';
  }

  get #ref(): ProductRef | null {
    const ref = {
      ...(this.productId ? { id: this.productId } : {}),
      ...(this.handle ? { handle: this.handle } : {}),
      ...(this.variantId ? { variantId: this.variantId } : {}),
    };
    return Object.keys(ref).length > 0 ? ref : null;
  }

  get #source(): Source {
    return this.source ?? { element: 'vitrine-product-card' };
  }

  /** A skeleton or an error; nothing if the author's own content is there. */
  #waiting(): TemplateResult | typeof nothing {
    const state = this.#product.value;
    if (!state || this.childElementCount > 0) return nothing;
    if (state.phase === 'loading') {
      return html`<div class="card" aria-busy="true">
        <div class="picture skeleton"></div>
        <div class="about">
          <span class="visually-hidden">${this.words.productLoading}</span>
          <div class="skeleton line"></div>
          <div class="skeleton line short"></div>
        </div>
        <div class="skeleton button-bone"></div>
      </div>`;
    }
    const failed = state.phase === 'error';
    return html`<div class="card">
      <div class="picture">${pictureIcon}</div>
      <div class="about">
        <p class="soft">${failed ? this.errorText(state.error.code) : this.words.errorProductNotFound}</p>
      </div>
      ${
        failed
          ? html`<button type="button" class="secondary" @click=${() => void this.#refresh()}>
              ${this.words.retry}
            </button>`
          : nothing
      }
    </div>`;
  }

  #card(product: Product, variant: Variant): TemplateResult {
    const { words } = this;
    const url = safeUrl(product.url, document.baseURI);
    const stock = stockText(words, this.langHere, variant);
    const lang = product.lang ?? nothing;
    const showStock = stock && stock.tone !== 'positive' && (variant.purchasable || !product.available);
    const { error, isOffline } = this.#add;
    return html`<article class="card" part="base" aria-labelledby="title">
      <div class="picture" part="picture">${this.#picture(product, variant)}</div>
      <div class="about">
        ${product.vendor ? html`<p class="vendor" part="vendor">${product.vendor}</p>` : nothing}
        <h3 id="title" part="title" lang=${lang}>
          ${
            url === null
              ? html`<button type="button" class="open" @click=${this.#openPressed}>${product.title}</button>`
              : html`<a class="open" href=${url} @click=${this.#openPressed}>${product.title}</a>`
          }
        </h3>
        <p class="price-line">${this.#price(product, variant)}</p>
        ${showStock ? html`<p class="stock" data-tone=${stock.tone}>${stock.text}</p>` : nothing}
        ${error ? html`<p class="problem">${problemText(words, this.langHere, error)}</p>` : nothing}
        ${isOffline ? html`<p class="soft" role="status">${words.offline}</p>` : nothing}
      </div>
      ${this.#button(product, variant, url)}
    </article>`;
  }

  #picture(product: Product, variant: Variant): TemplateResult {
    const chosen = this.variantId ? variant.picture : undefined;
    const picture = chosen ?? product.pictures[0] ?? variant.picture;
    const url = picture && picture.url !== this.#broken ? safeUrl(picture.url, document.baseURI) : null;
    if (!picture || url === null) return pictureIcon;
    return html`<img
      src=${url}
      alt=${picture.alt ?? ''}
      width=${picture.width ?? nothing}
      height=${picture.height ?? nothing}
      loading="lazy"
      decoding="async"
      @error=${() => this.#missing(picture.url)}
    />`;
  }

  #missing(url: string): void {
    this.#broken = url;
    this.requestUpdate();
  }

  #price(product: Product, variant: Variant): TemplateResult | typeof nothing {
    const { priceRange: range } = product;
    if (!this.variantId && range && range.min.amount !== range.max.amount)
      return html`<span class="price" part="price">${this.words.priceFrom(this.money(range.min))}</span>`;
    return variant.price ? priceView(this.texts, variant.price, variant.compareAtPrice) : nothing;
  }

  #button(product: Product, variant: Variant, url: string | null): TemplateResult | typeof nothing {
    const { words } = this;
    const isOnShopPage = product.variants.every((one) => offerOf(one) === 'shop-page');
    if (isOnShopPage || (this.variantId && offerOf(variant) === 'shop-page') || !this.#shop.value?.can('cart'))
      return url === null
        ? nothing
        : html`<a class="button secondary" href=${url} aria-describedby="title">${words.viewInShop}</a>`;
    if (product.kind === 'gift-card')
      return html`<button
        type="button"
        class="secondary"
        part="add"
        aria-describedby="title"
        @click=${this.#openPressed}
      >
        ${words.giftCardChoose}
      </button>`;
    if (product.variants.length > 1 && !this.variantId) {
      return html`<button
        type="button"
        class="secondary"
        part="add"
        aria-describedby="title"
        @click=${this.#openPressed}
      >
        ${words.chooseOptions}
      </button>`;
    }
    const { phase } = this.#add;
    const text =
      phase === 'adding'
        ? words.adding
        : phase === 'added'
          ? words.added
          : variant.purchasable
            ? words.addToCart
            : words.soldOut;
    return html`<button
      type="button"
      class="secondary"
      part="add"
      aria-describedby="title"
      aria-busy=${phase === 'adding' ? 'true' : nothing}
      aria-disabled=${variant.purchasable ? nothing : 'true'}
      @click=${(event: Event) => void this.#addPressed(event, product, variant)}
    >
      ${text}
    </button>`;
  }

  readonly #openPressed = (event: MouseEvent): void => {
    const shop = this.#shop.value;
    const product = this.#ref;
    // A press on the link with a modifier key opens a new tab and must not open the sheet.
    if (!shop || !product || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const source = this.#source;
    // A second press asks nobody, and leaves the sheet as it is.
    if (shop.view.$product.get()?.ref !== this.#opened) {
      if (!ask(this, 'vitrine-product-open-request', { source, product })) return;
      this.#opened = product;
    }
    shop.view.openProduct(this.#opened, source);
  };

  async #addPressed(press: Event, product: Product, variant: Variant): Promise<void> {
    const shop = this.#shop.value;
    if (!shop || !variant.purchasable) return;
    const answer = await this.#add.add(press, {
      shop,
      variant,
      quantity: Math.max(1, variant.quantity.min),
      source: this.#source,
    });
    if (answer?.status === 'rejected') {
      this.#announcer.announce(problemText(this.words, this.langHere, answer.error), 'assertive');
      void this.#refresh();
    } else if (answer && !answer.isShown) {
      this.#announcer.announce(
        answer.cappedTo === undefined
          ? this.words.addedToCart(product.title)
          : this.words.addedFewer(this.number(answer.cappedTo)),
      );
    }
  }

  async #refresh(): Promise<void> {
    const ref = this.#ref;
    try {
      if (ref) await this.#shop.value?.catalog.refresh(ref);
    } catch {
      // The state of the product has the error.
    }
  }
}
