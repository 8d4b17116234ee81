// A backend whose every word and address is hostile. `hostileShop(texts)` is its adapter and what a journey turns on
// it.
(() => {
  const money = (amount, currency = 'USD') => ({ amount, currency, exponent: 2 });
  /** Own keys that a careless merge would take for the prototype. */
  const polluted = (value) =>
    Object.assign(JSON.parse('{"__proto__":{"hostile":true},"constructor":{"prototype":{"hostile":true}}}'), value);

  const product = (text) => {
    const picture = { url: text, alt: text, width: 40, height: 50 };
    const variant = (id, value) =>
      polluted({
        id,
        title: text,
        sku: text,
        selectedOptions: [{ name: text, value }],
        price: money(1000),
        compareAtPrice: money(1500),
        measurePrice: { price: money(100, text), per: text },
        purchasable: true,
        stock: { state: 'back-order', quantity: 3, availableOn: text },
        quantity: { min: 1, max: null, step: 1 },
        picture,
      });
    return polluted({
      id: text,
      handle: text,
      title: text,
      description: `${text}\n\n${text}`,
      vendor: text,
      url: text,
      lang: text,
      kind: 'physical',
      pictures: [picture, { url: text, alt: text }],
      options: [
        {
          name: text,
          label: text,
          values: [
            { value: text, label: text, color: text },
            { value: 'other', label: text, color: '#a1b2c3' },
          ],
        },
      ],
      variants: [variant(text, text), variant(`${text} other`, 'other')],
      priceRange: { min: money(1000), max: money(1000) },
      available: true,
      terms: polluted({ delivery: text, returns: text, protection: text }),
    });
  };

  const recipient = (text) => ({
    name: text,
    email: text,
    sender: text,
    message: text,
    designId: text,
    sendOn: { date: text, zone: text, offset: 0 },
  });

  const line = (text, index, kind = 'gift-card') =>
    polluted({
      id: `${text} ${index}`,
      variantId: text,
      productId: text,
      title: text,
      variantTitle: text,
      quantity: 2,
      rule: { min: 1, max: null, step: 1 },
      unitPrice: money(1000),
      compareAtPrice: money(1200),
      total: money(2000),
      picture: { url: text, alt: text },
      url: text,
      kind,
      attributes: [
        { key: text, value: text },
        { key: '__proto__', value: text },
      ],
      recipient: recipient(text),
    });

  globalThis.hostileShop = (texts) => {
    const one = {
      ...line('A mug', 0, 'physical'),
      attributes: [],
      recipient: undefined,
      title: 'A mug',
      variantTitle: '',
    };
    const state = {
      lines: [one],
      codes: [],
      giftCards: [],
      discounts: [],
      note: '',
      attributes: [],
      warnings: [],
      address: '/checkout',
    };
    const cart = () => {
      const { lines, codes, giftCards, discounts, note, attributes } = state;
      return polluted({
        id: 'cart',
        currency: 'USD',
        lines,
        count: lines.length * 2,
        subtotal: { money: money(2000), estimated: true },
        discounts,
        codes,
        giftCards,
        total: { money: money(2000), estimated: true },
        freeShipping: { threshold: money(5000), remaining: money(3000) },
        note,
        attributes,
      });
    };
    const result = () => ({ cart: cart(), warnings: state.warnings.splice(0) });
    const changed = (patch) => {
      Object.assign(state, patch);
      return result();
    };
    const adapter = polluted({
      name: texts[0],
      contract: 1,
      shop: texts[0],
      catalog: {
        products: async (refs) => refs.map(({ id, handle }) => product(id ?? handle)),
        featured: async () => texts.slice(0, 4).map(product),
      },
      cart: {
        idempotency: 'key',
        get: async () => cart(),
        add: async () => result(),
        update: async () => result(),
        remove: async () => result(),
        reset: async () => undefined,
        applyCode: async (code) => {
          if (code.length > 1000) throw new Error(code);
          return changed({
            codes: [{ code, applicable: false }],
            discounts: [{ title: code, code, amount: money(100) }],
          });
        },
        removeCode: async () => changed({ codes: [] }),
        setNote: async (note) => changed({ note }),
        setAttributes: async (attributes) => changed({ attributes }),
      },
      checkout: { url: async () => state.address, buyNow: true },
      giftCard: {
        config: async () =>
          polluted({
            product: { id: texts[0] },
            amounts: [money(2500)],
            custom: { min: money(1000), max: money(50000), step: money(100) },
            messageMaxLength: 200,
            nameMaxLength: 6000,
            scheduleMaxDays: 90,
            maxRecipients: 10,
            termsUrl: texts.find((text) => text.startsWith('javascript:')) ?? texts[0],
          }),
        designs: async () =>
          texts.map((text) =>
            polluted({
              id: text,
              occasion: text,
              title: text,
              image: text,
              still: text,
              ink: text,
              paper: text,
              textArea: { x: 0.1, y: 0.1, w: 0.8, h: 0.8 },
            }),
          ),
        addToCart: async (orders) =>
          changed({
            lines: [
              ...state.lines,
              ...orders.map((order, at) => ({ ...line('A gift card', at + 1), recipient: order.recipient })),
            ],
          }),
        apply: async (code) => {
          if (code.length > 1000) throw new Error(code);
          return changed({ giftCards: [{ id: code, last: code, used: money(100), remaining: money(100) }] });
        },
        remove: async () => changed({ giftCards: [] }),
      },
      videos: {
        get: async (id) =>
          polluted({
            id,
            title: texts[0],
            sources: [
              ...texts.slice(0, 40).map((url) => ({ src: `javascript:${url}`, type: url })),
              { src: '/fixtures/moving.mp4', type: 'video/mp4' },
            ],
            poster: texts[0],
            width: 640,
            height: 360,
            duration: 12,
            captions: [
              { src: '/hostile.vtt', lang: 'en', label: texts[0] },
              ...texts.slice(0, 20).map((text) => ({ src: text, lang: text, label: text })),
            ],
            track: {
              frame: null,
              renditions: [],
              hotspots: texts.map((text, at) => ({
                id: `video ${at} ${text}`,
                product: { id: text },
                ranges: [{ start: 0, end: 600 }],
                path: [{ t: 0, x: (at % 16) / 16 + 0.02, y: Math.floor(at / 16) / 18 + 0.02 }],
                shape: { type: 'point' },
                label: at % 2 ? polluted({ en: text, [text]: text }) : text,
                href: text,
                priority: 0,
              })),
            },
          }),
      },
    });
    return {
      adapter,
      /** The next address of the checkout. */
      leadTo: (address) => void (state.address = address),
      /** Everything that a cart can say, for every text at once. */
      fill: () => {
        Object.assign(state, {
          lines: texts.map((text, at) => line(text, at)),
          codes: texts.map((code) => ({ code, applicable: true })),
          giftCards: texts.map((last) => ({ id: last, last, used: money(1), remaining: money(2) })),
          discounts: texts.map((title) => ({ title, amount: money(1) })),
          note: texts.join('\n'),
          attributes: texts.map((key) => ({ key, value: key })),
          warnings: texts.map((title, at) => ({
            code: at % 2 ? 'price-changed' : 'line-removed',
            title,
            lineId: `${title} ${at}`,
          })),
        });
      },
    };
  };
})();
