import { safeUrl, type AddedLines, type CartLine, type OpenProduct, type Shop } from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer } from '../../base/announcer.js';
import { deepActiveElement } from '../../base/deep-active-element.js';
import { ask } from '../../base/emit.js';
import { SettledPress } from '../../base/settled-press.js';
import { ShopController } from '../../base/shop-context.js';
import { StoreController } from '../../base/store-controller.js';
import { VitrineElement } from '../../base/vitrine-element.js';
import { lastAddPlace } from '../../product/add-place.js';
import { pictureIcon } from '../../product/picture-icon.js';
import { activeOverlay, registerOverlay } from '../../shop/auto-mount.js';
import { controlStyles } from '../../theme/control.styles.js';
import { closeIcon } from '../../theme/icons.js';
import { addedLines, addedText, announcesFirst, cappedTo, countText } from '../added-lines.js';
import { toastStyles } from './cart-toast.styles.js';
import { Stay } from '../stay.js';

/**
 * How long the toast stays when nobody hovers or focuses it. A pointer that rests where the toast appears, on the button
 * that was pressed, does not hover it: the toast leaves, and the button can be pressed again.
 */
const lifetimeMs = 6000;
/** Less was added than was asked for: that takes longer to read. */
const noticeLifetimeMs = 12_000;

/**
 * The toast lies over the page and over a video in full screen, takes no focus and leaves by itself; while it is hovered
 * or focused it stays. The next press of Tab leads to its button. If the page places none, the shop adds one. Set
 * `after-add` of `<vitrine-shop>` or `data-after-add` of the script tag to show the cart drawer instead, or nothing.
 *
 * @summary Shows what was added to the cart: picture, name, count, and a button that opens the cart.
 * @element vitrine-cart-toast
 *
 * @fires {CustomEvent<SourceDetail>} vitrine-cart-open-request - Before its button opens the cart. Cancelable.
 *
 * @csspart base - The outermost node.
 * @csspart picture - The picture of what was added.
 * @csspart text - What was added, and how many items are in the cart.
 * @csspart view-cart - The button that opens the cart.
 */
export class VitrineCartToast extends VitrineElement {
  static override styles: CSSResultGroup = [VitrineElement.styles, controlStyles, toastStyles];

  readonly #shop = new ShopController(this, (shop) => this.#followShop(shop));
  readonly #toast = new StoreController<AddedLines | null>(this);
  readonly #product = new StoreController<OpenProduct | null>(this);
  readonly #announcer = new Announcer(this);
  readonly #stay = new Stay(() => this.#close());
  /** The add that is shown; it is kept while the toast leaves. */
  #shown: AddedLines | null = null;
  #isOpen = false;
  /** What had focus before Tab or a press led here. */
  #focusedBefore: HTMLElement | null = null;
  #home: { readonly parent: Node; readonly next: Node | null } | undefined;
  #listeners: AbortController | undefined;
  #unregister: (() => void) | undefined;

