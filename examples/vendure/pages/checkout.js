// Where an order of the sample shop is paid: Vendure's own flow, from the session that the adapter keeps, to its test
// payment.
import { adapter as open, storageOf } from '/cdn/adapters/vendure.js';
import { language } from '/page.js';
import { address as filledIn, showCheckout } from '/till.js';

const config = { shop: document.querySelector('meta[name="vitrine-shop"]').content, token: null };
const shop = open(config);
const storage = storageOf(shop, config.shop);
await shop.connect({
  market: { locale: language, country: null, currency: null },
  storage,
  fetch: (...request) => fetch(...request),
});
const cart = await shop.cart.get();

/** As the shopper whose cart it is, in the currency it is in: Vendure would convert it otherwise. */
async function ask(query, variables) {
  const response = await fetch(`${config.shop}?languageCode=${language}&currencyCode=${cart.currency}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${storage.get(`vitrine:vendure:${shop.shop}:session`)}`,
    },
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
  await ask(`mutation($input:CreateAddressInput!){setOrderShippingAddress(input:$input)${RESULT}}`, {
    input: { fullName: name, streetLine1: street, city, postalCode: postcode, countryCode: country },
  });
  const [method] = await ask('{eligibleShippingMethods{id}}');
  return ask(`mutation($id:[ID!]!){setOrderShippingMethod(shippingMethodId:$id)${RESULT}}`, { id: [method.id] });
}

/** Gift cards and store credit first, for as much as they hold; the test payment pays the rest. */
async function pay(address) {
  if (!(await ask('{activeCustomer{id}}'))) {
    const [firstName, ...lastName] = address.name.split(' ');
    await ask(`mutation($input:CreateCustomerInput!){setCustomerForOrder(input:$input)${RESULT}}`, {
      input: { firstName, lastName: lastName.join(' '), emailAddress: address.email },
    });
  }
  await deliver(address);
  await ask(`mutation{transitionOrderToState(state:"ArrangingPayment")${RESULT}}`);
  const payment = (method) =>
    ask(`mutation($method:String!){addPaymentToOrder(input:{method:$method,metadata:{}})${RESULT}}`, { method });
  const order = cart.giftCards.length > 0 || cart.storeCredit ? await payment('gift-payment') : null;
  return order?.state === 'PaymentSettled' ? order : payment('test-payment');
}

if (!cart) showCheckout(null);
else {
  const order = await deliver(filledIn);
  // What is left on the cards pays the way too.
  const left = [
    ...cart.giftCards.map(({ remaining }) => remaining),
    ...(cart.storeCredit ? [cart.storeCredit.remaining] : []),
  ].reduce((sum, { amount }) => sum + amount, 0);
  const total = cart.total.money.amount + order.shippingWithTax - Math.min(left, order.shippingWithTax);
  showCheckout({
    cart: { ...cart, total: { money: money(total) } },
    shipping: money(order.shippingWithTax),
    place: async (address) => (await pay(address)).code,
  });
}
