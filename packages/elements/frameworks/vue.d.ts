/**
 * Types of the elements in templates of Vue 3. Add `"@vitrine/elements/vue"` to `types` in tsconfig.json, or
 * `import type {} from '@vitrine/elements/vue'` to one file. They exist for the compiler only; tell the template compiler
 * that the tags are custom elements: `isCustomElement: (tag) => tag.startsWith('vitrine-')`.
 */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Elements } from '../dist/element-props.js';

type Emits<Events> = EmitFn<{ [Name in keyof Events]: (event: Events[Name]) => void }>;

/** Vue reads the properties of a tag from `$props` and its events from `$emit`; a `ref` gives the element. */
export type VueElements = {
  [Tag in keyof Elements]: new () => Elements[Tag]['element'] & {
    /** @deprecated For the template compiler only; the element has no such property. */
    $props: HTMLAttributes & Elements[Tag]['properties'] & PublicProps;
    /** @deprecated For the template compiler only; the element has no such method. */
    $emit: Emits<Elements[Tag]['events']>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends VueElements {}
}
