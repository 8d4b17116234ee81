import { createHash } from 'node:crypto';
import type { Call } from './route.js';
import { Problem } from './problem.js';

/** `"v3"` of a thing with versions; of anything else a hash of the answer, weak because it may be compressed on its way. */
export const entityTagOf = (version: number | undefined, body: string): string =>
  version === undefined ? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` : `"v${version}"`;

const listed = (header: string): string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));

/** Whether the client has this answer already. */
export const isKnown = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined && (ifNoneMatch.trim() === '*' || listed(ifNoneMatch).includes(tag.replace(/^W\//, '')));

/** What `If-Match` and `If-None-Match` ask of a change. Throws `validation` where they cannot be read. */
export function preconditionsOf(
  ifMatch: string | undefined,
  ifNoneMatch: string | undefined,
): Pick<Call<unknown, unknown, unknown>, 'ifMatch' | 'onlyNew'> {
  const onlyNew = ifNoneMatch?.trim() === '*';
  if (ifMatch === undefined) return { ifMatch: null, onlyNew };
  if (ifMatch.trim() === '*') return { ifMatch: 'any', onlyNew };
  const [, version] = /^\s*(?:W\/)?"v(\d{1,9})"\s*$/.exec(ifMatch) ?? [];
  if (version === undefined)
    throw new Problem('validation', { message: 'If-Match has to be one ETag of an answer, or *.' });
  return { ifMatch: Number(version), onlyNew };
}
