/** Registers an element once. If another copy of Vitrine has the name already, it stays, and a warning says so. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (known === undefined) customElements.define(tag, element);
  else if (known !== element)
    console.warn(`[vitrine] <${tag}> is already defined by another copy of Vitrine; this copy does not define it.`);
}
