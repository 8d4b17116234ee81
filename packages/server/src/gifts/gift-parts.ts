import { createHash } from 'node:crypto';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Writer } from '../accounts/audit.js';
import type { ServiceSecret } from '../secret/service-secret.js';
import type { GiftEngine } from './engine.js';
import type { Envelope, Thanks } from './schemas.js';
import type { GiftRow } from './tables.js';

/** What gifts need of mail: a letter for a gift, posted once for each sending, and taken back before it leaves. */
export interface GiftPost {
  send(writer: Writer, gift: { shop: string; gift: string; sending: number; at: Date }): Promise<void>;
  takeBack(writer: Writer, gift: { shop: string; gift: string; sending: number }): Promise<boolean>;
  /** Something that the giver is to know. Posted once for each gift, kind and number. */
  tellGiver(writer: Writer, note: { shop: string; gift: string; kind: GiverNote; number: number }): Promise<void>;
}
export type GiverNote = 'thanks' | 'bounced';

export interface GiftParts {
  readonly db: NodePgDatabase;
  readonly secret: ServiceSecret;
  readonly post: GiftPost;
  /** `null` = gifts are opened and not redeemed here. */
  readonly engine: GiftEngine | null;
  /** How the engine may know a person. */
  readonly knownAs: (person: string) => Promise<{ subject: string | null; email: string | null } | null>;
}

type Key = Pick<GiftRow, 'shop' | 'id'>;

const envelopePurpose = ({ shop, id }: Key): string => `gift ${shop} ${id}`;
const thanksPurpose = ({ shop, id }: Key): string => `gift thanks ${shop} ${id}`;

export const sealEnvelope = (secret: ServiceSecret, key: Key, envelope: Envelope): Buffer =>
  secret.seal(envelopePurpose(key), envelope);
export const openEnvelope = (secret: ServiceSecret, row: Key & Pick<GiftRow, 'sealed'>): Envelope =>
  secret.open(envelopePurpose(row), row.sealed) as Envelope;
export const sealThanks = (secret: ServiceSecret, key: Key, thanks: Thanks): Buffer =>
  secret.seal(thanksPurpose(key), thanks);
export const openThanks = (secret: ServiceSecret, row: Key & Pick<GiftRow, 'sealedThanks'>): Thanks | null =>
  row.sealedThanks && (secret.open(thanksPurpose(row), row.sealedThanks) as Thanks);

/**
 * The token that opens a gift. It is worked out again for each letter, so that nothing but its hash has to be kept; a
 * corrected address makes another one.
 */
export const giftToken = (secret: ServiceSecret, { shop, id, addressVersion }: Key & Pick<GiftRow, 'addressVersion'>) =>
  secret.hash('gift token', `${shop}\n${id}\n${addressVersion}`).toString('base64url');

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();
