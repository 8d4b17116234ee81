import { VitrineError, type CallOptions, type GiftCardDesign } from '@vitrine/core';
import { designsIn } from '../gift-card/designs.js';
import { languageOf } from './backend/visit.js';
import type { Client } from './client.js';

/** A JSON file of the shop; `null` = it is not there. */
export async function loadJson(client: Client, url: string, where: string, options: CallOptions): Promise<unknown> {
  let response: Response;
  try {
    response = await client.fetch(url, options.signal ? { signal: options.signal } : {});
  } catch (cause) {
    throw new VitrineError(options.signal?.aborted ? 'aborted' : 'network', { where, cause });
  }
  if (response.status === 404) return null;
  if (!response.ok)
    throw new VitrineError(response.status === 429 ? 'rate-limited' : 'server', {
      where,
      message: `${response.status} for ${url}`,
    });
  try {
    return await response.json();
  } catch (cause) {
    throw new VitrineError(options.signal?.aborted ? 'aborted' : 'bad-response', {
      where,
      message: `no JSON at ${url}`,
      cause,
    });
  }
}

/** The library of gift-card designs; `[]` when there is none. */
export async function loadDesigns(client: Client, options: CallOptions): Promise<readonly GiftCardDesign[]> {
  const visit = client.visit();
  const url = `${visit.designsBase}/library.json`;
  return designsIn(
    await loadJson(client, url, 'memory.giftCard.designs', options),
    visit.designsBase,
    languageOf(visit),
  );
}
