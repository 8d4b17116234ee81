import { ContextProvider } from '@lit/context';
import {
  afterAddOf,
  createShop,
  type AdapterInput,
  type AfterAdd,
  type Market,
  type Shop,
  type ShopOptions,
} from '@vitrine/core';
import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { shopContext } from '../base/shop-context.js';
import { LocaleController } from '../i18n/locale-controller.js';
import { requestMarket } from './market-request.js';
import { attachProviderEvents } from '../base/provider-events.js';
import { autoMountOverlays } from './auto-mount.js';

const load = {
  sheet: (): Promise<unknown> => import('../define/product-sheet.js'),
  drawer: (): Promise<unknown> => import('../define/cart-drawer.js'),
  toast: (): Promise<unknown> => import('../define/cart-toast.js'),
};

/** How long an adapter may take to be set: a framework sets it after the element is in the page. */
const adapterDueMs = 3000;

/**
 * When an element inside needs a product sheet or a cart drawer and the page has placed none, the shop adds its own.
 *
 * @summary Provides a shop to everything inside it; takes no room in the layout.
 * @element vitrine-shop
 *
 * @slot - The part of the page that belongs to this shop.
 *
 * @fires {CustomEvent<ReadyDetail>} vitrine-ready - The adapter has answered; `detail.version`.
 * @fires {CustomEvent<CartChangeDetail>} vitrine-cart-change - The cart has changed and settled; `detail.origin` and
 *   `detail.cart`.
 */
export class VitrineShop extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }

    :host([hidden]) {
      display: none;
    }
  `;

  /** The backend: an object or a promise of one. A new one replaces the shop. */
  @property({ attribute: false }) adapter: AdapterInput | undefined;

  /** Options of `createShop` besides the market; read when the adapter is set. */
  @property({ attribute: false }) options: Omit<ShopOptions, 'market' | 'checkoutOrigins'> | undefined;

  /** BCP 47 tag of the text and the market; the nearest `lang` by default. */
  @property() locale: string | null = null;

  /** Country as ISO 3166 alpha-2; the backend decides by default. */
  @property() country: string | null = null;

  /** Currency as ISO 4217; the backend decides by default. */
  @property() currency: string | null = null;

  /** Origins, separated by spaces, that the checkout may lead to besides the page's own. */
  @property({ attribute: 'checkout-origins' }) checkoutOrigins = '';

  /** Adds no product sheet: the page shows products itself. */
  @property({ type: Boolean, attribute: 'no-sheet' }) noSheet = false;

  /** Adds no cart drawer: the page shows its cart itself. */
  @property({ type: Boolean, attribute: 'no-drawer' }) noDrawer = false;

  /** What an add shows: a toast over the video that goes on, the cart drawer, or nothing. */
  @property({ attribute: 'after-add' }) afterAdd: AfterAdd = 'toast';

  readonly #locale = new LocaleController(this);
  readonly #provider = new ContextProvider(this, { context: shopContext });
  #given: Shop | undefined;
  #provided: Shop | undefined;
  #shopSource: AdapterInput | Shop | undefined;
  #requestedMarket = '';
  #reported = false;
  #cleanups: (() => void)[] = [];

  /**
   * Set: a shop made elsewhere (one shop for several places of a page); it is not disposed with this element.
   * Get: the shop that is provided.
   */
  get shop(): Shop | undefined {
    return this.#provided ?? this.#given;
  }

  set shop(shop: Shop | undefined) {
    this.#given = shop;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
    setTimeout(() => {
      if (this.isConnected && !this.#shopSource && !this.#reported)
        console.error(
          '[vitrine] misconfigured: <vitrine-shop> has no adapter, so that nothing in it can be bought. Set its property ' +
            '`adapter`; a page that was rendered on a server sets it in an effect. See docs/frameworks.md',
        );
      this.#reported = true;
    }, adapterDueMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // An element that is moved is connected again before the microtask runs, and keeps its shop.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    const from = this.#given ?? this.adapter;
    // A shop that was made elsewhere keeps its own setting, unless this element has the attribute.
    if (changed.has('afterAdd')) this.#provided?.view.setAfterAdd(afterAddOf(this.afterAdd));
    if (from !== this.#shopSource) {
      this.#release();
      this.#provide(from);
    } else if (
      changed.has('locale') ||
      changed.has('country') ||
      changed.has('currency') ||
      this.#marketKey() !== this.#requestedMarket
    ) {
      this.#followMarket();
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  #provide(from: AdapterInput | Shop | undefined): void {
    this.#shopSource = from;
    this.#requestedMarket = this.#marketKey();
    if (from === undefined) return;
    const shop =
      this.#given ??
      createShop(from as AdapterInput, {
        ...this.options,
        market: this.#market(),
        checkoutOrigins: this.checkoutOrigins.split(/\s+/).filter(Boolean),
      });
    this.#provided = shop;
    if (!this.#given || this.hasAttribute('after-add') || this.afterAdd !== 'toast')
      shop.view.setAfterAdd(afterAddOf(this.afterAdd));
    this.#cleanups = [
      attachProviderEvents(shop, this),
      autoMountOverlays(shop, () => this, { sheet: () => !this.noSheet, drawer: () => !this.noDrawer, load }),
    ];
    if (!this.#given) this.#cleanups.push(() => shop.dispose());
    this.#provider.setValue(shop);
  }

  #release(): void {
    for (const off of this.#cleanups) off();
    this.#cleanups = [];
    this.#shopSource = undefined;
    this.#provided = undefined;
    this.#provider.setValue(undefined);
  }

  #market(): Market {
    return { locale: this.locale ?? this.#locale.lang, country: this.country, currency: this.currency };
  }

  #marketKey(): string {
    return Object.values(this.#market()).join(' ');
  }

  #followMarket(): void {
    const before = this.#requestedMarket;
    this.#requestedMarket = this.#marketKey();
    const shop = this.#provided;
    if (!shop || before === this.#requestedMarket) return;
    const { locale, country, currency } = this.#market();
    // A shop that was made elsewhere has a market of its own: only the attributes of this element are requested.
    void requestMarket(
      shop,
      this.#given
        ? { locale, ...(country === null ? {} : { country }), ...(currency === null ? {} : { currency }) }
        : { locale, country, currency },
    );
  }
}
