/** The service beside a shop. It runs in Node only; pages reach it by `@vitrine/adapters/service`. */
export type { GiftEngine, Redemption } from './gifts/engine.js';
export type { Log, LogLine } from './http/log.js';
export {
  newOwnerToken,
  startServer,
  type GiftOptions,
  type MailOptions,
  type ServerOptions,
  type VitrineServer,
} from './start-server.js';
