// The Store API for the checkout and the order page, as the shopper whose cart it is.
import { storageOf } from '/cdn/adapters/medusa.js';
import { adapter as open } from '/shop.js';

const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
const config = { shop: meta('vitrine-shop'), token: meta('vitrine-token') };
export const shop = open(config);
export const storage = storageOf(shop, config.shop);

export async function ask(path, body) {
  const token = storage.get(`vitrine:medusa:${shop.shop}:session`);
  const response = await fetch(`${config.shop}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      'x-publishable-api-key': config.token,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.type ?? response.status);
  return answer;
}

/** Medusa's sums are JSON numbers in major units. `24.15e2` is read as 2415; 24.15 * 100 is not. */
export const inMinorUnits = (major, { currency, exponent }) => ({
  amount: Number(`${major}e${exponent}`),
  currency,
  exponent,
});

/** Medusa gives pictures that it serves itself by their path. */
export const pictureAt = (path) => ({ url: new URL(path, config.shop).href });
