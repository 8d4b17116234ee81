import type { CatalogPort } from '@vitrine/core';
import type { MemoryBackend } from './backend/memory-backend.js';
import type { Client } from './client.js';

export const createCatalog = (backend: MemoryBackend, client: Client): Required<CatalogPort> => ({
  products: (refs, options) =>
    refs.length === 0
      ? Promise.resolve([])
      : client.request('catalog.products', options, () => backend.products(refs, client.visit())),
  featured: (options) =>
    client.request('catalog.featured', options, () => backend.featured(client.visit(), options?.first)),
});
