/** The attributes of pictures, `<source>`, `<track>` and hotspot children that the player reads. */
const childAttributes = [
  'src',
  'srcset',
  'width',
  'height',
  'type',
  'kind',
  'srclang',
  'default',
  'media',
  'product-id',
  'handle',
  'sku',
  'variant-id',
  'start',
  'end',
  'path',
  'x',
  'y',
  'href',
  'label',
  'priority',
  'id',
];

interface LightDomChanges {
  /** The children or their attributes changed. */
  content(): void;
  /** The player's own `style` or `class` changed. */
  style(): void;
}

/** Observes changes of the page's author on the player and inside it, until the returned function is called. */
export function observeLightDom(player: Element, { content, style }: LightDomChanges): () => void {
  const children = new MutationObserver(content);
  children.observe(player, { childList: true, subtree: true, attributes: true, attributeFilter: childAttributes });
  const own = new MutationObserver(style);
  own.observe(player, { attributes: true, attributeFilter: ['style', 'class'] });
  return () => {
    children.disconnect();
    own.disconnect();
  };
}