  constructor() {
    super();
    new SettledPress(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followShop(this.#shop.value);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister?.();
    this.#unregister = undefined;
    this.#listeners?.abort();
    this.#isOpen = false;
    this.#stay.stop();
  }

  protected override willUpdate(): void {
    this.#shown = this.#added ?? this.#shown;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const popover = this.#popover;
    const added = this.#added;
    if (!popover) return;
    if (!added) this.#hide(popover);
    else {
      this.#show(popover);
      if (announcesFirst(added)) this.#arrived(added);
    }
  }

  protected override fallback(): TemplateResult {
    return html``;
  }

  protected override view(): TemplateResult {
    const { words } = this;
    const added = this.#shown;
    const line = added ? addedLines(added)[0] : undefined;
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      <div
        class="toast"
        popover="manual"
        part="base"
        @pointerdown=${() => (this.#focusedBefore ??= deepActiveElement())}
        @pointermove=${() => this.#stay.hold('hover')}
        @pointerleave=${() => this.#stay.release('hover')}
        @focusin=${() => this.#stay.hold('focus')}
        @focusout=${() => this.#stay.release('focus')}
      >
        <div class="picture" part="picture">${this.#picture(line) ?? pictureIcon}</div>
        <div part="text">
          <p class="name">${added ? addedText(this.texts, added) : nothing}</p>
          <p class="soft">${added ? countText(this.texts, added) : nothing}</p>
        </div>
        <button type="button" class="secondary view" part="view-cart" @click=${this.#viewCart}>
          ${words.cartView}
        </button>
        <button type="button" class="icon close" aria-label=${words.close} @click=${this.#close}>${closeIcon}</button>
      </div>
      <div class="flight" popover="manual">${this.#picture(line)}</div>
      ${this.#announcer.render()}
    </div>`;
  }

  get #popover(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.toast');
  }

  #picture(line: CartLine | undefined): TemplateResult | null {
    const url = line?.picture ? safeUrl(line.picture.url, document.baseURI) : null;
    return url === null ? null : html`<img src=${url} alt="" />`;
  }

  #followShop(shop: Shop | undefined): void {
    this.#toast.follow(shop?.view.$toast);
    this.#product.follow(shop?.view.$product);
    this.#unregister?.();
    this.#unregister = shop && this.isConnected ? registerOverlay(shop, 'toast', this) : undefined;
  }

  /** A sheet may be modal, and then nothing outside of it is announced or can be pressed: the toast waits. */
  get #added(): AddedLines | null {
    const shop = this.#shop.value;
    const isMine = shop && this.hasWords && activeOverlay(shop, 'toast') === this && !this.#product.value;
    return isMine ? (this.#toast.value ?? null) : null;
  }

  #arrived(added: AddedLines): void {
    this.#stay.start(cappedTo(added) === undefined ? lifetimeMs : noticeLifetimeMs);
    this.#announcer.announce(`${addedText(this.texts, added)}. ${countText(this.texts, added)}`);
    const flight = this.renderRoot.querySelector<HTMLElement>('.flight');
    // The flight is an ornament: where its file cannot be fetched, the toast alone says what was added.
    if (flight?.childElementCount)
      import('./fly-to-cart.js').then(
        ({ flyToCart }) => flyToCart(flight),
        () => {},
      );
  }

  #show(popover: HTMLElement): void {
    if (this.#isOpen) return;
    this.#goWhereItCanBePressed();
    this.#isOpen = true;
    popover.classList.toggle('full', document.fullscreenElement !== null);
    popover.classList.remove('top');
    popover.showPopover();
    // A button in the page can be pressed again; one of a sheet is on its way out with it.
    const pressed = lastAddPlace()?.button;
    const button = pressed?.closest('dialog') ? undefined : pressed?.getBoundingClientRect();
    const { top, left, right } = popover.getBoundingClientRect();
    if (button && button.bottom > top && button.right > left && button.left < right) popover.classList.add('top');
    this.#listen(popover);
    this.#stay.start(lifetimeMs);
  }

  #hide(popover: HTMLElement): void {
    if (!this.#isOpen) return;
    this.#returnFocus();
    this.#isOpen = false;
    this.#stay.stop();
    this.#listeners?.abort();
    popover.hidePopover();
    this.#focusedBefore = null;
  }

  readonly #close = (): void => this.#shop.value?.view.closeToast();

  readonly #viewCart = (): void => {
    if (!ask(this, 'vitrine-cart-open-request', { source: { element: this.localName } })) return;
    const added = this.#shown;
    this.#returnFocus();
    if (added) this.#shop.value?.view.openCart(added);
  };

  #returnFocus(): void {
    if (this.#popover?.contains(this.#focused)) this.#focusedBefore?.focus({ preventScroll: true });
  }

  get #focused(): Element | null {
    return (this.renderRoot as ShadowRoot).activeElement;
  }

  #listen(popover: HTMLElement): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    window.addEventListener('keydown', (event) => this.#tab(event, popover), { capture: true, signal });
    // Moving the element closes its popover: `updated()` opens it again.
    document.addEventListener('fullscreenchange', () => (this.#goWhereItCanBePressed(), this.requestUpdate()), {
      signal,
    });
    document.addEventListener('visibilitychange', () => this.#followVisibility(), { signal });
    this.#followVisibility();
    // An on-screen keyboard makes the visible part of the window smaller, and fixed elements stay below it.
    const visible = window.visualViewport;
    const follow = (): void => {
      const below = visible ? innerHeight - visible.offsetTop - visible.height : 0;
      popover.style.setProperty('--below', `${Math.max(0, below)}px`);
    };
    for (const type of ['resize', 'scroll']) visible?.addEventListener(type, follow, { signal });
    follow();
  }

  #followVisibility(): void {
    if (document.hidden) this.#stay.hold('hidden');
    else this.#stay.release('hidden');
  }

  /** The toast is in the tab order right after what has focus, unless that is a field, which leads to the next field. */
  #tab(event: KeyboardEvent, popover: HTMLElement): void {
    const focused = this.#focused;
    if (event.key === 'Escape' && popover.contains(focused)) {
      event.stopPropagation();
      this.#close();
    }
    if (event.key !== 'Tab' || event.defaultPrevented) return;
    const view = popover.querySelector<HTMLElement>('.view');
    if (!popover.contains(focused)) {
      const active = deepActiveElement();
      if (this.#focusedBefore || event.shiftKey || active?.matches('input, textarea, select, [contenteditable]'))
        return;
      event.preventDefault();
      this.#focusedBefore = active ?? document.body;
      view?.focus();
    } else if (event.shiftKey ? focused === view : focused !== view) {
      // From here the browser goes on to what comes next; backwards it is the element itself.
      this.#returnFocus();
      if (event.shiftKey) event.preventDefault();
    }
  }

  /** What is outside of the element in full screen cannot be pressed. A player keeps foreign elements in its root. */
  #goWhereItCanBePressed(): void {
    const full: (Element & { readonly renderRoot?: ParentNode }) | null = document.fullscreenElement;
    const target = full ? (full.renderRoot ?? full) : this.#home?.parent;
    if (!target || target === this.parentNode) return;
    if (full) this.#home ??= { parent: this.parentNode as Node, next: this.nextSibling };
    const next = full || this.#home?.next?.parentNode !== target ? null : this.#home.next;
    target.insertBefore(this, next);
    if (!full) this.#home = undefined;
  }
}
