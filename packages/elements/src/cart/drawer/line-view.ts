import { safeUrl, type CartLine, type GiftRecipient } from '@vitrine/core';
import { html, nothing, type TemplateResult } from 'lit';
import { pictureIcon } from '../../product/picture-icon.js';
import { priceView } from '../../product/price-view.js';
import { closeIcon } from '../../theme/icons.js';
import type { CartViewModel } from './cart-view-model.js';
import { issueText } from './line-acts.js';
import { lineStepper } from './line-stepper.js';

/** The state of one row and the actions on it. */
export interface LineRow {
  /** Index in the list; the ids in the row are made from it. */
  readonly at: number;
  /** The line has just been added. */
  readonly fresh: boolean;
  /** The picture could not be loaded. */
  readonly broken: boolean;
  readonly setQuantity: (quantity: number) => void;
  readonly remove: () => void;
  readonly pictureFailed: () => void;
}

/** One line of the cart. */
export function lineView(model: CartViewModel, line: CartLine, row: LineRow): TemplateResult {
  const { words, state, money } = model;
  const titleId = `line-${row.at}`;
  const url = safeUrl(line.url, document.baseURI);
  const title = line.title || words.cartItem;
  const issue = state.issues.find(({ lineId }) => lineId === line.id);
  const each = line.quantity > 1 || line.total.amount !== line.unitPrice.amount || line.compareAtPrice !== undefined;
  const price = priceView(model, line.unitPrice, line.compareAtPrice);
  return html`<div class="line" part="line" data-line=${line.id} ?data-fresh=${row.fresh}>
    <div class="picture" part="picture">${pictureOf(line, row)}</div>
    <div class="about">
      <h3 id=${titleId} part="line-title">${url === null ? title : html`<a href=${url}>${title}</a>`}</h3>
      ${line.variantTitle === '' ? nothing : html`<p class="soft">${line.variantTitle}</p>`}
      ${line.attributes
        .filter(({ key, value }) => !key.startsWith('_') && value !== '')
        .map(({ key, value }) => html`<p class="soft">${words.optionChosen(key, value)}</p>`)}
      ${line.recipient ? recipientView(model, line.recipient) : nothing}
      ${each ? html`<p class="soft each">${line.quantity > 1 ? eachView(words.cartEach, price) : price}</p>` : nothing}
      ${line.status === 'checking' ? html`<p class="soft" role="status">${words.cartChecking}</p>` : nothing}
      ${issue ? html`<p class="problem" part="issue" data-tone="caution">${issueText(model, issue)}</p>` : nothing}
    </div>
    <div class="row">
      ${lineStepper(model, line, issue?.available === 0, titleId, row.setQuantity)}
      <p class="sum" part="line-total" aria-busy=${Boolean(line.status)}><bdi>${money(line.total)}</bdi></p>
    </div>
    <button
      type="button"
      class="icon remove"
      part="remove"
      aria-label=${words.cartRemove}
      aria-describedby=${titleId}
      @click=${row.remove}
    >
      ${closeIcon}
    </button>
  </div>`;
}

/** Puts a price, which is a template, into a text such as "{price} each". The word order depends on the language. */
function eachView(text: (price: string) => string, price: TemplateResult): TemplateResult {
  const [before = '', after = ''] = text('\u0000').split('\u0000');
  return html`${before}${price}${after}`;
}

function pictureOf({ picture }: CartLine, { broken, pictureFailed }: LineRow): TemplateResult {
  const url = picture && !broken ? safeUrl(picture.url, document.baseURI) : null;
  if (!picture || url === null) return pictureIcon;
  // The alternative text is empty because the title beside the picture names the product.
  return html`<img
    src=${url}
    alt=""
    width=${picture.width ?? nothing}
    height=${picture.height ?? nothing}
    loading="lazy"
    decoding="async"
    @error=${pictureFailed}
  />`;
}

function recipientView(
  { words, lang }: CartViewModel,
  { name, email, message, sendOn }: GiftRecipient,
): TemplateResult {
  const day = sendOn && /^\d{4}-\d{2}-\d{2}$/.test(sendOn.date) ? new Date(`${sendOn.date}T00:00:00Z`) : null;
  const format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  const sending =
    day === null || Number.isNaN(day.getTime()) ? words.cartGiftNow : words.cartGiftOn(format.format(day));
  return html`<div class="gift" part="recipient">
    <p>${words.cartGiftFor(name)}</p>
    <p class="soft"><bdi>${email}</bdi></p>
    <p class="soft">${sending}</p>
    ${message.trim() === '' ? nothing : html`<p class="message" dir="auto">${message}</p>`}
  </div>`;
}
