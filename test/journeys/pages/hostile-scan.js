// Finds what a string has made of a page: in the document and in every open shadow root.
(() => {
  /** What our own templates are made of. */
  const ours = new Set(
    `a article b bdi button circle dd details dialog div dl dt fieldset figure footer form g h1 h2 h3 header hr img input label legend li
    line option p path picture polyline progress rect s section select slot source span strong summary svg textarea ul video ellipse`.split(
      /\s+/,
    ),
  );
  const inPage = new Set('html head meta title script body'.split(' '));
  const addresses = [
    'src',
    'href',
    'srcset',
    'poster',
    'action',
    'formaction',
    'data',
    'ping',
    'background',
    'xlink:href',
  ];

  const offence = (element, inShadow) => {
    const { localName } = element;
    if (!(localName.startsWith('vitrine-') || ours.has(localName) || (!inShadow && inPage.has(localName))))
      return `<${localName}>`;
    if (element.classList.contains('hostile') || element.hasAttribute('data-hostile'))
      return `<${localName}> made from a string`;
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) return `<${localName} ${name}>`;
      if (name === 'style' && /url\(|image-set|@import/i.test(value.replace(/--[\w-]+:[^;]*;?/g, '')))
        return `<${localName} style="${value}">`;
      if (!addresses.includes(name) || localName.startsWith('vitrine-')) continue;
      // Everything ours asks for is on this machine.
      const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : null;
      const fine =
        url &&
        (url.protocol === 'blob:'
          ? url.origin === location.origin && localName === 'video'
          : /^https?:$/.test(url.protocol) && url.hostname === 'localhost');
      if (!fine) return `<${localName} ${name}="${value}">`;
    }
    return null;
  };

  const scan = (root, inShadow = false) => {
    const found = [];
    for (const element of root.querySelectorAll('*')) {
      const what = offence(element, inShadow);
      if (what) found.push(what.slice(0, 200));
      if (element.shadowRoot) found.push(...scan(element.shadowRoot, true));
    }
    return found;
  };

  let ran = 0;
  globalThis.__ran = () => void (ran += 1);
  const before = [Object, Array, Function, String, Promise].map(({ prototype }) => Reflect.ownKeys(prototype).length);

  globalThis.hostile = {
    scan,
    /** What has come of it, over the whole page. */
    outcome: () => ({
      ran,
      made: scan(document),
      keys: [Object, Array, Function, String, Promise].map(
        ({ prototype }, at) => Reflect.ownKeys(prototype).length - before[at],
      ),
      inherited: {}.hostile ?? null,
      asked: performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => new URL(name).hostname !== 'localhost'),
      path: location.pathname,
    }),
  };
})();
