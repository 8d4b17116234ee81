export { after, afterEach, before, beforeEach, describe, it } from 'node:test';
