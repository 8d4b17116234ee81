/** scripts/element-examples.mjs; .storybook/main.ts puts it in the place of `EXAMPLES`. */
declare const EXAMPLES: Readonly<Record<string, { readonly html: string }>>;

/** The smallest markup of an element that does something, for a page to copy. */
export const exampleHtml = (tag: string): string => EXAMPLES[tag]?.html ?? '';
