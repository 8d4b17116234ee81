import { safeCheckoutUrl, VitrineError, type CartLine, type CartState, type Shop } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer } from '../base/announcer.js';
import { DialogController } from '../base/dialog-controller.js';
import { act, emit } from '../base/request-event.js';
import { ShopController } from '../base/shop-context.js';
import { StoreController } from '../base/store-controller.js';
import { VitrineElement } from '../base/vitrine-element.js';
import { resultSender } from '../shop/provider-events.js';
import { frontSurface, placeSurface } from '../shop/surfaces.js';
import { controlStyles } from '../theme/control.styles.js';
import { closeIcon } from '../theme/icons.js';
import { drawerStyles } from './cart-drawer.styles.js';

/**
 * The cart, from the inline end over the page.
 *
 * @element vitrine-cart-drawer
 * @fires {CustomEvent} vitrine-cart-view - The cart is on the screen; `detail.cart`.
 * @fires {CustomEvent} vitrine-cart-close - The drawer was closed.
 * @csspart drawer - The dialog.
 */
export class VitrineCartDrawer extends VitrineElement {
  static override styles: CSSResultGroup = [VitrineElement.styles, controlStyles, drawerStyles];

  readonly #shop = new ShopController(this, (shop) => this.#meet(shop));
  readonly #open = new StoreController<boolean>(this);
  readonly #cart = new StoreController<CartState>(this);
  readonly #announcer = new Announcer(this);
  readonly #dialog: DialogController = new DialogController(this, {
    dialog: (): HTMLDialogElement | null => this.renderRoot.querySelector('dialog'),
    modal: () => true,
    focusIn: () => this.renderRoot.querySelector<HTMLElement>('.checkout') ?? this.renderRoot.querySelector<HTMLElement>('h2'),
    dismiss: () => this.close(),
  });
  #unplace: (() => void) | undefined;

  close(): void {
    this.#shop.value?.view.closeCart();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#meet(this.#shop.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unplace?.();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const shop = this.#shop.value;
    const wanted = shop !== undefined && this.#open.value === true && frontSurface(shop, 'drawer') === this;
    const was = this.#dialog.open;
    if (wanted) this.#dialog.show();
    else this.#dialog.hide();
    if (shop && !was && this.#dialog.open) {
      const cart = this.#cart.value?.cart ?? null;
      emit(this, 'vitrine-cart-view', { cart });
      shop.report({ type: 'cart-view', source: { element: this.localName }, cart });
      void shop.cart.load().catch(() => {});
    }
    if (was && !wanted) emit(this, 'vitrine-cart-close', {});
  }

  protected override fallback(): TemplateResult {
    return html``;
  }

  protected override view(): TemplateResult {
    const { words } = this;
    const cart = this.#cart.value?.cart ?? null;
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      <dialog part="drawer" aria-labelledby="title">
        <header>
          <h2 id="title" tabindex="-1">${words.cartTitle}</h2>
          <button type="button" class="icon" aria-label=${words.close} @click=${() => this.close()}>${closeIcon}</button>
        </header>
        <ul>
          ${cart?.lines.map((line) => this.#line(line))}
        </ul>
        ${cart && cart.lines.length > 0
          ? html`<footer>
              <p class="sum"><span>${words.cartTotal}</span><bdi>${this.money(cart.total.money)}</bdi></p>
              <button type="button" class="primary checkout" @click=${() => void this.#checkout()}>${words.checkout}</button>
            </footer>`
          : nothing}
        ${this.#announcer.render()}
      </dialog>
    </div>`;
  }

  #line(line: CartLine): TemplateResult {
    return html`<li>${line.title} ${line.variantTitle} × ${this.number(line.quantity)} <bdi>${this.money(line.total)}</bdi></li>`;
  }

  #meet(shop: Shop | undefined): void {
    this.#open.follow(shop?.view.$cartOpen);
    this.#cart.follow(shop?.cart.$state);
    this.#unplace?.();
    this.#unplace = shop && this.isConnected ? placeSurface(shop, 'drawer', this) : undefined;
  }

  async #checkout(): Promise<void> {
    const shop = this.#shop.value;
    if (!shop) return;
    const source = { element: this.localName };
    const outcome = await act(this, 'vitrine-checkout-start', { source }, async () => {
      const url = safeCheckoutUrl(await shop.checkout.url(), location.href, shop.checkout.origins);
      if (url === null) throw new VitrineError('unsafe-url', { where: 'checkout' });
      shop.report({ type: 'checkout-start', source, cart: this.#cart.value?.cart ?? null });
      location.assign(url);
      return { url };
    }, resultSender(shop));
    if (outcome.status === 'error') this.#announcer.say(this.errorText(outcome.error.code), 'assertive');
  }
}
