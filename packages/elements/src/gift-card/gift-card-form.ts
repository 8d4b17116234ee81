import {
  moneyFromDecimal,
  type CartState,
  type GiftCardConfig,
  type GiftCardDesign,
  type GiftCardOrder,
  type Shop,
  type Source,
  type VitrineError,
} from '@vitrine/core';
import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../base/announcer.js';
import { deepActiveElement } from '../base/deep-active-element.js';
import { PressGuard } from '../base/press-guard.js';
import { act } from '../base/act.js';
import { NeedsShop } from '../base/needs-shop.js';
import { SettledPress } from '../base/settled-press.js';
import { ShopController } from '../base/shop-context.js';
import { StoreController } from '../base/store-controller.js';
import { VitrineElement } from '../base/vitrine-element.js';
import { resultSender } from '../base/provider-events.js';
import { controlStyles } from '../theme/control.styles.js';
import { checkIcon } from '../theme/icons.js';
import { amountView } from './amount-view.js';
import { CardPreview } from './card-preview.js';
import { cardPreviewStyles } from './card-preview.styles.js';
import { consentView } from './consent-view.js';
import { DesignGallery } from './design-gallery.js';
import { designGalleryStyles } from './design-gallery.styles.js';
import { failedView, formSkeleton } from './form-states.js';
import { giftFormStyles } from './gift-card-form.styles.js';
import {
  draftAmount,
  giftOrders,
  keepDraft,
  keptDraft,
  newDraft,
  newRecipient,
  sameMoney,
  type DraftRecipient,
  type GiftDraft,
} from './gift-draft.js';
import { GiftOffer, type Offer } from './gift-offer.js';
import { giftProblemText, listedGiftProblem } from './gift-problem-text.js';
import type { GiftPatch, GiftViewModel } from './gift-view-model.js';
import { recipientsView } from './recipients-view.js';
import { dayIn, zoneHere } from './send-date.js';
import { sendOnView } from './send-on-view.js';
import { submitView } from './submit-view.js';
import { rejectedFields, validateGift, type GiftField, type GiftProblems } from './validate-gift.js';
import { messageView } from './message-view.js';

/**
 * The form adds one cart line per recipient. Nothing is shown if the shop sells no gift cards. What was typed stays:
 * through errors, a change of the language or the market, and when the element is moved.
 *
 * @summary Buys gift cards: design, amount, recipients, message, day, consent; the card is shown as it is written.
 * @element vitrine-gift-card-form
 *
 * @slot - Fallback: a link to the shop's own page. It stays if there is no shop.
 *
 * @fires {VitrineRequestEvent<GiftCardAddDetail>} vitrine-gift-card-add-request - Before the cards are added;
 *   `detail.amount`, `detail.count`, `detail.designId`. Cancelable.
 * @fires {CustomEvent<GiftCardAddDetail & Partial<CartResultDetail>>} vitrine-gift-card-add-success - The cards are in
 *   the cart.
 * @fires {CustomEvent<GiftCardAddDetail & ErrorDetail>} vitrine-gift-card-add-error - Nothing was added; `detail.code`,
 *   `detail.recoverable`.
 *
 * @csspart base - The outermost node: the form.
 * @csspart preview - The card with its pause button.
 * @csspart card - The card.
 * @csspart motion - The button that pauses the card's animation.
 * @csspart designs - The gallery of designs.
 * @csspart occasions - The occasions above the gallery.
 * @csspart design - One design.
 * @csspart amount - The amounts.
 * @csspart chip - One amount.
 * @csspart recipients - The list of recipients.
 * @csspart recipient - One recipient.
 * @csspart add-recipient - The button that adds a recipient.
 * @csspart words - Sender and message.
 * @csspart when - Now or on a day.
 * @csspart field - A label with its field.
 * @csspart problem - Why the value of a field is not valid.
 * @csspart consent - The consent to the terms.
 * @csspart add - The button that adds.
 *
 * @cssprop [--vitrine-gift-preview-top=24px] - Distance from the top of the window at which the card stays while the
 *   form is scrolled.
 */
export class VitrineGiftCardForm extends VitrineElement {
  static override styles: CSSResultGroup = [
    VitrineElement.styles,
    controlStyles,
    giftFormStyles,
    designGalleryStyles,
    cardPreviewStyles,
  ];

  /** Id of the design that is selected at first; the first of the shop by default. */
  @property() design: string | null = null;

  /** Amount that is selected at first, in major units (`25`); one of the shop's amounts by default. */
  @property() amount: string | null = null;

  /** One column, for narrow places such as a sheet. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** The `source` of this form's events, for attribution; the form itself by default. */
  @property({ attribute: false }) source: Source | undefined;

  readonly #shop = new ShopController(this, (shop) => this.#followShop(shop));
  readonly #cart = new StoreController<CartState>(this);
  readonly #offer = new GiftOffer(this);
  readonly #announcer = new Announcer(this);
  readonly #gallery = new DesignGallery(this);
  readonly #preview = new CardPreview(this);
  #pressGuard = new PressGuard();
  #draft: GiftDraft = newDraft();
  #touched = false;
  #problems: GiftProblems = new Map();
  #error: VitrineError | null = null;
  #adding = false;
  /** How many cards were added last; 0 = the form is shown. */
  #sent = 0;
  /** Key of the recipient whose card is previewed. */
  #previewedKey = 0;
  #focusLater = false;

