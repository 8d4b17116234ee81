// A file of its own: most pages name one adapter, and do not fetch it.
export { composeAdapters } from '@vitrine/core';
