/**
 * Types of the elements in JSX of Preact. Add `"@vitrine/elements/preact"` to `types` in tsconfig.json, or
 * `import type {} from '@vitrine/elements/preact'` to one file. They exist for the compiler only.
 */
import type { HTMLAttributes } from 'preact';
import type { Elements } from '../dist/element-props.js';

export type PreactElements = {
  [Tag in keyof Elements]: HTMLAttributes<Elements[Tag]['element']> &
    Elements[Tag]['properties'] &
    Elements[Tag]['attributes'] &
    Elements[Tag]['handlers'];
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}
