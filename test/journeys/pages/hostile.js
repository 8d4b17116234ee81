// Every hostile string in every field and in every text of the backend.
probe.run(async (done) => {
  const { until } = probe;
  const every = Number(new URLSearchParams(location.search).get('every') ?? 1);
  const all = await (await fetch('/hostile-strings.json')).json();
  const texts = all.filter((_, at) => at % every === 0).map(({ text, repeat = 1 }) => text.repeat(repeat));
  const find = (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector);
  const findAll = (host, selector) => [...(document.querySelector(host)?.shadowRoot?.querySelectorAll(selector) ?? [])];
  const see = (host, selector) => until(`${selector} in <${host}>`, () => find(host, selector));
  const [playerTag, sheet, drawer, form] = [
    'vitrine-player',
    'vitrine-product-sheet',
    'vitrine-cart-drawer',
    'vitrine-gift-card-form',
  ];
  /** A hotspot whose link is no web address, or longer than a text may be, is skipped and reported. */
  const isLink = (text) => {
    try {
      return text.length <= 2_000 && /^https?:$/.test(new URL(text, 'https://page.invalid').protocol);
    } catch {
      return false;
    }
  };
  const shown = { links: texts.filter(isLink).length };
  const made = new Set();
  const look = (host) => {
    const root = document.querySelector(host)?.shadowRoot;
    if (root) for (const what of hostile.scan(root, true)) made.add(`${host}: ${what}`);
  };
  // A gesture of its own every time, whatever the clock says.
  let clock = performance.now();
  const act = (target, event) => {
    Object.defineProperty(event, 'timeStamp', { value: (clock += 1000) });
    target.dispatchEvent(event);
  };
  const type = (field, value) => {
    field.value = value;
    for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
  };

  const cards = document.querySelector('#cards');
  for (const text of texts) {
    const card = document.createElement('vitrine-product-card');
    card.setAttribute('product-id', text);
    const player = document.createElement('vitrine-player');
    for (const name of ['src', 'poster', 'label', 'hotspots', 'type', 'aspect-ratio', 'engine'])
      player.setAttribute(name, text);
    const spot = document.createElement('vitrine-hotspot');
    for (const [name, value] of Object.entries({
      id: text,
      href: text,
      label: text,
      x: '0.5',
      y: '0.5',
      'product-id': text,
    }))
      spot.setAttribute(name, value);
    player.append(spot);
    cards.append(card, player);
  }
  globalThis.vitrine ??= Object.assign((...call) => globalThis.vitrine.q.push(call), { q: [] });
  const { adapter, fill } = hostileShop(texts);
  vitrine('adapter', adapter);
  const shop = await new Promise((resolve) => vitrine('ready', resolve));
  done('shop');

  const titles = () =>
    [...document.querySelectorAll('vitrine-product-card')].filter(
      (card) => card.shadowRoot?.querySelector('h3')?.textContent.trim() === card.getAttribute('product-id').trim(),
    );
  // What stands above may have pushed them far down before the tag has looked.
  cards.scrollIntoView();
  await until('the cards', () => titles().length === texts.length).catch((error) => {
    const there = new Set(titles().map((card) => card.getAttribute('product-id')));
    throw new Error(`${error.message}: ${JSON.stringify(texts.filter((text) => !there.has(text)))}`);
  });
  shown.cards = titles().length;
  done('cards');

  shown.sheet = 0;
  for (const text of texts) {
    shop.view.openProduct({ id: text }, { element: 'test' });
    await until(
      `the sheet of ${JSON.stringify(text.slice(0, 60))}`,
      () => find(sheet, 'h2')?.textContent === text && find(sheet, '.description'),
    );
    shown.sheet += 1;
    look(sheet);
  }
  shop.view.closeProduct();
  done('sheet');

  // What is typed. The cart says it back.
  await shop.cart.load();
  shop.view.openCart();
  await see(drawer, '#code');
  for (const details of findAll(drawer, 'details')) details.open = true;
  shown.code = shown.gift = shown.note = 0;
  for (const text of texts) {
    for (const [id, part] of [
      ['code', 'code'],
      ['gift', 'gift-card'],
    ]) {
      const field = await see(drawer, `#${id}`);
      field.value = text;
      // Full-width letters become plain, invisible ones go; the groups of a gift code are divided by one sign.
      const plain = field.value
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .trim();
      const typed = id === 'gift' ? plain.replace(/[\s\p{Pd}\u2212]+/gu, '-').replace(/^-|-$/g, '') : plain;
      shown[id] += 1;
      if (typed === '') continue;
      let answered = false;
      const name = `vitrine-${id === 'gift' ? 'gift-card-apply' : 'cart-code-apply'}`;
      for (const suffix of ['success', 'error'])
        document.addEventListener(`${name}-${suffix}`, () => (answered = true), { once: true });
      act(field.form, new SubmitEvent('submit', { bubbles: true, cancelable: true }));
      await until(
        `an answer to ${id} ${JSON.stringify(text.slice(0, 60))}`,
        () =>
          answered &&
          !field.form.querySelector('[aria-busy=true]') &&
          (typed.length > 1000
            ? find(drawer, `#${id}-problem`)
            : find(drawer, `[part~=${part}]`)?.textContent.includes(typed)),
      );
    }
    const note = find(drawer, '#note');
    type(note, text);
    await until('the note', () => shop.cart.$state.get().cart.note === note.value);
    shown.note += 1;
    type(find(drawer, '[part~=quantity] input'), text);
    look(drawer);
  }
  done('typed in the drawer');

  await see(form, '#message');
  const chip = findAll(form, '[part~=chip] input').at(-1);
  chip.checked = true;
  chip.dispatchEvent(new Event('change', { bubbles: true }));
  const amount = await see(form, '#amount');
  shown.designs = findAll(form, '.design-title').length;
  shown.preview = 0;
  for (const text of texts) {
    const places = ['[data-field^=name]', '[data-field^=email]', '#sender', '#message'];
    for (const place of places) type(find(form, place), text);
    type(amount, text);
    await document.querySelector(form).updateComplete;
    if (find(form, '[part~=card]').textContent.includes(find(form, '#sender').value.trim())) shown.preview += 1;
    look(form);
  }
  const markup = texts.find((text) => text.startsWith('<img')) ?? texts[0];
  const sent = {
    '[data-field^=name]': markup,
    '[data-field^=email]': 'bo@example.org',
    '#sender': markup,
    '#message': markup,
    '#amount': '25',
  };
  for (const [place, value] of Object.entries(sent)) type(find(form, place), value);
  find(form, '#consent').click();
  await document.querySelector(form).updateComplete;
  act(find(form, 'form'), new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  await until('the gift in the cart', () =>
    shop.cart.$state.get().cart.lines.some((line) => line.recipient?.email === 'bo@example.org'),
  );
  done('typed in the form');

  await shop.cart.settled();
  fill();
  await shop.cart.add([{ variantId: 'x', quantity: 1 }]);
  shop.view.openCart();
  await until('the lines', () => findAll(drawer, '[part~=line]').length === texts.length);
  const names = new Set(findAll(drawer, '[part~=line-title]').map((title) => title.textContent));
  shown.lines = texts.filter((text) => names.has(text)).length;
  shown.warnings = findAll(drawer, '[part~=notices] li').length;
  shown.codes = findAll(drawer, '[part~=code] bdi').length;
  look(drawer);
  shop.view.closeCart();
  done('cart');

  const player = document.querySelector(playerTag);
  player.muted = true;
  await player.play();
  await see(playerTag, '[part~=hotspot]');
  const captions = await see(playerTag, '.control[aria-pressed]');
  if (captions.ariaPressed !== 'true') captions.click();
  shown.captions = (await until('the captions', () => find(playerTag, '[part~=captions]')?.textContent)).length;
  look(playerTag);
  find(playerTag, '[data-opens=settings]').click();
  await see(playerTag, '[part~=panel] select');
  look(playerTag);
  find(playerTag, '[part~=panel] .close').click();
  find(playerTag, '[data-opens=products]').click();
  await see(playerTag, '[part~=panel] .product');
  shown.list = new Set(findAll(playerTag, '[part~=panel] .name').map((name) => name.textContent)).size;
  look(playerTag);
  done('video');

  // The same video where nothing can be bought: its products are links.
  const { catalog: _, cart: __, checkout: ___, giftCard: ____, ...poor } = adapter;
  vitrine('adapter', poor);
  await new Promise((resolve) => vitrine('ready', resolve));
  await until(
    'markers that lead elsewhere, or none',
    () => !find(playerTag, 'button[part~=hotspot]:not([data-group])'),
  );
  look(playerTag);
  done('links');
  vitrine('destroy');
  return { count: texts.length, shown, made: [...made], ...hostile.outcome() };
});
