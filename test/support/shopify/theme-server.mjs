// What a Liquid storefront answers of its own: the documented Ajax API, and what Shopify's runtime asks for its
// standard actions. The shopper is known by a cookie, the market too.
import { createHash } from 'node:crypto';
import { Carts, currencyOf, variantOf } from './carts.mjs';
import { codes, DIGITS, goods } from './goods.mjs';
import { minor, money } from './money.mjs';

const number = (id) => Number(id.split('/').at(-1));
/** Whole amounts have two digits behind the point in every currency. */
const cents = (units, currency) => Math.round((units * 100) / 10 ** DIGITS[currency]);
const keyOf = ({ variantId, attributes }) =>
  `${number(variantId)}:${createHash('md5').update(JSON.stringify(attributes)).digest('hex')}`;

const pictureView = (picture) =>
  picture && {
    src: picture.url.replace('https:', ''),
    alt: picture.altText,
    width: picture.width,
    height: picture.height,
  };

function productView(product, currency) {
  const priceOf = (prices) => prices && cents(minor(prices[currency], currency), currency);
  return {
    id: number(product.id),
    title: product.title,
    handle: product.handle,
    description: product.description && `<p>${product.description}</p>`,
    vendor: product.vendor,
    url: `/products/${product.handle}`,
    requires_selling_plan: product.requiresSellingPlan,
    options: product.options.map(([name, values], at) => ({
      name,
      position: at + 1,
      values: values.map((value) => [value].flat()[0]),
    })),
    images: product.media.filter(Boolean).map(({ url }) => url.replace('https:', '')),
    media: product.media.map((picture) =>
      picture
        ? { media_type: 'image', src: picture.url, alt: picture.altText, width: picture.width, height: picture.height }
        : { media_type: 'video', alt: null },
    ),
    variants: product.variants.map((variant) => ({
      id: number(variant.id),
      title: variant.title,
      sku: variant.sku,
      options: Object.values(variant.options),
      option1: Object.values(variant.options)[0],
      available: variant.backOrder || variant.stock > 0,
      price: priceOf(variant.price),
      compare_at_price: priceOf(variant.compareAt),
      requires_shipping: variant.requiresShipping,
      featured_image: pictureView(variant.image),
      quantity_rule: {
        min: variant.rule.minimum ?? 1,
        max: variant.rule.maximum ?? null,
        increment: variant.rule.increment ?? 1,
      },
      ...(variant.unitPrice
        ? {
            unit_price: priceOf(variant.unitPrice.price),
            unit_price_measurement: {
              reference_value: variant.unitPrice.referenceValue,
              reference_unit: variant.unitPrice.referenceUnit.toLowerCase(),
            },
          }
        : {}),
    })),
  };
}

