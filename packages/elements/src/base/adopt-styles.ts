import type { CSSResult, LitElement } from 'lit';

/** Adds the styles of a part that was fetched later. The styles an element starts with are adopted by Lit. */
export function adoptStyles({ renderRoot }: LitElement, ...styles: CSSResult[]): void {
  if (!(renderRoot instanceof ShadowRoot)) return;
  const adopted = renderRoot.adoptedStyleSheets;
  const more = styles.flatMap(({ styleSheet }) => (styleSheet && !adopted.includes(styleSheet) ? [styleSheet] : []));
  renderRoot.adoptedStyleSheets = [...adopted, ...more];
}
