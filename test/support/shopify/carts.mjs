// The carts of the mock, with what the documentation and the field report of the real ones: stock speaks in warnings, a
// sold-out line stays with no units, a wrong gift code says nothing, codes replace each other, the key is part of the
// id, every repeated add is executed.
import { randomBytes } from 'node:crypto';
import { codes, COUNTRIES, giftCards, goods } from './goods.mjs';
import { minor } from './money.mjs';

const variants = new Map(
  goods.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }])),
);
const attributesKey = (attributes) => JSON.stringify([...attributes].map(({ key, value }) => [key, value]).sort());
const userError = (code, field, message) => ({ code, field, message });

export const currencyOf = (country) => COUNTRIES[country ?? 'US'] ?? 'USD';

export class Carts {
  #carts = new Map();
  #cards = giftCards();
  #made = 0;

  #token() {
    this.#made += 1;
    return randomBytes(8).toString('hex');
  }

  find(id) {
    const [path, key] = String(id).split('?key=');
    const cart = this.#carts.get(path);
    // Without its key the id names somebody else's cart.
    return cart && cart.key === key && !cart.gone ? cart : null;
  }

  /** Behind everybody's back. */
  lose(id) {
    const cart = this.find(id);
    if (cart) cart.gone = true;
  }

  create(input) {
    const path = `gid://shopify/Cart/${this.#token()}`;
    const key = this.#token();
    const cart = {
      id: `${path}?key=${key}`,
      path,
      key,
      country: input.buyerIdentity?.countryCode ?? null,
      lines: [],
      codes: [],
      cards: [],
      note: input.note ?? '',
      attributes: input.attributes ?? [],
      gone: false,
    };
    const { userErrors, warnings } = this.add(cart, input.lines ?? []);
    if (userErrors.length > 0) return { cart: null, userErrors, warnings };
    this.#carts.set(path, cart);
    return { cart, userErrors, warnings };
  }

  #check(lines, cart) {
    return lines.flatMap(({ merchandiseId, quantity = 1 }, at) => {
      const field = ['lines', String(at), 'quantity'];
      const there = variants.get(merchandiseId);
      if (!there)
        return [
          userError(
            'INVALID',
            ['lines', String(at), 'merchandiseId'],
            `The merchandise with id ${merchandiseId} does not exist.`,
          ),
        ];
      if (there.product.requiresSellingPlan)
        return [userError('VARIANT_REQUIRES_SELLING_PLAN', field, 'A selling plan is needed.')];
      const { minimum = 1, maximum = null, increment = 1 } = there.variant.rule;
      const already =
        cart?.lines.filter((line) => line.variantId === merchandiseId).reduce((sum, line) => sum + line.quantity, 0) ??
        0;
      const total = already + quantity;
      if (total < minimum) return [userError('MINIMUM_NOT_MET', field, 'Too few.')];
      if (maximum !== null && total > maximum) return [userError('MAXIMUM_EXCEEDED', field, 'Too many.')];
      return total % increment === 0 ? [] : [userError('INVALID_INCREMENT', field, 'Not a step.')];
    });
  }

  /** The line gets what there is. */
  #fill(line, wanted, warnings) {
    const { variant } = variants.get(line.variantId);
    const free = variant.backOrder ? Infinity : variant.stock;
    line.quantity = Math.min(wanted, free);
    if (free === 0) warnings.push({ code: 'MERCHANDISE_OUT_OF_STOCK', target: line.id, message: 'Sold out.' });
    else if (wanted > free)
      warnings.push({ code: 'MERCHANDISE_NOT_ENOUGH_STOCK', target: line.id, message: `Only ${free}.` });
  }

  add(cart, lines) {
    const userErrors = this.#check(lines, cart);
    const warnings = [];
    if (userErrors.length > 0) return { userErrors, warnings };
    for (const { merchandiseId, quantity = 1, attributes = [] } of lines) {
      let line = cart.lines.find(
        (other) => other.variantId === merchandiseId && attributesKey(other.attributes) === attributesKey(attributes),
      );
      if (!line)
        cart.lines.push(
          (line = {
            id: `gid://shopify/CartLine/${this.#token()}?cart=${cart.path.split('/').at(-1)}`,
            variantId: merchandiseId,
            quantity: 0,
            attributes,
          }),
        );
      this.#fill(line, line.quantity + quantity, warnings);
    }
    return { userErrors, warnings };
  }

  update(cart, patches) {
    const warnings = [];
    const unknown = patches.findIndex(({ id }) => !cart.lines.some((line) => line.id === id));
    if (unknown >= 0)
      return {
        userErrors: [userError('INVALID_MERCHANDISE_LINE', ['lines', String(unknown), 'id'], 'There is no such line.')],
        warnings,
      };
    const userErrors = this.#check(
      patches.map(({ id, quantity }) => ({
        merchandiseId: cart.lines.find((line) => line.id === id).variantId,
        quantity,
      })),
      null,
    );
    if (userErrors.length > 0) return { userErrors, warnings };
    for (const { id, quantity, attributes } of patches) {
      const line = cart.lines.find((other) => other.id === id);
      // Left out: as they were. Given: replaced, also by nothing.
      if (attributes) line.attributes = attributes;
      this.#fill(line, quantity, warnings);
    }
    return { userErrors, warnings };
  }

  remove(cart, lineIds) {
    const unknown = lineIds.findIndex((id) => !cart.lines.some((line) => line.id === id));
    if (unknown >= 0)
      return {
        userErrors: [userError('INVALID_MERCHANDISE_LINE', ['lineIds', String(unknown)], 'There is no such line.')],
        warnings: [],
      };
    cart.lines = cart.lines.filter(({ id }) => !lineIds.includes(id));
    return { userErrors: [], warnings: [] };
  }

  setCodes(cart, list) {
    const seen = new Set();
    cart.codes = list.map((code) => code.toUpperCase()).filter((code) => !seen.has(code) && seen.add(code));
    const warnings = cart.codes.flatMap((code) => {
      const why = this.whyNot(cart, code);
      return why ? [{ code: why, target: cart.id, message: 'The code takes no effect.' }] : [];
    });
    return { userErrors: [], warnings };
  }

  whyNot(cart, code) {
    const known = codes[code];
    if (!known) return 'DISCOUNT_NOT_FOUND';
    if (known.inactive) return 'DISCOUNT_CURRENTLY_INACTIVE';
    if (cart.codes.some((other) => other !== code && codes[other]?.alone)) return 'DISCOUNT_CODE_NOT_HONOURED';
    if (known.only && !cart.lines.some(({ variantId }) => variants.get(variantId).product.id === known.only))
      return 'DISCOUNT_NO_ENTITLED_LINE_ITEMS';
    const currency = currencyOf(cart.country);
    if (known.from && this.goodsOf(cart, currency) < minor(known.from, currency))
      return 'DISCOUNT_PURCHASE_NOT_IN_RANGE';
    return null;
  }

  goodsOf = (cart, currency) =>
    cart.lines.reduce(
      (sum, { variantId, quantity }) =>
        sum + minor(variants.get(variantId).variant.price[currency], currency) * quantity,
      0,
    );

  /** Wrong codes are passed over. Spaces are not: a code with spaces is a wrong one. */
  addCards(cart, given) {
    for (const code of given) {
      const card = this.#cards.find((one) => one.code === code.toLowerCase());
      if (card && !cart.cards.includes(card)) cart.cards.push(card);
    }
    return { userErrors: [], warnings: [] };
  }

  removeCards(cart, ids) {
    cart.cards = cart.cards.filter(({ id }) => !ids.includes(id));
    return { userErrors: [], warnings: [] };
  }
}

export const variantOf = (id) => variants.get(id);
