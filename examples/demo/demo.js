// The shop's own page: its language, its market and its own words. Everything else is the tag.
(() => {
  const LANGUAGES = { en: 'English', bn: 'বাংলা', ar: 'العربية', id: 'Bahasa Indonesia', vi: 'Tiếng Việt' };
  const MARKETS = { US: 'USD', VN: 'VND', ID: 'IDR', BD: 'BDT', KW: 'KWD' };
  const COUNTRY_OF = { en: 'US', bn: 'BD', ar: 'KW', id: 'ID', vi: 'VN' };

  const stored = (key) => {
    try {
      return localStorage.getItem(`kiln-clove:${key}`);
    } catch {
      return null;
    }
  };
  const store = (key, value) => {
    try {
      localStorage.setItem(`kiln-clove:${key}`, value);
    } catch {
      // A browser that keeps nothing still shows the shop.
    }
  };

  const asked = new URLSearchParams(location.search);
  const known = (table, value) => (value && Object.hasOwn(table, value) ? value : null);
  let language = known(LANGUAGES, asked.get('lang')) ?? known(LANGUAGES, stored('language')) ?? 'en';
  let country =
    known(MARKETS, asked.get('country')?.toUpperCase()) ?? known(MARKETS, stored('country')) ?? COUNTRY_OF[language];
  store('language', language);
  store('country', country);

  const root = document.documentElement;
  const applyLanguage = (next) => {
    root.lang = next;
    root.dir = next === 'ar' ? 'rtl' : 'ltr';
  };
  applyLanguage(language);
  const scheme = known({ light: 1, dark: 1 }, asked.get('scheme'));
  if (scheme) root.style.colorScheme = scheme;

  // The tag is deferred: it reads these when the page has been read.
  const tag = document.querySelector('script[data-adapter]');
  tag.dataset.country = country;
  tag.dataset.currency = MARKETS[country];

  window.vitrine ??= Object.assign((...call) => window.vitrine.q.push(call), { q: [] });
  let shop;

  async function translate() {
    const { words } = await import('/words.js');
    const own = words[language] ?? words.en;
    for (const element of document.querySelectorAll('[data-word]')) {
      const word = own[element.dataset.word] ?? words.en[element.dataset.word];
      if (word) element.textContent = word;
    }
  }

  async function switchMarket(next) {
    const change = { country: next, currency: MARKETS[next], locale: language };
    try {
      await shop?.setMarket(change);
    } catch (error) {
      if (error.code !== 'currency-mismatch') throw error;
      const dialog = document.querySelector('#switch');
      dialog.returnValue = 'keep';
      dialog.showModal();
      await new Promise((closed) => dialog.addEventListener('close', closed, { once: true }));
      if (dialog.returnValue !== 'new') return false;
      await shop.cart.reset();
      await shop.setMarket(change);
    }
    country = next;
    store('country', next);
    return true;
  }

  const fill = (select, options, chosen) => {
    select.replaceChildren(
      ...Object.entries(options).map(([value, label]) => new Option(label, value, false, value === chosen)),
    );
    shorten(select);
  };

  /** What a narrow header shows of a choice. */
  const shorten = (select) => {
    select.parentElement.dataset.short = MARKETS[select.value] ?? select.value.toUpperCase();
  };

  document.addEventListener('DOMContentLoaded', () => {
    const languages = document.querySelector('#language');
    const markets = document.querySelector('#market');
    if (!languages || !markets) return void translate();
    const countryNames = () => {
      const names = new Intl.DisplayNames([language], { type: 'region' });
      fill(
        markets,
        Object.fromEntries(
          Object.entries(MARKETS).map(([code, currency]) => [code, `${currency} · ${names.of(code)}`]),
        ),
        country,
      );
    };
    fill(languages, LANGUAGES, language);
    countryNames();
    void translate();
    languages.addEventListener('change', () => {
      language = languages.value;
      shorten(languages);
      store('language', language);
      applyLanguage(language);
      countryNames();
      void translate();
      void shop?.setMarket({ locale: language });
    });
    markets.addEventListener('change', async () => {
      if (!(await switchMarket(markets.value))) markets.value = country;
      shorten(markets);
    });
  });

  // One account to try store credit with; its password is in the README.
  async function followAccount() {
    const button = document.querySelector('#account');
    if (!button || !shop.can('account.signIn')) return;
    const show = async () => {
      const someone = await shop.account.current();
      button.dataset.word = someone ? 'signOut' : 'signIn';
      button.hidden = false;
      await translate();
      return someone;
    };
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await (button.dataset.word === 'signOut'
          ? shop.account.signOut()
          : shop.account.signIn({ email: 'amina@example.com', password: 'kiln-and-clove' }));
      } finally {
        await show();
        button.disabled = false;
      }
    });
    await show();
  }

  // docs/hotspots.md: a press on a video shows x, y and time.
  if (asked.has('vitrine-author'))
    void import('/examples/author/demo-mode.js').then(({ startAuthorMode }) => startAuthorMode());

  // The order page leads back to where in a video the shopper was.
  window.vitrine('on', 'cart-add-success', ({ detail: { source } }) => {
    if (!source.videoId) return;
    const moment = new URLSearchParams({ t: (source.videoTime ?? 0).toFixed(1), v: source.videoId });
    try {
      sessionStorage.setItem('kiln-clove:moment', `${location.pathname}#${moment}`);
    } catch {
      // The order page leads to the shop.
    }
  });

  /** The player goes to the moment of the address by itself; the page brings it into view. */
  const showMoment = () => {
    const id = new URLSearchParams(location.hash.slice(1)).get('v');
    const player = [...document.querySelectorAll('vitrine-player')].find((one) => one.getAttribute('video-id') === id);
    player?.scrollIntoView({ block: 'center', behavior: 'instant' });
  };
  document.addEventListener('DOMContentLoaded', showMoment);

  window.vitrine('ready', (ready) => {
    shop = ready;
    void followAccount();
  });
})();
