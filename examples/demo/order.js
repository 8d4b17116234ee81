// The order page: names the order and shows what it holds.
import { backend } from '/cdn/adapters/memory.js';
import { language, node, own, summaryOf } from '/page.js';

const name = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const order = backend().order(name);
const page = document.querySelector('#page');
document.title = `${name} · Kiln & Clove`;
document.documentElement.lang = language;

if (order === null) {
  page.append(node('div', { class: 'thanks' }, node('h1', {}, own.unknownOrder), node('a', { href: '/' }, own.back)));
} else {
  const cart = { lines: order.lines, subtotal: { money: order.subtotal }, discounts: order.discounts, giftCards: order.giftCards, ...(order.storeCredit ? { storeCredit: { used: order.storeCredit } } : {}), total: { money: order.total } };
  page.append(
    node(
      'div',
      { class: 'till' },
      node(
        'div',
        { class: 'thanks' },
        node('h1', {}, own.thanks),
        node('p', {}, `${own.orderLine} `, node('strong', { class: 'order-name', dir: 'ltr' }, order.name)),
        node('p', {}, `${own.orderText} `, node('bdi', {}, order.address.email)),
        node('a', { href: '/' }, own.back),
      ),
      summaryOf(cart, order.shipping),
    ),
  );
}
