/**
 * The page as an address whose origin is the page's own, also in a frame that has none of its own (`srcdoc`,
 * `about:blank`): `<base>` does not change it. `''` = there is no page.
 */
export function pageAddress(): string {
  const { location, origin } = globalThis as { location?: { href?: string }; origin?: string };
  const href = location?.href ?? '';
  return /^https?:/.test(href) || !origin || origin === 'null' ? href : `${origin}/`;
}
