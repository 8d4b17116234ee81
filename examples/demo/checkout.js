// Where the demonstration shop is paid. It reads the cart whose checkout was begun from the same browser's memory shop.
import { backend } from '/cdn/adapters/memory.js';
import { language } from '/page.js';
import { showCheckout } from '/till.js';

const shop = backend();
const quote = shop.quote({ locale: language });
showCheckout(
  quote && {
    cart: { ...quote.cart, total: { money: quote.total } },
    shipping: quote.shipping,
    place: (address) => shop.placeOrder(address, { locale: language }).name,
  },
);
