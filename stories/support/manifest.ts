/** The elements as custom-elements.json describes them; .storybook/main.ts puts them in the place of `ELEMENTS`. */
export interface ManifestItem {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
  readonly attribute?: string;
  readonly fieldName?: string;
  readonly kind?: string;
  readonly readonly?: boolean;
  readonly parameters?: readonly { readonly name: string; readonly type?: { readonly text: string } }[];
}

export interface ManifestElement {
  readonly name: string;
  readonly tagName: string;
  readonly summary: string;
  readonly description: string;
  readonly attributes?: readonly ManifestItem[];
  readonly members?: readonly ManifestItem[];
  readonly events?: readonly ManifestItem[];
  readonly slots?: readonly ManifestItem[];
  readonly cssParts?: readonly ManifestItem[];
  readonly cssProperties?: readonly ManifestItem[];
}

declare const ELEMENTS: readonly ManifestElement[];

export const elements = ELEMENTS;

export function elementOf(tag: string): ManifestElement {
  const found = elements.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`<${tag}> is not in custom-elements.json`);
  return found;
}

/** Every custom property of every element, once. */
export const tokens: readonly ManifestItem[] = [
  ...new Map(elements.flatMap(({ cssProperties = [] }) => cssProperties).map((token) => [token.name, token])).values(),
];

const colorPattern = /^(?:light-dark\(|#|rgb\()/;

/** Whether a token is a color; some are by default what another token is. */
export function isColor({ default: value = '' }: ManifestItem): boolean {
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  const source = other === undefined ? undefined : tokens.find(({ name }) => name === other);
  return value === 'currentColor' || colorPattern.test(value) || (source !== undefined && isColor(source));
}
