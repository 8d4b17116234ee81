// Where the demonstration shop is paid. It reads the cart whose checkout was begun from the same browser's memory shop.
import { backend } from '/cdn/adapters/memory.js';
import { language, node, own, summaryOf } from '/page.js';

const ADDRESS = {
  en: { name: 'Alex Morgan', email: 'alex@example.com', street: '12 Harbour Street', city: 'Portland', postcode: '04101', country: 'US' },
  bn: { name: 'নুসরাত জাহান', email: 'nusrat@example.com', street: '২৪ ধানমন্ডি, সড়ক ৭', city: 'ঢাকা', postcode: '1205', country: 'BD' },
  ar: { name: 'ليلى العنزي', email: 'layla@example.com', street: 'شارع الخليج، قطعة ٣', city: 'الكويت', postcode: '13001', country: 'KW' },
  id: { name: 'Sari Wijaya', email: 'sari@example.com', street: 'Jalan Kemang Raya 8', city: 'Jakarta', postcode: '12730', country: 'ID' },
  vi: { name: 'Nguyễn Minh Anh', email: 'minhanh@example.com', street: '25 Nguyễn Huệ', city: 'TP. Hồ Chí Minh', postcode: '700000', country: 'VN' },
};

const shop = backend();
const page = document.querySelector('#page');
const quote = shop.quote({ locale: language });
document.title = `${own.checkout} · Kiln & Clove`;

if (quote === null) {
  page.append(node('div', { class: 'thanks' }, node('h1', {}, own.checkout), node('p', {}, own.nothing), node('a', { href: '/' }, own.back)));
} else {
  const address = ADDRESS[language];
  const field = (name, label, attributes = {}) =>
    node('label', attributes.whole ? { class: 'whole' } : {}, label, node('input', { name, value: address[name], required: true, type: attributes.type ?? 'text', autocomplete: attributes.autocomplete }));
  const problem = node('p', { class: 'problem', role: 'alert' });
  const place = node('button', { class: 'act strong', type: 'submit', autofocus: true }, own.place);
  const form = node(
    'form',
    {},
    node('h2', {}, own.address),
    node(
      'div',
      { class: 'fields' },
      field('name', own.name, { whole: true, autocomplete: 'name' }),
      field('street', own.street, { whole: true, autocomplete: 'street-address' }),
      field('city', own.city, { autocomplete: 'address-level2' }),
      field('email', own.email, { type: 'email', autocomplete: 'email' }),
    ),
    node('h2', {}, own.payment),
    node('p', {}, own.paymentText),
    problem,
    place,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    place.disabled = true;
    try {
      const order = shop.placeOrder({ ...address, ...Object.fromEntries(new FormData(form)) }, { locale: language });
      location.assign(`/order/${encodeURIComponent(order.name)}`);
    } catch {
      problem.textContent = own.failed;
      place.disabled = false;
    }
  });
  page.append(node('h1', {}, own.checkout), node('div', { class: 'till' }, form, summaryOf({ ...quote.cart, total: { money: quote.total } }, quote.shipping)));
  // `autofocus` of a node that is added by script is not honoured everywhere.
  place.focus({ preventScroll: true });
}
