// The adapter of the page, with what the script tag's attributes do not say: where the shop is paid, and what it shows
// beside an empty cart.
import { medusaAdapter } from '/cdn/adapters/medusa.js';

export const adapter = ({ shop, token }) =>
  medusaAdapter({
    url: shop,
    publishableKey: token,
    checkout: `${location.origin}/checkout`,
    featured: 'featured',
    giftCard: 'gift-card',
    language: 'en',
  });
