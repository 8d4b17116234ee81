// The order page: Medusa lets whoever knows the id of an order read it.
import { own } from '/page.js';
import { ask, inMinorUnits, pictureAt } from '/store.js';
import { orderName, showOrder } from '/till.js';

const FIELDS =
  'display_id,email,currency_code,total,original_item_total,shipping_total,discount_total,credit_line_total,items.quantity,items.total,items.product_title,items.variant_title,items.thumbnail';

function shown(order) {
  const currency = order.currency_code.toUpperCase();
  const { maximumFractionDigits: exponent } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  const money = (major) => inMinorUnits(major, { currency, exponent });
  const discounts = [
    ...(order.discount_total > 0 ? [{ title: own.discount, amount: money(order.discount_total) }] : []),
    ...(order.credit_line_total > 0
      ? [{ title: `${own.giftCard}, ${own.storeCredit}`, amount: money(order.credit_line_total) }]
      : []),
  ];
  const lines = order.items.map(
    ({ quantity, total, product_title: title, variant_title: variantTitle, thumbnail }) => ({
      quantity,
      title,
      variantTitle: variantTitle ?? '',
      total: money(total),
      ...(thumbnail ? { picture: pictureAt(thumbnail) } : {}),
    }),
  );
  return {
    name: `#${order.display_id}`,
    email: order.email,
    cart: {
      lines,
      discounts,
      giftCards: [],
      subtotal: { money: money(order.original_item_total) },
      total: { money: money(order.total) },
    },
    shipping: money(order.shipping_total),
  };
}

const order = await ask(`/store/orders/${encodeURIComponent(orderName())}?fields=${FIELDS}`).then(
  ({ order }) => order,
  () => null,
);
showOrder(order && shown(order));
