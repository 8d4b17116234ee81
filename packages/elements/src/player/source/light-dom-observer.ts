/** What `<source>`, `<track>` and hotspot children say about the film. */
const said = [
  'src',
  'type',
  'product-id',
  'handle',
  'sku',
  'variant-id',
  'start',
  'end',
  'x',
  'y',
  'href',
  'label',
  'priority',
  'id',
];

interface LightDomChanges {
  /** The children, or what they say, changed. */
  content(): void;
  /** The player's own `style` or `class` changed. */
  looks(): void;
}

/** Follows what the author of the page changes on the player and inside it, until the function it returns is called. */
export function observeLightDom(player: Element, { content, looks }: LightDomChanges): () => void {
  const children = new MutationObserver(content);
  children.observe(player, { childList: true, subtree: true, attributes: true, attributeFilter: said });
  const own = new MutationObserver(looks);
  own.observe(player, { attributes: true, attributeFilter: ['style', 'class'] });
  return () => {
    children.disconnect();
    own.disconnect();
  };
}
