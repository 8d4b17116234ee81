import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const form = /^[\w-]{43}$/;
const ivBytes = 12;
const tagBytes = 16;

/**
 * The one secret of the service, which is never in its database: whoever reads the database alone can neither sign a
 * token nor read an address. Each purpose has a key of its own.
 */
export interface ServiceSecret {
  key(purpose: string): Buffer;
  /** The same for the same text, and worked out by nobody without the secret, however few texts there may be. */
  hash(purpose: string, text: string): Buffer;
  /** Closed so that it is opened for this purpose only: name the table and the row in it. */
  seal(purpose: string, value: unknown): Buffer;
  /** Throws where it was closed for another purpose, or changed. */
  open(purpose: string, sealed: Buffer): unknown;
}

/** A secret as it is written in a file or in `VITRINE_SECRET`. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Throws for a text that is no secret. */
export function serviceSecret(text: string): ServiceSecret {
  if (!form.test(text)) throw new Error('VITRINE_SECRET has to be 32 random bytes as base64url: 43 characters');
  const bytes = Buffer.from(text, 'base64url');
  const key = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', bytes, '', `vitrine ${purpose}`, 32));
  const sealing = key('seal');
  return {
    key,
    hash: (purpose, value) =>
      createHmac('sha256', key(`hash ${purpose}`))
        .update(value)
        .digest(),
    seal(purpose, value) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]);
    },
    open(purpose, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealing, sealed.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
      const text = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
      return JSON.parse(text.toString('utf8')) as unknown;
    },
  };
}
