/** What the checkout and the order page share: the shopper's language, money and a way to make nodes. */
import { words } from '/words.js';

const stored = (key) => {
  try {
    return localStorage.getItem(`kiln-clove:${key}`);
  } catch {
    return null;
  }
};

const chosen = stored('language') ?? '';
export const language = Object.hasOwn(words, chosen) ? chosen : 'en';
export const own = words[language];

document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';

export function money({ amount, currency, exponent }) {
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const decimal =
    (amount < 0 ? '-' : '') + (exponent ? `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}` : digits);
  const shown = /IDR|VND/.test(currency) && amount % 10 ** exponent === 0 ? 0 : exponent;
  const text = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(decimal);
  // Among Arabic letters "25.00 US$" would be shown as "$US 25.00": what has Latin letters keeps its own order.
  return language === 'ar' && /[A-Za-z]/.test(text) ? `\u2066${text.replace(/\u200f/g, '')}\u2069` : text;
}

/** `node('p', { class: 'x' }, 'text', child)`. */
export function node(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== false && value !== undefined) element.setAttribute(key, value === true ? '' : value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function summaryOf(cart, shipping) {
  const lines = cart.lines.map((line) =>
    node(
      'li',
      {},
      line.picture ? node('img', { src: line.picture.url, alt: '', width: 56, height: 70 }) : node('span'),
      node(
        'span',
        {},
        line.title,
        node(
          'small',
          {},
          [line.variantTitle, `${own.quantity} ${new Intl.NumberFormat(language).format(line.quantity)}`]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
      node('span', {}, money(line.total)),
    ),
  );
  const row = (label, value, className) =>
    node('div', className ? { class: className } : {}, node('dt', {}, label), node('dd', {}, value));
  return node(
    'aside',
    { class: 'summary', 'aria-label': own.summary },
    node('ul', {}, ...lines),
    node(
      'dl',
      {},
      row(own.subtotal, money(cart.subtotal.money)),
      ...cart.discounts.map((discount) =>
        row(discount.title || own.discount, money({ ...discount.amount, amount: -discount.amount.amount })),
      ),
      ...cart.giftCards.map((card) =>
        row(`${own.giftCard} ···· ${card.last}`, money({ ...card.used, amount: -card.used.amount })),
      ),
      ...(cart.storeCredit
        ? [row(own.storeCredit, money({ ...cart.storeCredit.used, amount: -cart.storeCredit.used.amount }))]
        : []),
      row(own.shipping, money(shipping)),
      row(own.total, money(cart.total.money), 'sum'),
    ),
  );
}
