import type { SeedProduct } from './seed.js';

export const home: readonly SeedProduct[] = [];