  constructor() {
    super();
    new SettledPress(this);
    new NeedsShop(this, this.#shop);
  }

  /**
   * What is filled in, as it would be added; for a page that answers the request itself. `[]` while a value is missing.
   */
  get orders(): readonly GiftCardOrder[] {
    const offer = this.#offer.value;
    if (offer.phase !== 'ready' || validateGift(this.#draft, offer.config, today()).size > 0) return [];
    return giftOrders(this.#draft, offer.config, chosenDesign(this.#draft, offer.designs)?.id ?? '', zoneHere());
  }

  /** Moves the focus to the first field, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const first = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.parts input')].find(
      ({ type, checked }) => type !== 'radio' || checked,
    );
    first?.focus(options);
    this.#focusLater = first === undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#focusLater || this.#offer.value.phase === 'loading') return;
    this.#focusLater = false;
    // Focus is not taken from a shopper who is typing elsewhere by now.
    if (!deepActiveElement()?.matches('input, textarea, select')) this.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#applyAmountAttribute();
    if (changed.has('design') && this.design !== null) this.#draft = { ...this.#draft, designId: this.design };
  }

  protected override view(): TemplateResult | typeof nothing {
    const shop = this.#shop.value;
    if (!shop) return this.fallback();
    const offer = this.#offer.value;
    if (offer.phase === 'none') return nothing;
    return html`<div class="root" dir=${this.dirHere} lang=${this.langHere}>
      ${this.#content(shop, offer)} ${this.#announcer.render()}
    </div>`;
  }

  #content(shop: Shop, offer: Offer): TemplateResult {
    const { words } = this;
    if (offer.phase === 'ready') return this.#form(shop, this.#model(offer.config, offer.designs), offer.designsFailed);
    return offer.phase === 'error'
      ? failedView(words, this.errorText(offer.error.code), () => this.#offer.retry())
      : formSkeleton(words);
  }

  #form(shop: Shop, model: GiftViewModel, designsFailed: boolean): TemplateResult {
    const { draft, words } = model;
    const previewed = draft.recipients.find(({ key }) => key === this.#previewedKey) ?? draft.recipients[0];
    return html`<form
      novalidate
      part="base"
      aria-busy=${this.#adding ? 'true' : nothing}
      @submit=${(event: SubmitEvent) => void this.#submitted(event, shop, model)}
    >
      ${this.#preview.render(model, this.#sent > 0 ? '' : (previewed?.name.trim() ?? ''))}
      <div class="sheet">
        ${
          this.#sent > 0
            ? html`<div class="sent">
                ${checkIcon}
                <p>${words.giftAdded(this.#sent, model.number(this.#sent))}</p>
              </div>`
            : html`<div class="parts" ?inert=${this.#adding}>
                ${this.#gallery.render(model, designsFailed ? () => this.#offer.retry() : null)} ${amountView(model)}
                ${recipientsView(model, {
                  add: () => this.#addRecipient(),
                  remove: (one) => this.#removeRecipient(one),
                  preview: this.#previewRecipient,
                })}
                ${messageView(model)} ${sendOnView(model)} ${consentView(model)}
              </div>`
        }
        ${submitView(model, {
          sent: this.#sent,
          adding: this.#adding,
          problem: this.#error ? this.errorText(this.#error.code) : '',
          offline: this.#cart.value?.offline ?? false,
          rejected:
            this.#sent > 0
              ? []
              : [...this.#problems].map(([field, code]) => ({
                  text: listedGiftProblem(model, field, code),
                  focus: () => void this.#focus(field),
                })),
        })}
      </div>
    </form>`;
  }

  #model(config: GiftCardConfig, designs: readonly GiftCardDesign[]): GiftViewModel {
    const draft = this.#draft;
    const model = {
      ...this.texts,
      config,
      designs,
      draft,
      design: chosenDesign(draft, designs),
      amount: draftAmount(draft, config),
      today: today(),
      zone: zoneHere(),
      money: (money: Parameters<typeof this.money>[0]) => this.money(money, { short: true }),
    };
    return {
      ...model,
      problem: (field) => {
        const code = this.#problems.get(field);
        return code === undefined ? '' : giftProblemText(model, field, code);
      },
      change: (patch, field) => this.#change(patch, field),
    };
  }

  /** Selects the chip of the `amount` attribute, or enters it as an amount, when the shop's amounts are known. */
  #applyAmountAttribute(): void {
    const offer = this.#offer.value;
    const text = this.amount;
    if (text === null || offer.phase !== 'ready') return;
    this.amount = null;
    const { amounts, custom } = offer.config;
    const like = custom?.min ?? amounts[0];
    if (!like || this.#touched || !/^\d{1,12}(?:\.\d{1,4})?$/.test(text)) return;
    const money = moneyFromDecimal(text, like.currency, like.exponent);
    const choice = amounts.find((one) => sameMoney(one, money)) ?? 'own';
    this.#draft = { ...this.#draft, choice, own: { text, lang: 'en' } };
  }

  #followShop(shop: Shop | undefined): void {
    this.#offer.follow(shop);
    this.#cart.follow(shop?.cart.$state);
    if (!shop) return;
    const kept = keptDraft(shop);
    if (kept && !this.#touched) this.#draft = kept;
    else keepDraft(shop, this.#draft);
  }

  /** Keeps the draft in the element, and for the next form of this shop. */
  #keep(draft: GiftDraft): void {
    this.#draft = draft;
    this.#touched = true;
    const shop = this.#shop.value;
    if (shop) keepDraft(shop, draft);
    this.requestUpdate();
  }

  #change(patch: GiftPatch, field: GiftField): void {
    this.#keep({ ...this.#draft, ...(typeof patch === 'function' ? patch(this.#draft) : patch) });
    this.#error = null;
    // A change between two presses means that both presses are meant.
    this.#pressGuard = new PressGuard();
    const offer = this.#offer.value;
    if (!this.#problems.has(field) || offer.phase !== 'ready') return;
    const code = validateGift(this.#draft, offer.config, today()).get(field);
    if (code === undefined) this.#problems.delete(field);
    else this.#problems.set(field, code);
  }

  readonly #previewRecipient = ({ key }: DraftRecipient): void => {
    this.#previewedKey = key;
    this.requestUpdate();
  };

  #addRecipient(): void {
    const recipients = [...this.#draft.recipients, newRecipient()];
    this.#keep({ ...this.#draft, recipients });
    this.#focusName(recipients);
  }

  #removeRecipient({ key }: DraftRecipient): void {
    const recipients = this.#draft.recipients.filter((one) => one.key !== key);
    this.#problems.delete(`name-${key}`);
    this.#problems.delete(`email-${key}`);
    this.#keep({ ...this.#draft, recipients });
    this.#focusName(recipients);
  }

  async #focus(field: GiftField): Promise<void> {
    await this.updateComplete;
    const fields = [...this.renderRoot.querySelectorAll<HTMLInputElement>(`[data-field="${field}"]`)];
    (fields.find(({ checked }) => checked) ?? fields[0])?.focus();
  }

  async #submitted(event: SubmitEvent, shop: Shop, model: GiftViewModel): Promise<void> {
    event.preventDefault();
    if (!this.#pressGuard.accepts(event) || this.#adding) return;
    if (this.#sent > 0) return this.#startAnother();
    const problems = validateGift(this.#draft, model.config, model.today);
    this.#problems = problems;
    this.#error = null;
    this.requestUpdate();
    if (problems.size > 0) this.#reject(problems);
    else await this.#add(shop, model);
  }

  async #add(shop: Shop, { config, design, zone }: GiftViewModel): Promise<void> {
    const draft = this.#draft;
    const designId = design?.id ?? '';
    const orders = giftOrders(draft, config, designId, zone);
    const [first] = orders;
    if (!first) return;
    const source = this.source ?? { element: this.localName };
    this.#adding = true;
    // Events carry no names, so the result leaves out the cart, which has them.
    const outcome = await act(
      this,
      'vitrine-gift-card-add',
      { amount: first.amount, count: orders.length, designId, source },
      async () => ({ warnings: (await shop.cart.addGiftCards(orders, { source })).warnings }),
      resultSender(shop),
    );
    this.#adding = false;
    this.requestUpdate();
    if (outcome.status === 'success') {
      const { choice, own, designId: chosen, sender } = draft;
      this.#sent = orders.length;
      this.#keep(newDraft({ choice, own, designId: chosen, sender }));
      this.#announcer.announce(this.words.giftAdded(orders.length, this.number(orders.length)));
    } else if (outcome.status === 'error') {
      const { error } = outcome;
      // The error is shown here, at its fields, and not a second time for the whole cart.
      if (shop.cart.$state.get().error === error) shop.cart.dismissError();
      const problems = rejectedFields(error.fields, draft);
      if (problems.size > 0) return this.#reject(problems);
      this.#error = error;
      this.#announcer.announce(this.errorText(error.code), 'assertive');
    }
  }

  /** Shows the problems, announces how many fields have one and moves focus to the first. */
  #reject(problems: GiftProblems): void {
    this.#problems = problems;
    this.requestUpdate();
    this.#announcer.announce(this.words.giftProblems(problems.size, this.number(problems.size)), 'assertive');
    const [first] = problems.keys();
    if (first) void this.#focus(first);
  }

  #startAnother(): void {
    this.#sent = 0;
    this.requestUpdate();
    this.#focusName(this.#draft.recipients);
  }

  #focusName(recipients: readonly DraftRecipient[]): void {
    const last = recipients.at(-1);
    if (last) void this.#focus(`name-${last.key}`);
  }
}

const today = (): string => dayIn(zoneHere(), Date.now());

/** The chosen design, or the first one of the shop. */
function chosenDesign({ designId }: GiftDraft, designs: readonly GiftCardDesign[]): GiftCardDesign | undefined {
  return designs.find(({ id }) => id === designId) ?? designs[0];
}
