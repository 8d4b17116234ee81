// Where an order of the sample shop is paid: Vendure's own flow, from the session that the adapter keeps, to its test payment.
import { adapter as open, sessionStorage } from '/cdn/adapters/vendure.js';
import { language, node, own, summaryOf } from '/page.js';

const ADDRESS = {
  en: { name: 'Alex Morgan', email: 'alex@example.com', street: '12 Harbour Street', city: 'Portland', postcode: '04101', country: 'US' },
  bn: { name: 'নুসরাত জাহান', email: 'nusrat@example.com', street: '২৪ ধানমন্ডি, সড়ক ৭', city: 'ঢাকা', postcode: '1205', country: 'BD' },
  ar: { name: 'ليلى العنزي', email: 'layla@example.com', street: 'شارع الخليج، قطعة ٣', city: 'الكويت', postcode: '13001', country: 'KW' },
  id: { name: 'Sari Wijaya', email: 'sari@example.com', street: 'Jalan Kemang Raya 8', city: 'Jakarta', postcode: '12730', country: 'ID' },
  vi: { name: 'Nguyễn Minh Anh', email: 'minhanh@example.com', street: '25 Nguyễn Huệ', city: 'TP. Hồ Chí Minh', postcode: '700000', country: 'VN' },
};

const config = { shop: document.querySelector('meta[name="vitrine-shop"]').content, token: null };
const storage = sessionStorage(config);
const shop = open(config);
await shop.connect({ market: { locale: language, country: null, currency: null }, storage, fetch: (...request) => fetch(...request) });
const cart = await shop.cart.get();
const page = document.querySelector('#page');
document.title = `${own.checkout} · Kiln & Clove`;

/** As the shopper whose cart it is, in the currency it is in: Vendure would convert it otherwise. */
async function ask(query, variables) {
  const response = await fetch(`${config.shop}?languageCode=${language}&currencyCode=${cart.currency}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${storage.get(`vitrine:vendure:${shop.shop}:session`)}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  const [result] = Object.values(data ?? {});
  if (errors || result?.errorCode) throw new Error(errors?.[0]?.extensions?.code ?? result.errorCode);
  return result;
}

const RESULT = '{__typename ...on ErrorResult{errorCode} ...on Order{code state totalWithTax shippingWithTax}}';
const money = (amount) => ({ amount, currency: cart.currency, exponent: 2 });

/** Says where it goes; answers the order with the price of the way. */
async function deliver({ name, street, city, postcode, country }) {
  await ask(`mutation($input:CreateAddressInput!){setOrderShippingAddress(input:$input)${RESULT}}`, { input: { fullName: name, streetLine1: street, city, postalCode: postcode, countryCode: country } });
  const [method] = await ask('{eligibleShippingMethods{id}}');
  return ask(`mutation($id:[ID!]!){setOrderShippingMethod(shippingMethodId:$id)${RESULT}}`, { id: [method.id] });
}

/** Gift cards and store credit first, for as much as they hold; the test payment pays the rest. */
async function pay(address) {
  if (!(await ask('{activeCustomer{id}}'))) {
    const [firstName, ...lastName] = address.name.split(' ');
    await ask(`mutation($input:CreateCustomerInput!){setCustomerForOrder(input:$input)${RESULT}}`, { input: { firstName, lastName: lastName.join(' '), emailAddress: address.email } });
  }
  await deliver(address);
  await ask(`mutation{transitionOrderToState(state:"ArrangingPayment")${RESULT}}`);
  const payment = (method) => ask(`mutation($method:String!){addPaymentToOrder(input:{method:$method,metadata:{}})${RESULT}}`, { method });
  const order = cart.giftCards.length > 0 || cart.storeCredit ? await payment('gift-payment') : null;
  return order?.state === 'PaymentSettled' ? order : payment('test-payment');
}

if (!cart) {
  page.append(node('div', { class: 'thanks' }, node('h1', {}, own.checkout), node('p', {}, own.nothing), node('a', { href: '/' }, own.back)));
} else {
  const address = ADDRESS[language];
  const order = await deliver(address);
  // What is left on the cards pays the way too.
  const left = [...cart.giftCards.map(({ remaining }) => remaining), ...(cart.storeCredit ? [cart.storeCredit.remaining] : [])].reduce((sum, { amount }) => sum + amount, 0);
  const total = cart.total.money.amount + order.shippingWithTax - Math.min(left, order.shippingWithTax);
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
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    place.disabled = true;
    try {
      const { code } = await pay({ ...address, ...Object.fromEntries(new FormData(form)) });
      location.assign(`/order/${encodeURIComponent(code)}`);
    } catch {
      problem.textContent = own.failed;
      place.disabled = false;
    }
  });
  page.append(node('h1', {}, own.checkout), node('div', { class: 'till' }, form, summaryOf({ ...cart, total: { money: money(total) } }, money(order.shippingWithTax))));
  // `autofocus` of a node that is added by script is not honoured everywhere.
  place.focus({ preventScroll: true });
}
