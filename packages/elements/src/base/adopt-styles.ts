import type { CSSResult, CSSResultOrNative, LitElement } from 'lit';

/** What was fetched later, by element: an element that changes its document takes it along. */
const later = new WeakMap<LitElement, Set<CSSResult>>();

/** Adds the styles of a part that was fetched later. The styles an element starts with are adopted by Lit. */
export function adoptStyles(host: LitElement, ...styles: CSSResult[]): void {
  const known = later.get(host) ?? new Set();
  later.set(host, known);
  const more = styles.filter((style) => !known.has(style));
  for (const style of more) known.add(style);
  const { renderRoot } = host;
  if (!(renderRoot instanceof ShadowRoot)) return;
  const sheets = more.flatMap((style) => sheetFor(renderRoot.ownerDocument, style) ?? []);
  renderRoot.adoptedStyleSheets = [...renderRoot.adoptedStyleSheets, ...sheets];
}

/** Gives an element its styles back: `adoptNode` drops them, because a sheet belongs to the document that made it. */
export function readoptStyles(host: LitElement, own: readonly CSSResultOrNative[]): void {
  const { renderRoot } = host;
  // Before its first update the element has no shadow root yet.
  if (!renderRoot || !('adoptedStyleSheets' in renderRoot)) return;
  (renderRoot as ShadowRoot).adoptedStyleSheets = [...own, ...(later.get(host) ?? [])].flatMap(
    (style) => sheetFor(host.ownerDocument, style) ?? [],
  );
}

const copies = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

function sheetFor(owner: Document, style: CSSResultOrNative): CSSStyleSheet | undefined {
  if (owner === document) return style instanceof CSSStyleSheet ? style : style.styleSheet;
  const view = owner.defaultView;
  // A document that is not shown has no window.
  if (!view || !('cssText' in style)) return undefined;
  const made = copies.get(owner) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  copies.set(owner, made);
  let sheet = made.get(style);
  if (!sheet) {
    made.set(style, (sheet = new view.CSSStyleSheet()));
    sheet.replaceSync(style.cssText);
  }
  return sheet;
}
