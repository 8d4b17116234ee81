import type { Shop } from './shop.js';

/** Answers to what happens in one store with an act in another. Returns how to stop. The one place where stores meet. */
export type Reaction = (shop: Shop) => () => void;
