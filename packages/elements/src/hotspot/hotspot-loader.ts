import { VitrineError, toVitrineError } from '@vitrine/core';

/** A hotspot file of an hour of film is about 100 kB. */
const LARGEST = 1_000_000;

/**
 * Fetches a text that lies beside a film: its hotspots, its captions. The one place where an element fetches. `url` has passed
 * `safeUrl`. Rejects with a `VitrineError`: what is larger than a megabyte is not read to its end.
 */
export async function loadText(url: string, signal: AbortSignal): Promise<string> {
  const where = 'player.load';
  try {
    const answer = await fetch(url, { signal, credentials: 'omit' });
    if (!answer.ok || !answer.body) throw new VitrineError('server', { where, message: `${answer.status} for ${url}` });
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let read = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      read += value.byteLength;
      if (read > LARGEST) {
        await reader.cancel();
        throw new VitrineError('bad-response', { where, message: `${url} is larger than ${LARGEST} bytes` });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (thrown) {
    throw thrown instanceof TypeError
      ? new VitrineError('network', { where, message: url, cause: thrown })
      : toVitrineError(thrown, where);
  }
}
