import { render, type TemplateResult } from 'lit';

/** One item of a list, as it is in the document. */
export interface ItemView {
  /** The same key keeps its node, with the focus in it. */
  readonly key: string;
  /** Place in the feed, from 0. */
  readonly index: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Custom properties. Set as properties of the style: a strict policy forbids the attribute. */
  readonly style?: Readonly<Record<string, string>>;
  readonly content: TemplateResult | null;
}

/** The items that are in the document, in their order. A node stays as long as its item, and is never moved. */
export class ItemNodes {
  readonly #nodes = new Map<string, HTMLElement>();

  draw(track: Element, views: readonly ItemView[]): void {
    const wanted = new Set(views.map(({ key }) => key));
    for (const [key, node] of this.#nodes)
      if (!wanted.has(key) || node.parentNode !== track) {
        node.remove();
        this.#nodes.delete(key);
      }
    let place = track.firstElementChild;
    for (const view of views) {
      let node = this.#nodes.get(view.key);
      if (!node) {
        node = document.createElement('article');
        node.part.add('item');
        this.#nodes.set(view.key, node);
      }
      fill(node, view);
      if (node === place) place = place.nextElementSibling;
      else track.insertBefore(node, place);
    }
  }
}

function fill(node: HTMLElement, { index, attributes, style, content }: ItemView): void {
  const wanted: Record<string, string> = { ...attributes, 'data-at': String(index) };
  for (const name of node.getAttributeNames())
    if (!(name in wanted) && !/^(?:style|part|class)$/.test(name)) node.removeAttribute(name);
  node.className = 'item';
  for (const name in wanted) {
    const value = wanted[name] ?? '';
    if (name === 'class') node.classList.add(value);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  }
  for (const name in style) node.style.setProperty(name, style[name] ?? '');
  render(content, node);
}
