// The whole walk, by presses on what a shopper presses, in any engine.
probe
  .run(async (done) => {
    const { until } = probe;
    if (new URLSearchParams(location.search).has('only'))
      return until('a violation', () => probe.violations.length > 0);
    const find = (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector);
    const see = (host, selector) => until(`${selector} in <${host}>`, () => find(host, selector));
    const press = async (host, selector) => (await see(host, selector)).click();
    const type = (field, value) => {
      field.value = value;
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
    };
    const events = [];
    for (const act of [
      'cart-add',
      'cart-update',
      'cart-remove',
      'cart-code-apply',
      'gift-card-apply',
      'gift-card-add',
      'checkout-start',
    ]) {
      for (const suffix of ['success', 'error'])
        document.addEventListener(`vitrine-${act}-${suffix}`, ({ type, detail }) =>
          events.push(suffix === 'error' ? `${type} ${detail.code}` : type),
        );
    }
    globalThis.vitrine ??= Object.assign((...call) => globalThis.vitrine.q.push(call), { q: [] });
    const shop = await new Promise((resolve) => globalThis.vitrine('ready', resolve));
    const cart = () => shop.cart.$state.get().cart;
    const settled = () => shop.cart.$state.get().pending === 0;
    const [playerTag, sheet, drawer, form] = [
      'vitrine-player',
      'vitrine-product-sheet',
      'vitrine-cart-drawer',
      'vitrine-gift-card-form',
    ];
    // The side sheet is a popover, the drawer a modal dialog.
    const open = (host) => find(host, 'dialog')?.matches('[open], :popover-open') === true;
    /** After an add the toast offers the cart. */
    const viewCart = async () => {
      await press('vitrine-cart-toast', '[part~=view-cart]');
      await until('the drawer', () => open(drawer) && settled());
    };
    done('shop');

    await press(playerTag, '[part~=play-button]');
    const video = await see(playerTag, 'video');
    await until('the video to advance', () => video.currentTime > 0.3).catch((error) => {
      const { paused, muted, readyState, networkState, currentSrc, error: fault } = video;
      throw new Error(
        `${error.message}: ${JSON.stringify({ paused, muted, readyState, networkState, currentSrc, fault: fault?.message })} ${find(playerTag, '.fault')?.textContent}`,
      );
    });
    const source = video.currentSrc || String(video.srcObject);
    done('play');

    await press(playerTag, 'button[part~=hotspot]:not([data-group])');
    await until('the sheet', () => open(sheet) && find(sheet, 'button[type=submit]'));
    done('hotspot');
    const other = await see(sheet, '[part~=option] label:not([data-unavailable]) input[type=radio]:not(:checked)');
    const variant = new Promise((resolve) =>
      document.addEventListener('vitrine-variant-change', ({ detail }) => resolve(detail.variantId), { once: true }),
    );
    other.click();
    const chosen = await variant;
    done('variant');
    await press(sheet, 'button[type=submit]');
    await viewCart();
    await see(drawer, '[part~=line]');
    if (cart().lines[0].variantId !== chosen) throw new Error('another variant was added than was chosen');
    done('add');

    const count = cart().count;
    await press(drawer, '[part~=quantity] button:last-of-type');
    await until('one more', () => settled() && cart().count > count);
    done('quantity');

    (await see(drawer, '[part~=codes] summary')).click();
    const apply = async (id, code) => {
      const field = await see(drawer, `input#${id}`);
      field.value = code;
      field.form.querySelector('button[type=submit]').click();
    };
    await apply('code', 'NO-SUCH-CODE');
    await see(drawer, '#code-problem');
    done('wrong code');
    await until('the next gesture', () => new Promise((go) => setTimeout(() => go(true), 450)));
    await apply('code', 'WELCOME10');
    await see(drawer, '[part~=code]');
    done('code');
    await apply('gift', 'KILN-4F7Q-9ZXC-25TT');
    await see(drawer, '[part~=gift-card]');
    done('gift card applied');

    type(await see(drawer, 'textarea#note'), 'Leave it with the neighbour');
    await until('the note', () => settled() && cart().note === 'Leave it with the neighbour');
    done('note');

    await press(drawer, '[part~=remove]');
    (await see(drawer, '[data-undo]')).click();
    await until('the line again', () => settled() && find(drawer, '[part~=line]') && cart().lines.length === 1);
    done('undo');
    await press(drawer, 'header .close');
    await until('the drawer to close', () => !open(drawer));

    document.querySelector(form).scrollIntoView();
    type(await see(form, '[data-field^=name]'), 'Bo');
    type(await see(form, '[data-field^=email]'), 'bo@example.org');
    type(await see(form, '#sender'), 'Al');
    type(await see(form, '#message'), 'Many happy returns');
    find(form, '[part~=design]:last-of-type input').click();
    find(form, '[part~=chip] input').click();
    [...document.querySelector(form).shadowRoot.querySelectorAll('input[name=when]')].at(-1).click();
    const day = await see(form, '#date');
    type(day, day.max);
    find(form, '#consent').click();
    await until('the picture of the design', () => find(form, '[part~=card] img')?.complete);
    done('gift card filled');
    await press(form, 'button[type=submit]');
    await see(form, '.sent');
    await until(
      'the gift in the cart',
      () => settled() && cart().lines.some(({ kind, recipient }) => kind === 'gift-card' && recipient?.name === 'Bo'),
    );
    done('gift card sent');
    await viewCart();
    await press(drawer, 'header .close');

    const player = document.querySelector(playerTag);
    player.scrollIntoView();
    await player.play();
    const captions = await see(playerTag, '.control[aria-pressed]');
    if (captions.ariaPressed !== 'true') captions.click();
    await until('a caption', () => {
      if (video.ended || video.currentTime > video.duration - 2) player.seek(0.5);
      return find(playerTag, '[part~=captions]')?.textContent;
    });
    done('captions');

    await press(playerTag, '[data-opens=settings]');
    const selects = await until('the settings', () => [...player.shadowRoot.querySelectorAll('[part~=panel] select')]);
    for (const select of selects) {
      select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await press(playerTag, '[part~=panel] .close');
    done('settings');

    await press(playerTag, '[data-opens=products]');
    (await see(playerTag, '[part~=panel] .moment')).click();
    (await see(playerTag, '[part~=panel] .product')).click();
    await until('the sheet from the list', () => open(sheet));
    await press(sheet, 'header .close');
    done('list');

    await press('vitrine-product-card', '[part~=add]');
    await until(
      'the sheet from the card',
      () =>
        open(sheet) &&
        find(sheet, '[part~=title]').textContent === find('vitrine-product-card', '[part~=title]').textContent.trim(),
    );
    await press(sheet, 'button[type=submit]');
    await until('the product of the card', () => settled() && cart().lines.length >= 3);
    done('card');

    player.pause();
    await viewCart();
    const asked = new Promise((resolve) =>
      document.addEventListener(
        'vitrine-checkout-start-request',
        (event) => {
          event.preventDefault();
          resolve();
        },
        { once: true },
      ),
    );
    await press(drawer, '[part~=checkout]');
    await asked;
    done('checkout asked');
    return {
      source,
      events,
      lines: cart().lines.map(({ kind, quantity }) => ({ kind, quantity })),
      codes: cart().codes.length,
      giftCards: cart().giftCards.length,
      path: location.pathname,
    };
  })
  .then(async () => {
    if (location.search.includes('only')) return;
    // The same press again, with nobody in its way: the page leaves.
    await new Promise((next) => setTimeout(next, 450));
    document.querySelector('vitrine-cart-drawer')?.shadowRoot.querySelector('[part~=checkout]')?.click();
  });