export function createThemeBackend() {
  const carts = new Carts();

  const sums = (cart) => {
    const currency = currencyOf(cart.country);
    const subtotal = carts.goodsOf(cart, currency);
    const off = cart.codes.flatMap((code) =>
      carts.whyNot(cart, code) ? [] : [{ code, amount: Math.round((subtotal * codes[code].percent) / 100) }],
    );
    return { currency, subtotal, off, total: subtotal - off.reduce((sum, { amount }) => sum + amount, 0) };
  };
  const totalOf = ({ variantId, quantity }, currency) =>
    minor(variantOf(variantId).variant.price[currency], currency) * quantity;
  /** Of something sold out Shopify's own list keeps a line of no units; the theme's does not show it. */
  const linesOf = (cart) => cart.lines.filter(({ quantity }) => quantity > 0);

  function ajaxCart(cart, country) {
    if (!cart)
      return {
        token: 'none',
        note: null,
        attributes: {},
        items: [],
        item_count: 0,
        currency: currencyOf(country),
        items_subtotal_price: 0,
        total_price: 0,
        total_discount: 0,
        cart_level_discount_applications: [],
        discount_codes: [],
      };
    const { currency, subtotal, off, total } = sums(cart);
    const items = linesOf(cart).map((line) => {
      const { product, variant } = variantOf(line.variantId);
      const each = cents(minor(variant.price[currency], currency), currency);
      return {
        id: number(line.variantId),
        key: keyOf(line),
        variant_id: number(line.variantId),
        product_id: number(product.id),
        handle: product.handle,
        quantity: line.quantity,
        product_title: product.title,
        variant_title: variant.title === 'Default Title' ? null : variant.title,
        title: `${product.title} - ${variant.title}`,
        url: `/products/${product.handle}?variant=${number(line.variantId)}`,
        price: each,
        original_price: each,
        final_price: each,
        final_line_price: each * line.quantity,
        gift_card: product.isGiftCard,
        requires_shipping: variant.requiresShipping,
        properties:
          line.attributes.length > 0 ? Object.fromEntries(line.attributes.map(({ key, value }) => [key, value])) : null,
        featured_image: variant.image
          ? {
              url: variant.image.url,
              alt: variant.image.altText,
              width: variant.image.width,
              height: variant.image.height,
            }
          : { url: null, alt: null, width: null, height: null },
        quantity_rule: {
          min: variant.rule.minimum ?? 1,
          max: variant.rule.maximum ?? null,
          increment: variant.rule.increment ?? 1,
        },
        line_level_discount_allocations: [],
      };
    });
    return {
      token: cart.path.split('/').at(-1),
      note: cart.note || null,
      attributes: Object.fromEntries(cart.attributes.map(({ key, value }) => [key, value])),
      items,
      currency,
      item_count: items.reduce((sum, { quantity }) => sum + quantity, 0),
      items_subtotal_price: cents(subtotal, currency),
      total_price: cents(total, currency),
      total_discount: 0,
      cart_level_discount_applications: off.map(({ code, amount }) => ({
        type: 'discount_code',
        title: code,
        total_allocated_amount: cents(amount, currency),
      })),
      discount_codes: cart.codes.map((code) => ({ code, applicable: carts.whyNot(cart, code) === null })),
    };
  }

  /** All that the actions say of a cart. */
  function summary(cart) {
    if (!cart) return null;
    const { currency, total } = sums(cart);
    return {
      id: cart.id,
      totalQuantity: linesOf(cart).reduce((sum, { quantity }) => sum + quantity, 0),
      cost: { totalAmount: money(total, currency) },
      lines: linesOf(cart).map((line) => ({
        id: line.id,
        quantity: line.quantity,
        cost: { totalAmount: money(totalOf(line, currency), currency) },
      })),
      discountCodes: cart.codes.map((code) => ({ code, applicable: carts.whyNot(cart, code) === null })),
    };
  }

  /** What Shopify's runtime asks of Shopify: several changes in one. */
  function standardUpdate(cart, { lines = [], note, attributes, discountCodes }) {
    const results = [];
    const adds = lines.filter(({ id }) => id === undefined);
    const removed = lines.filter(({ id, quantity }) => id !== undefined && quantity === 0);
    const updates = lines.filter(({ id, quantity }) => id !== undefined && quantity > 0);
    if (adds.length > 0) results.push(carts.add(cart, adds));
    if (updates.length > 0) results.push(carts.update(cart, updates));
    if (removed.length > 0)
      results.push(
        carts.remove(
          cart,
          removed.map(({ id }) => id),
        ),
      );
    if (note !== undefined) cart.note = note;
    if (attributes) cart.attributes = attributes;
    if (discountCodes) results.push(carts.setCodes(cart, discountCodes));
    const userErrors = results.flatMap((result) => result.userErrors);
    const warnings = results.flatMap((result) => result.warnings);
    return {
      cart: summary(cart),
      ...(userErrors.length > 0 ? { userErrors } : {}),
      ...(warnings.length > 0 ? { warnings } : {}),
    };
  }

  const log = [];

  async function handle(request, response) {
    const { pathname } = new URL(request.url, 'http://shop');
    const path = pathname.replace(/^\/vi\//, '/');
    const product = /^\/products\/([^/]+)\.js$/.exec(path);
    if (!product && !['/cart.js', '/cart/change.js', '/standard/get-cart', '/standard/update-cart'].includes(path))
      return false;
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const body = text ? JSON.parse(text) : {};
    const cookies = Object.fromEntries(
      (request.headers.cookie ?? '').split('; ').map((cookie) => cookie.split('=').map(decodeURIComponent)),
    );
    const country = cookies.localization ?? 'US';
    log.push({ method: request.method, path, body });
    let cart = cookies.cart ? carts.find(cookies.cart) : null;
    const reply = (status, answer, headers = {}) =>
      void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer));
    if (product) {
      const found = goods.find(
        ({ handle, soldIn = [country] }) => handle === decodeURIComponent(product[1]) && soldIn.includes(country),
      );
      reply(found ? 200 : 404, found ? productView(found, currencyOf(country)) : {});
    } else if (path === '/cart.js') reply(200, ajaxCart(cart, country));
    else if (path === '/cart/change.js') {
      const line = cart?.lines.find((one) => keyOf(one) === body.id);
      const result =
        line &&
        (body.quantity > 0
          ? carts.update(cart, [{ id: line.id, quantity: body.quantity }])
          : carts.remove(cart, [line.id]));
      if (!line)
        reply(400, { status: 'bad_request', message: 'Cart Error', description: 'no valid id or line parameter' });
      else if (result.userErrors.length > 0) reply(422, { status: 422, message: 'Cart Error' });
      else reply(200, ajaxCart(cart, country));
    } else if (path === '/standard/get-cart') reply(200, { cart: summary(cart) });
    else {
      cart ??= carts.create({ buyerIdentity: { countryCode: country } }).cart;
      reply(200, standardUpdate(cart, body), { 'set-cookie': `cart=${encodeURIComponent(cart.id)}; Path=/` });
    }
    return true;
  }

  return { carts, log, handle };
}
