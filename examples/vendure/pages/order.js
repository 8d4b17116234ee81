// The order page: Vendure lets whoever knows the code of a guest's order read it for two hours.
import { language, own } from '/page.js';
import { orderName, showOrder } from '/till.js';

const shop = document.querySelector('meta[name="vitrine-shop"]').content;
const code = orderName();

async function read() {
  const response = await fetch(`${shop}?languageCode=${language}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `query($code:String!){orderByCode(code:$code){currencyCode shippingWithTax totalWithTax customer{emailAddress} discounts{type description amountWithTax}
payments{method amount} lines{quantity discountedLinePriceWithTax productVariant{options{name} featuredAsset{preview} product{name featuredAsset{preview}}}}}}`,
      variables: { code },
    }),
  });
  return (await response.json()).data?.orderByCode ?? null;
}

function shown(order) {
  const money = (amount) => ({ amount, currency: order.currencyCode, exponent: 2 });
  const lines = order.lines.map(
    ({ quantity, discountedLinePriceWithTax, productVariant: { options, featuredAsset, product } }) => ({
      quantity,
      title: product.name,
      variantTitle: options.map(({ name }) => name).join(' / '),
      total: money(discountedLinePriceWithTax),
      picture: { url: (featuredAsset ?? product.featuredAsset).preview },
    }),
  );
  const paidByCard = (order.payments ?? [])
    .filter(({ method }) => method === 'gift-payment')
    .reduce((sum, { amount }) => sum + amount, 0);
  const discounts = [
    ...order.discounts
      .filter(({ type }) => type === 'DISTRIBUTED_ORDER_PROMOTION')
      .map(({ description, amountWithTax }) => ({ title: description, amount: money(-amountWithTax) })),
    ...(paidByCard > 0 ? [{ title: `${own.giftCard}, ${own.storeCredit}`, amount: money(paidByCard) }] : []),
  ];
  return {
    name: code,
    email: order.customer?.emailAddress ?? '',
    cart: {
      lines,
      discounts,
      giftCards: [],
      subtotal: { money: money(lines.reduce((sum, { total }) => sum + total.amount, 0)) },
      total: { money: money(order.totalWithTax - paidByCard) },
    },
    shipping: money(order.shippingWithTax),
  };
}

const order = await read().catch(() => null);
showOrder(order && shown(order));
