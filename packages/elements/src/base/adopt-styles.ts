import type { CSSResult, LitElement } from 'lit';

/** Styles of a part that came later. What an element wears at rest is Lit's affair. */
export function adoptStyles({ renderRoot }: LitElement, ...styles: CSSResult[]): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
  const worn = renderRoot.adoptedStyleSheets;
  const more = styles.flatMap(({ styleSheet }) => (styleSheet && !worn.includes(styleSheet) ? [styleSheet] : []));
  renderRoot.adoptedStyleSheets = [...worn, ...more];
}
