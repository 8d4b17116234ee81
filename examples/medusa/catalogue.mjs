// What this engine sells is what the demo sells: the demo's own shop is asked, and Medusa is filled with the answers.
import { fileURLToPath } from 'node:url';

const memory = fileURLToPath(new URL('../../packages/adapters/dist/memory/index.js', import.meta.url));

/** A decimal per currency, `'24 590000 ...'`, by its currency in Medusa's letters. */
const byCurrency = (seed, row) =>
  Object.fromEntries(row.split(' ').map((amount, i) => [seed.currencies[i].toLowerCase(), Number(amount)]));

/** Plain data, for the script that fills the database. */
export async function demoCatalogue() {
  const { demoSeed: seed, createMemoryBackend } = await import(memory);
  const backend = createMemoryBackend(seed);
  const handles = seed.products.map(({ handle }) => ({ handle }));
  const markets = Object.entries(seed.countries).map(([country, currency]) => ({ country, currency }));
  const seen = (locale, { country, currency }) =>
    backend.products(handles, {
      locale,
      country,
      currency,
      mediaBase: '/static/media',
      designsBase: '/static/gift-designs',
    });
  const views = markets.map((market) => seen('en', market));
  const decimal = ({ amount, exponent }) => amount / 10 ** exponent;

  const products = views[0].map((product, p) => ({
    handle: product.handle,
    kind: product.kind,
    title: product.title,
    description: product.description ?? '',
    pictures: product.pictures.map(({ url }) => url),
    terms: product.terms,
    options: product.options.map(({ label, values }) => ({ title: label, values: values.map((value) => value.label) })),
    variants: product.variants.map((variant, v) => {
      const labels = variant.selectedOptions.map(({ name, value }) => {
        const option = product.options.find((entry) => entry.name === name);
        return [option.label, option.values.find((entry) => entry.value === value).label];
      });
      const sold = markets.map(({ currency }, m) => ({
        currency: currency.toLowerCase(),
        variant: views[m][p].variants[v],
      }));
      return {
        sku: variant.sku ?? variant.id,
        title: variant.title || product.title,
        options: Object.fromEntries(labels),
        prices: Object.fromEntries(sold.map(({ currency, variant: { price } }) => [currency, decimal(price)])),
        was: Object.fromEntries(
          sold.flatMap(({ currency, variant: { compareAtPrice } }) =>
            compareAtPrice ? [[currency, decimal(compareAtPrice)]] : [],
          ),
        ),
        // `null` = never runs out.
        stock: variant.stock.quantity ?? null,
        backOrder: variant.stock.state === 'back-order',
        picture: variant.picture?.url ?? null,
      };
    }),
  }));
  return {
    vendor: seed.vendor,
    countries: Object.fromEntries(
      markets.map(({ country, currency }) => [country.toLowerCase(), currency.toLowerCase()]),
    ),
    featured: seed.featured,
    products,
    // Free shipping is no reduction of goods: Medusa counts it at its checkout.
    discounts: seed.discounts
      .filter(({ effect }) => typeof effect === 'object')
      .map(({ code, effect: { percent = null, fixed }, minimum, expired = false }) => ({
        code,
        expired,
        percent,
        fixed: fixed ? byCurrency(seed, fixed) : null,
        minimum: minimum ? byCurrency(seed, minimum) : null,
      })),
    shipping: byCurrency(seed, seed.shipping),
    giftCard: {
      handle: seed.giftCard.handle,
      messageMaxLength: seed.giftCard.messageMaxLength,
      nameMaxLength: seed.giftCard.nameMaxLength,
      maxRecipients: seed.giftCard.maxRecipients,
    },
    // As the README of the repository tells them: sample money for sample people.
    giftCards: [
      { code: 'KILN-4F7Q-9ZXC-25TT', usd: 50 },
      { code: 'KILN-8M2W-6RHD-K3PV', usd: 10 },
    ],
    accounts: [
      { name: 'Amina Haque', email: 'amina@example.com', password: 'kiln-and-clove', usd: 20 },
      { name: 'Tomás Rivera', email: 'tomas@example.com', password: 'kiln-and-clove', usd: 0 },
    ],
  };
}
