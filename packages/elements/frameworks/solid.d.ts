/**
 * Types of the elements in JSX of Solid: properties also as `prop:<name>`, events as `on:<event>`. Add
 * `"@vitrine/elements/solid"` to `types` in tsconfig.json, or `import type {} from '@vitrine/elements/solid'` to one
 * file. They exist for the compiler only.
 */
import type { JSX } from 'solid-js';
import type { Elements } from '../dist/element-props.js';

type Prefixed<Prefix extends string, Properties> = {
  [Name in keyof Properties & string as `${Prefix}${Name}`]?: Properties[Name] | undefined;
};

type Listeners<Events> = {
  [Name in keyof Events & string as `on:${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

export type SolidElements = {
  [Tag in keyof Elements]: JSX.HTMLAttributes<Elements[Tag]['element']> &
    Elements[Tag]['properties'] &
    Prefixed<'prop:', Elements[Tag]['properties']> &
    Elements[Tag]['attributes'] &
    Listeners<Elements[Tag]['events']>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}
