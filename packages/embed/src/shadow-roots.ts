/** Shadow roots that are observed, and foreign tags whose definition is awaited. */
const observed = new WeakSet<ShadowRoot>();
const awaited = new Set<string>();

/**
 * Finds our elements inside the open shadow roots of a page, at any depth. The script fetches this part only where the
 * page has custom elements or shadow roots of others. `additions` observes what is added to a root later; `again` runs
 * when a custom element was defined, because an element makes its shadow root then, which no observer sees.
 */
export function searchShadowRoots(
  tags: readonly string[],
  see: (element: Element) => void,
  additions: MutationObserver,
  again: () => void,
): void {
  const search = (tree: Document | ShadowRoot): void => {
    for (const element of tree.querySelectorAll('*')) {
      const { localName, shadowRoot } = element;
      if (tags.includes(localName)) {
        see(element);
      } else if (shadowRoot) {
        if (!observed.has(shadowRoot)) additions.observe(shadowRoot, { childList: true, subtree: true });
        observed.add(shadowRoot);
        search(shadowRoot);
      } else if (localName.includes('-') && !awaited.has(localName)) {
        awaited.add(localName);
        // A name that is reserved (`font-face` in an SVG) is rejected.
        customElements.whenDefined(localName).then(again, () => {});
      }
    }
  };
  search(document);
}
