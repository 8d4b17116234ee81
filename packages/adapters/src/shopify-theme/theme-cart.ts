import {
  compareMoney,
  moneyFromDecimal,
  type CallOptions,
  type Cart,
  type CartResult,
  type VitrineError,
} from '@vitrine/core';
import { cappedWarnings } from '../cart/capped-warnings.js';
import { meaningOf, refuse } from '../storefront/refuse.js';
import { heard } from '../http/heard.js';
import { answerTo, maybe } from '../http/shape.js';
import { CART, type Ajax } from './ajax.js';
import { cartOf } from './cart-view.js';
import type { Catalog } from './catalog.js';
import { addressOf, type ActionOptions, type ThemeActions, type ThemePage } from './theme-page.js';

/** What the actions say of a cart: no more than ids, units and totals of lines. */
const SUMMARY = maybe({ lines: [{ id: '', quantity: 0, cost: { totalAmount: { amount: '', currencyCode: '' } } }] });
const COMPLAINTS = maybe([{ code: maybe(''), field: maybe(['']) }]);
const UPDATED = { userErrors: COMPLAINTS, warnings: COMPLAINTS } as const;

export interface Updated extends CartResult {
  readonly codes: string;
}

/** The cart of the page: changed by the actions, so that the theme knows of it; read by the Ajax API, which alone knows what is in it. */
export interface ThemeCart {
  read(options?: CallOptions): Promise<Cart | null>;
  /** As it was read last; `null` = never. */
  last(): Cart | null;
  update(payload: object, options?: CallOptions, wanted?: ReadonlyMap<string, number>): Promise<Updated>;
  /** Units by line id; nought takes a line off. */
  setUnits(units: ReadonlyMap<string, number>, options?: CallOptions): Promise<Updated>;
  /** Empties it. */
  clear(options?: CallOptions): Promise<void>;
  /** Goes along with what is done here, so that it is not taken for the page's doing. */
  readonly mark: object;
}

