// Resolvers of the mock over the published schema. Prices of lines follow `@inContext`, totals follow the buyer, as in
// the real one.
import { codes, COUNTRIES, goods } from './goods.mjs';
import { currencyOf, variantOf } from './carts.mjs';
import { minor, money } from './money.mjs';

const page = (list, { first = 50, after } = {}) => {
  const from = after ? Number(after) + 1 : 0;
  const nodes = list.slice(from, from + Math.min(first, 250));
  const end = from + nodes.length - 1;
  return {
    nodes,
    pageInfo: {
      hasNextPage: end < list.length - 1,
      hasPreviousPage: from > 0,
      startCursor: String(from),
      endCursor: nodes.length > 0 ? String(end) : null,
    },
  };
};

const productView = (product, context) => ({ __typename: 'Product', product, context });
const variantView = (product, variant, context) => ({ __typename: 'ProductVariant', product, variant, context });
const sold = (context) => (product) => !product.soldIn || product.soldIn.includes(context.country ?? 'US');
const image = (picture) => picture && { ...picture, __typename: 'Image' };

export function resolversFor(carts) {
  const inCart = (id, change) => {
    const cart = carts.find(id);
    if (!cart)
      return {
        cart: null,
        userErrors: [{ code: 'INVALID', field: ['cartId'], message: 'The specified cart does not exist.' }],
        warnings: [],
      };
    return { cart, ...change(cart) };
  };
  const answer = (context, { cart, userErrors, warnings }) => ({
    cart: cart && { cart, context },
    userErrors,
    warnings,
  });
  const plain = { userErrors: [], warnings: [] };

  const QueryRoot = {
    product: (_, { handle, id }, context) => {
      const product = goods.find((one) => one.handle === handle || one.id === id);
      return product && sold(context)(product) ? productView(product, context) : null;
    },
    node: (_, { id }, context) => {
      const there = variantOf(id);
      return there && sold(context)(there.product) ? variantView(there.product, there.variant, context) : null;
    },
    products: (_, args, context) =>
      page(
        goods.filter(sold(context)).map((product) => productView(product, context)),
        args,
      ),
    collection: (_, { handle }) => (handle === 'gifts' ? { handle } : null),
    cart: (_, { id }, context) => {
      const cart = carts.find(id);
      return cart && { cart, context };
    },
    localization: (_, __, context) => ({ country: context.country ?? 'US' }),
  };

  const priceIn = (context, prices) =>
    prices &&
    money(minor(prices[currencyOf(context.country)], currencyOf(context.country)), currencyOf(context.country));

  /** Discounts and gift cards of a cart, in the currency of its buyer. */
  const sums = (cart) => {
    const currency = currencyOf(cart.country);
    const subtotal = carts.goodsOf(cart, currency);
    const off = cart.codes.flatMap((code) =>
      carts.whyNot(cart, code) ? [] : [{ code, amount: Math.round((subtotal * codes[code].percent) / 100) }],
    );
    const total = subtotal - off.reduce((sum, { amount }) => sum + amount, 0);
    let due = total;
    const cards = cart.cards.map((card) => {
      const used = Math.min(card.balance, due);
      due -= used;
      return { card, used, left: card.balance - used };
    });
    return { currency, subtotal, off, total, cards };
  };

  return {
    QueryRoot,
    Mutation: {
      cartCreate: (_, { input }, context) => answer(context, carts.create(input)),
      cartLinesAdd: (_, { cartId, lines }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => carts.add(cart, lines)),
        ),
      cartLinesUpdate: (_, { cartId, lines }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => carts.update(cart, lines)),
        ),
      cartLinesRemove: (_, { cartId, lineIds }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => carts.remove(cart, lineIds)),
        ),
      cartNoteUpdate: (_, { cartId, note }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => ((cart.note = note), plain)),
        ),
      cartAttributesUpdate: (_, { cartId, attributes }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => ((cart.attributes = attributes), plain)),
        ),
      cartDiscountCodesUpdate: (_, { cartId, discountCodes }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => carts.setCodes(cart, discountCodes)),
        ),
      cartGiftCardCodesAdd: (_, { cartId, giftCardCodes }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => carts.addCards(cart, giftCardCodes)),
        ),
      cartGiftCardCodesRemove: (_, { cartId, appliedGiftCardIds }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => carts.removeCards(cart, appliedGiftCardIds)),
        ),
      cartBuyerIdentityUpdate: (_, { cartId, buyerIdentity }, context) =>
        answer(
          context,
          inCart(cartId, (cart) => ((cart.country = buyerIdentity.countryCode), plain)),
        ),
    },
    Node: { __resolveType: ({ __typename }) => __typename },
    Media: { __resolveType: ({ __typename }) => __typename },
    MediaImage: { image: ({ picture }) => image(picture) },
    BaseCartLine: { __resolveType: () => 'CartLine' },
    Merchandise: { __resolveType: () => 'ProductVariant' },
    CartDiscountAllocation: { __resolveType: () => 'CartCodeDiscountAllocation' },
    Localization: { country: ({ country }) => ({ code: country }) },
    Country: { currency: ({ code }) => ({ isoCode: COUNTRIES[code] ?? 'USD' }) },
    Collection: {
      products: (_, args, context) =>
        page(
          goods
            .filter(({ handle }) => ['gift-card', 'storage-jar'].includes(handle))
            .map((product) => productView(product, context)),
          args,
        ),
    },
    Product: {
      ...Object.fromEntries(
        ['id', 'handle', 'title', 'vendor', 'onlineStoreUrl', 'isGiftCard', 'requiresSellingPlan'].map((field) => [
          field,
          ({ product }) => product[field],
        ]),
      ),
      description: ({ product }) => product.description.replace(/<[^>]*>/g, ''),
      options: ({ product }) => product.options.map(([name, values]) => ({ name, values })),
      media: ({ product }, args) =>
        page(
          product.media.map((picture) => (picture ? { __typename: 'MediaImage', picture } : { __typename: 'Video' })),
          args,
        ),
      metafields: ({ product }, { identifiers }) =>
        identifiers.map(({ namespace, key }) => {
          const field = product.metafields[`${namespace}.${key}`];
          return field ? { namespace, key, ...field } : null;
        }),
      variants: ({ product, context }, args) =>
        page(
          product.variants.map((variant) => variantView(product, variant, context)),
          args,
        ),
    },
    ProductOption: { optionValues: ({ values }) => values.map((value) => ({ value: [value].flat() })) },
    ProductOptionValue: {
      name: ({ value }) => value[0],
      swatch: ({ value }) => (value[1] ? { color: value[1] } : null),
    },
    ProductVariant: {
      ...Object.fromEntries(
        ['id', 'title', 'sku', 'requiresShipping'].map((field) => [field, ({ variant }) => variant[field]]),
      ),
      availableForSale: ({ variant }) => variant.backOrder || variant.stock > 0,
      currentlyNotInStock: ({ variant }) => variant.backOrder && variant.stock === 0,
      quantityAvailable: ({ variant }, _, { units }) => {
        if (!units)
          throw Object.assign(new Error('Access denied for quantityAvailable field.'), {
            extensions: { code: 'ACCESS_DENIED' },
          });
        return variant.stock === Infinity ? 0 : variant.stock;
      },
      price: ({ variant, context }) => priceIn(context, variant.price),
      compareAtPrice: ({ variant, context }) => priceIn(context, variant.compareAt),
      unitPrice: ({ variant, context }) => variant.unitPrice && priceIn(context, variant.unitPrice.price),
      unitPriceMeasurement: ({ variant }) =>
        variant.unitPrice && {
          referenceValue: variant.unitPrice.referenceValue,
          referenceUnit: variant.unitPrice.referenceUnit,
        },
      selectedOptions: ({ variant }) => Object.entries(variant.options).map(([name, value]) => ({ name, value })),
      quantityRule: ({ variant }) => ({ minimum: 1, maximum: null, increment: 1, ...variant.rule }),
      image: ({ variant }) => image(variant.image),
      product: ({ product, context }) => productView(product, context),
    },
    Cart: {
      id: ({ cart }) => cart.id,
      note: ({ cart }) => cart.note || null,
      attributes: ({ cart }) => cart.attributes,
      checkoutUrl: ({ cart }) => `https://checkout.kiln.example/cart/c/${cart.path.split('/').at(-1)}?key=${cart.key}`,
      totalQuantity: ({ cart }) => cart.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      cost: ({ cart }) => sums(cart),
      discountCodes: ({ cart }) => cart.codes.map((code) => ({ code, applicable: carts.whyNot(cart, code) === null })),
      discountAllocations: ({ cart }) => {
        const { off, currency } = sums(cart);
        return off.map(({ code, amount }) => ({ code, discountedAmount: money(amount, currency) }));
      },
      appliedGiftCards: ({ cart }) => {
        const { cards, currency } = sums(cart);
        return cards.map(({ card, used, left }) => ({
          id: card.id,
          lastCharacters: card.code.slice(-4),
          balance: money(left, currency),
          amountUsed: money(used, currency),
          presentmentAmountUsed: money(used, currency),
        }));
      },
      lines: ({ cart, context }, args) =>
        page(
          cart.lines.map((line) => ({ ...line, context })),
          args,
        ),
    },
    CartCost: {
      subtotalAmount: ({ subtotal, currency }) => money(subtotal, currency),
      totalAmount: ({ total, currency }) => money(total, currency),
      subtotalAmountEstimated: () => true,
      totalAmountEstimated: () => true,
    },
    CartLine: {
      attributes: ({ attributes }) => attributes,
      discountAllocations: () => [],
      merchandise: ({ variantId, context }) =>
        variantView(variantOf(variantId).product, variantOf(variantId).variant, context),
      cost: ({ variantId, quantity, context }) => ({ variant: variantOf(variantId).variant, quantity, context }),
    },
    CartLineCost: {
      amountPerQuantity: ({ variant, context }) => priceIn(context, variant.price),
      compareAtAmountPerQuantity: ({ variant, context }) => priceIn(context, variant.compareAt),
      totalAmount: ({ variant, quantity, context }) => {
        const currency = currencyOf(context.country);
        return money(minor(variant.price[currency], currency) * quantity, currency);
      },
    },
  };
}
