// Where a checkout may lead: every address of `/addresses.json` by both ways out, then one that is fine.
(() => {
  const query = new URLSearchParams(location.search);
  const { until } = probe;
  const find = (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector);
  let clock = performance.now();
  const press = (button) => {
    const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (clock += 1000) });
    button.dispatchEvent(event);
  };
  const start = async () => {
    globalThis.vitrine ??= Object.assign((...call) => globalThis.vitrine.q.push(call), { q: [] });
    const { adapter, leadTo } = hostileShop(['A mug']);
    vitrine('adapter', adapter);
    const shop = await new Promise((resolve) => vitrine('ready', resolve));
    await shop.cart.load();
    shop.view.openCart();
    await until('the checkout button', () => find('vitrine-cart-drawer', '[part~=checkout]'));
    shop.view.openProduct({ id: 'A mug' }, { element: 'test' });
    await until('the buy-now button', () => find('vitrine-product-sheet', '[part~=buy-now]'));
    const ways = {
      checkout: () => press(find('vitrine-cart-drawer', '[part~=checkout]')),
      'buy now': () => press(find('vitrine-product-sheet', '[part~=buy-now]')),
    };
    return { leadTo, ways };
  };

  const go = query.get('go');
  let ready;
  probe
    .run(async () => {
      ready = await start();
      if (go) return null;
      const { leadTo, ways } = ready;
      const here = location.href;
      const answers = (probe.answers = []);
      for (const address of await (await fetch('/addresses.json')).json()) {
        for (const [way, leave] of Object.entries(ways)) {
          leadTo(address);
          const answer = new Promise((resolve) => {
            for (const suffix of ['success', 'error'])
              document.addEventListener(
                `vitrine-checkout-start-${suffix}`,
                ({ detail }) => resolve(suffix === 'error' ? detail.code : `left for ${detail.url}`),
                { once: true },
              );
          });
          leave();
          const code = await Promise.race([answer, until('', () => false, 15_000).catch(() => 'nothing')]);
          answers.push({ address, way, code, stayed: location.href === here });
        }
      }
      return { answers, ...hostile.outcome() };
    })
    .then(() => {
      if (!go || !ready) return;
      ready.leadTo(go);
      ready.ways[query.get('way')]();
    });
})();
