/** The checkout and the order page, whoever sells. */
import { language, node, own, summaryOf } from '/page.js';

const ADDRESS = {
  en: {
    name: 'Alex Morgan',
    email: 'alex@example.com',
    street: '12 Harbour Street',
    city: 'Portland',
    postcode: '04101',
    country: 'US',
  },
  bn: {
    name: 'নুসরাত জাহান',
    email: 'nusrat@example.com',
    street: '২৪ ধানমন্ডি, সড়ক ৭',
    city: 'ঢাকা',
    postcode: '1205',
    country: 'BD',
  },
  ar: {
    name: 'ليلى العنزي',
    email: 'layla@example.com',
    street: 'شارع الخليج، قطعة ٣',
    city: 'الكويت',
    postcode: '13001',
    country: 'KW',
  },
  id: {
    name: 'Sari Wijaya',
    email: 'sari@example.com',
    street: 'Jalan Kemang Raya 8',
    city: 'Jakarta',
    postcode: '12730',
    country: 'ID',
  },
  vi: {
    name: 'Nguyễn Minh Anh',
    email: 'minhanh@example.com',
    street: '25 Nguyễn Huệ',
    city: 'TP. Hồ Chí Minh',
    postcode: '700000',
    country: 'VN',
  },
};
/** What the form is filled with. */
export const address = ADDRESS[language];

const page = document.querySelector('#page');
const back = () => node('a', { href: '/' }, own.back);

/** Where the last add was made, if it was in a video: the page, the video and its time (demo.js keeps it). */
function videoMoment() {
  try {
    const kept = sessionStorage.getItem('kiln-clove:moment') ?? '';
    return /^\/(?!\/)[^#]*#t=[\d.]+&v=/.test(kept) ? kept : null;
  } catch {
    return null;
  }
}
const backToVideo = () => {
  const href = videoMoment();
  return href === null ? null : node('a', { class: 'act strong', href }, own.backToVideo);
};
const named = (title) => (document.title = `${title} · Kiln & Clove`);

/**
 * Shows what is in the cart and asks where it goes; `null` = there is nothing to pay. `place(address)` answers the name
 * that the order has in the address of its page.
 */
export function showCheckout(till) {
  named(own.checkout);
  if (till === null) {
    page.append(node('div', { class: 'thanks' }, node('h1', {}, own.checkout), node('p', {}, own.nothing), back()));
    return;
  }
  const { cart, shipping, place } = till;
  const field = (name, label, attributes = {}) =>
    node(
      'label',
      attributes.whole ? { class: 'whole' } : {},
      label,
      node('input', {
        name,
        value: address[name],
        required: true,
        type: attributes.type ?? 'text',
        autocomplete: attributes.autocomplete,
      }),
    );
  const problem = node('p', { class: 'problem', role: 'alert' });
  const button = node('button', { class: 'act strong', type: 'submit', autofocus: true }, own.place);
  const form = node(
    'form',
    {},
    node('h2', {}, own.address),
    node(
      'div',
      { class: 'fields' },
      field('name', own.name, { whole: true, autocomplete: 'name' }),
      field('street', own.street, { whole: true, autocomplete: 'street-address' }),
      field('city', own.city, { whole: true, autocomplete: 'address-level2' }),
      field('email', own.email, { whole: true, type: 'email', autocomplete: 'email' }),
    ),
    node('h2', {}, own.payment),
    node('p', {}, own.paymentText),
    problem,
    button,
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    problem.textContent = '';
    try {
      const name = await place({ ...address, ...Object.fromEntries(new FormData(form)) });
      location.assign(`/order/${encodeURIComponent(name)}`);
    } catch {
      problem.textContent = own.failed;
      button.disabled = false;
    }
  });
  page.append(node('h1', {}, own.checkout), node('div', { class: 'till' }, form, summaryOf(cart, shipping)));
  // `autofocus` of a node that is added by script is not honoured everywhere.
  button.focus({ preventScroll: true });
}

/** The name of the order whose page this is. */
export const orderName = () => decodeURIComponent(location.pathname.split('/').at(-1) ?? '');

/** Names the order and shows what it holds, `cart` in the form of a cart; `null` = nobody knows it. */
export function showOrder(order) {
  named(order?.name ?? own.unknownOrder);
  if (order === null) {
    page.append(node('div', { class: 'thanks' }, node('h1', {}, own.unknownOrder), back()));
    return;
  }
  const { name, email, cart, shipping } = order;
  page.append(
    node(
      'div',
      { class: 'till' },
      node(
        'div',
        { class: 'thanks' },
        node('h1', {}, own.thanks),
        node('p', {}, `${own.orderLine} `, node('strong', { class: 'order-name', dir: 'ltr' }, name)),
        node('p', {}, `${own.orderText} `, node('bdi', {}, email)),
        backToVideo(),
        back(),
      ),
      summaryOf(cart, shipping),
    ),
  );
}
