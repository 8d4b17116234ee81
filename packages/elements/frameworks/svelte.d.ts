/**
 * Types of the elements in templates of Svelte 5. Add `"@vitrine/elements/svelte"` to `types` in tsconfig.json, or
 * `import type {} from '@vitrine/elements/svelte'` to one file. They exist for the compiler only.
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { Elements } from '../dist/element-props.js';

export type SvelteElements = {
  [Tag in keyof Elements]: HTMLAttributes<Elements[Tag]['element']> &
    Elements[Tag]['properties'] &
    Elements[Tag]['attributes'] &
    Elements[Tag]['handlers'];
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteElements {}
}
