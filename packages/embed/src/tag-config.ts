/** The attributes of the script tag, as they stand in the page. `null` = not given. */
export interface TagConfig {
  readonly adapter: string | null;
  readonly shop: string | null;
  readonly token: string | null;
  /** Address of a file, for adapters that read one. */
  readonly src: string | null;
  readonly locale: string | null;
  readonly currency: string | null;
  readonly country: string | null;
  readonly checkoutOrigins: readonly string[];
  /** What an add shows: `toast`, `drawer` or `none`. */
  readonly afterAdd: string | null;
}

export function readTagConfig(data: DOMStringMap): TagConfig {
  const value = (name: string): string | null => (Object.hasOwn(data, name) && data[name]?.trim()) || null;
  const locale = value('locale');
  return {
    adapter: value('adapter'),
    shop: value('shop'),
    token: value('token'),
    src: value('src'),
    locale: locale === 'auto' ? null : locale,
    currency: value('currency')?.toUpperCase() ?? null,
    country: value('country')?.toUpperCase() ?? null,
    afterAdd: value('afterAdd'),
    checkoutOrigins: (value('checkoutOrigins') ?? '').split(/[\s,]+/).filter(Boolean),
  };
}
