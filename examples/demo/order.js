// The order page: names the order and shows what it holds.
import { backend } from '/cdn/adapters/memory.js';
import { orderName, showOrder } from '/till.js';

const order = backend().order(orderName());
showOrder(
  order && {
    name: order.name,
    email: order.address.email,
    cart: {
      lines: order.lines,
      subtotal: { money: order.subtotal },
      discounts: order.discounts,
      giftCards: order.giftCards,
      ...(order.storeCredit ? { storeCredit: { used: order.storeCredit } } : {}),
      total: { money: order.total },
    },
    shipping: order.shipping,
  },
);
