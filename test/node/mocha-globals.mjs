export { after, afterEach, before, beforeEach, describe, it } from 'node:test';

// Node ends a file by force before all of its results are written, and nothing fails: they are written at once instead.
// https://github.com/nodejs/node/issues/64833
process.stdout._handle?.setBlocking?.(true);
