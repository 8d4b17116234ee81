/**
 * Types of the elements in JSX of React 19. Add `"@vitrine/elements/react"` to `types` in tsconfig.json, or
 * `import type {} from '@vitrine/elements/react'` to one file. They exist for the compiler only.
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Elements } from '../dist/element-props.js';

export type ReactElements = {
  [Tag in keyof Elements]: DetailedHTMLProps<HTMLAttributes<Elements[Tag]['element']>, Elements[Tag]['element']> &
    Elements[Tag]['properties'] &
    Elements[Tag]['attributes'] &
    Elements[Tag]['handlers'];
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
