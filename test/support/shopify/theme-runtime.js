// Shopify's standard storefront actions and events, as documented at shopify.dev/docs/api/storefront-events-and-actions, for a page in a
// browser or in Node. `fetch` reaches the shop; `target` is where events bubble to; `drawer` is what the theme opens.

const EVENT = {
  note: 'shopify:cart:note-update',
  attributes: 'shopify:cart:attributes-update',
  discountCodes: 'shopify:cart:discount-update',
};

export function createStandardActions({ fetch, target, root = '/', drawer }) {
  const dispatch = (name, payload) =>
    target.dispatchEvent(Object.assign(new Event(name, { bubbles: true, cancelable: true }), payload));

  async function call(path, payload, signal) {
    const response = await fetch(`${root}standard/${path}`, {
      method: 'POST',
      body: JSON.stringify(payload),
      ...(signal ? { signal } : {}),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  }

  /** The events of an update: as it begins, with a promise of how it ends. */
  function announce(payload, promise, { context = 'standard-action', detail } = {}) {
    const { lines = [] } = payload;
    const groups = {
      add: lines.filter(({ id }) => id === undefined),
      update: lines.filter(({ id, quantity }) => id !== undefined && quantity > 0),
      remove: lines.filter(({ id, quantity }) => id !== undefined && quantity === 0),
    };
    for (const [action, some] of Object.entries(groups))
      if (some.length > 0) dispatch('shopify:cart:lines-update', { action, context, lines: some, promise, detail });
    for (const [field, name] of Object.entries(EVENT))
      if (payload[field] !== undefined) dispatch(name, { context, [field]: payload[field], promise, detail });
  }

  const action = (own, configurable) => {
    let handler = null;
    return Object.assign((...call) => (handler ? handler(...call) : own(...call)), {
      isDefault: () => handler === null,
      ...(configurable ? { configure: (given) => (handler = given.handler) } : {}),
    });
  };

  return {
    getCart: action((payload, { signal } = {}) => call('get-cart', payload ?? {}, signal), false),
    updateCart: action((payload, { signal, event } = {}) => {
      const promise = call('update-cart', payload, signal);
      promise.catch((error) => dispatch('shopify:cart:error', { error: String(error), code: 'SERVICE_UNAVAILABLE' }));
      announce(payload, promise, event);
      return promise;
    }, true),
    openCart: action(async () => drawer?.open(), true),
  };
}
