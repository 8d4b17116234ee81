// Where an order of the sample shop is paid: Medusa's own flow, from the cart that the adapter keeps, to its test
// payment.
import { language } from '/page.js';
import { ask, inMinorUnits, shop, storage } from '/store.js';
import { address as filledIn, showCheckout } from '/till.js';

await shop.connect({
  market: { locale: language, country: null, currency: null },
  storage,
  fetch: (...request) => fetch(...request),
});
const cart = await shop.cart.get();
const path = `/store/carts/${cart?.id}`;

/**
 * Says where it goes; answers the cart with the price of the way. A cart has one address in the country of its region.
 */
async function deliver({ name, email, street, city, postcode }) {
  const {
    cart: { region_id: id },
  } = await ask(`${path}?fields=region_id`);
  const { region } = await ask(`/store/regions/${id}?fields=countries.iso_2`);
  const [first_name, ...last_name] = name.split(' ');
  const address = {
    first_name,
    last_name: last_name.join(' '),
    address_1: street,
    city,
    postal_code: postcode,
    country_code: region.countries[0].iso_2,
  };
  await ask(path, { email, shipping_address: address, billing_address: address });
  const {
    shipping_options: [option],
  } = await ask(`/store/shipping-options?cart_id=${cart.id}`);
  return (await ask(`${path}/shipping-methods?fields=total,shipping_total`, { option_id: option.id })).cart;
}

async function place(address) {
  const { total } = await deliver(address);
  // Gift cards and store credit are lines of the cart: they may have paid it all.
  if (total > 0) {
    const { payment_collection: collection } = await ask('/store/payment-collections', { cart_id: cart.id });
    await ask(`/store/payment-collections/${collection.id}/payment-sessions`, { provider_id: 'pp_system_default' });
  }
  const { type, order } = await ask(`${path}/complete`, {});
  if (type !== 'order') throw new Error(type);
  return order.id;
}

if (!cart) showCheckout(null);
else {
  const { total, shipping_total: shipping } = await deliver(filledIn);
  const { money } = cart.total;
  showCheckout({
    cart: { ...cart, total: { money: inMinorUnits(total, money) } },
    shipping: inMinorUnits(shipping, money),
    place,
  });
}
