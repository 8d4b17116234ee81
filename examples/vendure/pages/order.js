// The order page: Vendure lets whoever knows the code of a guest's order read it for two hours.
import { language, node, own, summaryOf } from '/page.js';

const shop = document.querySelector('meta[name="vitrine-shop"]').content;
const code = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const page = document.querySelector('#page');
document.title = `${code} · Kiln & Clove`;

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

const order = await read().catch(() => null);
if (order === null) {
  page.append(node('div', { class: 'thanks' }, node('h1', {}, own.unknownOrder), node('a', { href: '/' }, own.back)));
} else {
  const money = (amount) => ({ amount, currency: order.currencyCode, exponent: 2 });
  const lines = order.lines.map(({ quantity, discountedLinePriceWithTax, productVariant: { options, featuredAsset, product } }) => ({
    quantity,
    title: product.name,
    variantTitle: options.map(({ name }) => name).join(' / '),
    total: money(discountedLinePriceWithTax),
    picture: { url: (featuredAsset ?? product.featuredAsset).preview },
  }));
  const paidByCard = (order.payments ?? []).filter(({ method }) => method === 'gift-payment').reduce((sum, { amount }) => sum + amount, 0);
  const discounts = [
    ...order.discounts.filter(({ type }) => type === 'DISTRIBUTED_ORDER_PROMOTION').map(({ description, amountWithTax }) => ({ title: description, amount: money(-amountWithTax) })),
    ...(paidByCard > 0 ? [{ title: `${own.giftCard}, ${own.storeCredit}`, amount: money(paidByCard) }] : []),
  ];
  const cart = { lines, discounts, giftCards: [], subtotal: { money: money(lines.reduce((sum, { total }) => sum + total.amount, 0)) }, total: { money: money(order.totalWithTax - paidByCard) } };
  page.append(
    node(
      'div',
      { class: 'till' },
      node(
        'div',
        { class: 'thanks' },
        node('h1', {}, own.thanks),
        node('p', {}, `${own.orderLine} `, node('strong', { class: 'order-name', dir: 'ltr' }, code)),
        node('p', {}, `${own.orderText} `, node('bdi', {}, order.customer?.emailAddress ?? '')),
        node('a', { href: '/' }, own.back),
      ),
      summaryOf(cart, money(order.shippingWithTax)),
    ),
  );
}
