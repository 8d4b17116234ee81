import { deepActiveElement } from '../base/deep-active-element.js';

/** A place in the page that can be focused again after its element has gone. */
export interface Place {
  focus(): void;
}

const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Remembers an element together with what is around it. If it cannot be focused any more, focus goes to what came after
 * it, then to what came before it, then to the same around its parent: never to the top of the page.
 */
export function placeOf(element: HTMLElement | null): Place | null {
  if (!element) return null;
  const around: Element[] = [];
  for (let node: Node | null = element; node && node !== document.body; node = parentOf(node)) {
    if (!(node instanceof Element)) continue;
    around.push(...siblings(node, 'nextElementSibling'), ...siblings(node, 'previousElementSibling'));
  }
  return {
    focus() {
      if (focused(element)) return;
      for (const near of around) if (near.isConnected && focusFirst(near)) return;
    },
  };
}

const parentOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);

/** A few are enough: a list is replaced as a whole, or loses the one that was bought. */
const maxSiblings = 5;

function siblings(node: Element, next: 'nextElementSibling' | 'previousElementSibling'): Element[] {
  const found: Element[] = [];
  for (let at = node[next]; at && found.length < maxSiblings; at = at[next]) found.push(at);
  return found;
}

function focused(element: Element): boolean {
  if (!(element instanceof HTMLElement) || !element.isConnected) return false;
  element.focus({ preventScroll: true });
  return deepActiveElement() === element;
}

function focusFirst(root: Element): boolean {
  if (root.matches(focusable) && focused(root)) return true;
  for (const inner of [...(root.shadowRoot?.children ?? []), ...root.children]) if (focusFirst(inner)) return true;
  return false;
}