export function createThemeCart(page: ThemePage, ajax: Ajax, catalog: Catalog): ThemeCart {
  const mark = {};
  let generation = 0;
  let last: Cart | null = null;

  async function act(name: 'getCart' | 'updateCart', payload: object, { signal }: CallOptions = {}): Promise<unknown> {
    if (signal?.aborted) throw refuse('aborted');
    const actions = page.Shopify?.actions as ThemeActions;
    const how: ActionOptions = { ...(signal ? { signal } : {}), event: { detail: { vitrine: mark } } };
    // What is rejected could not be done, or nobody knows: a broken line, or the theme's own code.
    const asked = (async () => actions[name](payload, how))().catch(() =>
      Promise.reject(refuse(signal?.aborted ? 'aborted' : 'network', { ambiguous: name === 'updateCart' })),
    );
    // At once, whatever the theme's own code does about the signal.
    return heard(asked, signal, true);
  }

  async function read(options?: CallOptions): Promise<Cart | null> {
    const found = await ajax.get('cart.js', CART, options);
    if (!found) return null;
    const cart = (last = cartOf(...found, generation, addressOf(page, '')));
    for (const { handle, variant_id: variant, product_id: product } of found[0].items)
      catalog.learn(handle, `gid://shopify/ProductVariant/${variant}`, `gid://shopify/Product/${product}`);
    return cart.lines.length + cart.codes.length + cart.attributes.length > 0 || cart.note ? cart : null;
  }

  const present = async (options?: CallOptions): Promise<Cart> => {
    const found = await ajax.get('cart.js', CART, options);
    if (!found) throw refuse('cart-gone');
    return (last = cartOf(...found, generation, addressOf(page, '')));
  };

  /** As it stands after a change: who cannot read it does not know what came of that. */
  const after = (options?: CallOptions): Promise<Cart> =>
    present(options).catch(({ code, retryAfter }: VitrineError) =>
      Promise.reject(refuse(code, { ambiguous: true, ...(retryAfter ? { retryAfter } : {}) })),
    );

  async function update(
    payload: object,
    options?: CallOptions,
    wanted: ReadonlyMap<string, number> = new Map(),
  ): Promise<Updated> {
    const { userErrors, warnings } = answerTo(UPDATED, await act('updateCart', payload, options), 'shopify', true);
    const [error] = userErrors ?? [];
    if (error) {
      const message = `${error.code} ${error.field?.join('.')}`;
      throw refuse(meaningOf(message) ?? 'unknown', { message });
    }
    const cart = await after(options);
    return { cart, warnings: cappedWarnings(cart, wanted), codes: (warnings ?? []).map(({ code }) => code).join() };
  }

  /** The action's id of a line that the Ajax API knows by its key: the one with these units and this total, if there is just one. */
  async function idOf(key: string, cart: Cart, options?: CallOptions): Promise<string | null> {
    const answer = Object((Object(await act('getCart', {}, options)) as { cart?: unknown }).cart) as {
      readonly lines?: { readonly nodes?: unknown };
    };
    // A list by the reference, a connection as seen in the field.
    const lines =
      answerTo(SUMMARY, answer.lines ? { lines: answer.lines.nodes ?? answer.lines } : null, 'shopify')?.lines ?? [];
    const alike = (line: Cart['lines'][number]): readonly string[] =>
      lines.flatMap(
        ({
          id,
          quantity,
          cost: {
            totalAmount: { amount, currencyCode },
          },
        }) =>
          quantity === line.quantity &&
          currencyCode === cart.currency &&
          compareMoney(moneyFromDecimal(amount, currencyCode), line.total) === 0
            ? id
            : [],
      );
    const line = cart.lines.find(({ id }) => id === key);
    const ids = line ? alike(line) : [];
    return ids.length === 1 ? (ids[0] as string) : null;
  }

  async function setUnits(units: ReadonlyMap<string, number>, options?: CallOptions): Promise<Updated> {
    const before = await present(options);
    for (const key of units.keys()) if (!before.lines.some(({ id }) => id === key)) throw refuse('line-not-found');
    const wanted = new Map([...units].filter(([, quantity]) => quantity > 0));
    const ids = await Promise.all([...units.keys()].map((key) => idOf(key, before, options)));
    if (ids.every(Boolean))
      return update({ lines: [...units.values()].map((quantity, at) => ({ id: ids[at], quantity })) }, options, wanted);
    // Two lines look the same to the actions: the Ajax API can tell them apart, and the theme is told by the event that it would have got.
    const work = (async (): Promise<void> => {
      for (const [key, quantity] of units) {
        const { status } = await ajax.change(key, quantity, options);
        // What came before it is done.
        if (status > 399)
          throw refuse(status === 422 ? 'out-of-stock' : 'line-not-found', {
            message: `status ${status}`,
            ambiguous: key !== [...units.keys()][0],
          });
      }
    })();
    tell(
      [...units].map(([id, quantity]) => ({ id, quantity })),
      work.then(() => act('getCart', {}, options)),
    );
    await work;
    const cart = await after(options);
    return { cart, warnings: cappedWarnings(cart, wanted), codes: '' };
  }

  function tell(lines: readonly { readonly id: string; readonly quantity: number }[], promise: Promise<unknown>): void {
    promise.catch(() => {});
    const action = lines.some(({ quantity }) => quantity > 0) ? 'update' : 'remove';
    page.document?.dispatchEvent(
      Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
        action,
        context: 'dialog',
        lines,
        promise,
        detail: { vitrine: mark },
      }),
    );
  }

  return {
    mark,
    read,
    last: () => last,
    update,
    setUnits,
    async clear(options) {
      const cart = await present(options);
      if (cart.lines.length > 0) await setUnits(new Map(cart.lines.map(({ id }) => [id, 0])), options);
      if (cart.note || cart.codes.length > 0 || cart.attributes.length > 0)
        await update({ note: '', attributes: [], discountCodes: [] }, options);
      generation++;
    },
  };
}
