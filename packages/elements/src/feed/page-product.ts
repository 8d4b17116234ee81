/** Finds the product that a page of a shop shows: what the page itself says comes before what a platform leaves. */
export function productOfPage(page: Document = document): string | null {
  return marked(page) ?? shopifyProduct(page) ?? wooCommerceProduct(page) ?? structuredProduct(page);
}

/** `data-product` on any element, the first one with a value. */
function marked(page: Document): string | null {
  return page.querySelector('[data-product]:not([data-product=""])')?.getAttribute('data-product') ?? null;
}

/** The address of a product page of Shopify ends with the handle, also inside a collection. */
function shopifyProduct(page: Document): string | null {
  if (!('Shopify' in (page.defaultView ?? {}))) return null;
  const path = page.defaultView?.location.pathname ?? '';
  const handle = /\/products\/([^/?#]+)\/?$/.exec(path)?.[1];
  return handle ? decoded(handle) : null;
}

/** WooCommerce names the id of the product in a class of the body or in its form. */
function wooCommerceProduct(page: Document): string | null {
  if (!page.body?.classList.contains('single-product')) return null;
  const named = [...page.body.classList].map((name) => /^postid-(\d+)$/.exec(name)?.[1]).find(Boolean);
  return named ?? page.querySelector('form.cart [name="add-to-cart"]')?.getAttribute('value') ?? null;
}

/** JSON-LD: a `Product` that is the only one, or the main entity of the page. */
function structuredProduct(page: Document): string | null {
  const found: string[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      collect(JSON.parse(script.textContent ?? ''), found);
    } catch {
      // Not ours to mend.
    }
  }
  const [first, second] = found;
  return second === undefined || second === first ? (first ?? null) : null;
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) return value.forEach((entry) => collect(entry, found));
  if (typeof value !== 'object' || value === null) return;
  const types: unknown = Reflect.get(value, '@type');
  const isProduct = [types].flat().some((type) => type === 'Product' || type === 'ProductGroup');
  if (isProduct) {
    const id: unknown = ['productGroupID', 'productID', 'sku', '@id']
      .map((name) => Reflect.get(value, name) as unknown)
      .find((one) => (typeof one === 'string' && one !== '') || typeof one === 'number');
    const handle = /\/products?\/([^/?#]+)\/?(?:[?#]|$)/.exec(String(Reflect.get(value, 'url') ?? ''))?.[1];
    const name = handle ? decoded(handle) : id === undefined ? null : String(id);
    if (name !== null) found.push(name);
    return;
  }
  for (const key of ['@graph', 'mainEntity']) collect(Reflect.get(value, key), found);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
