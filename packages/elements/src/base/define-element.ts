/** Registers once. Another class under the same name (a second copy of Vitrine) is left alone and reported. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (known === undefined) customElements.define(tag, element);
  else if (known !== element)
    console.warn(`[vitrine] <${tag}> is defined already by another copy; this one stays out of its way.`);
}
