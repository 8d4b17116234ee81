import { VitrineError, toVitrineError } from '@vitrine/core';

/** A hotspot file for an hour of video has about 100 kB. */
const maxHotspotBytes = 1_000_000;

/**
 * Fetches a text file of a video: its hotspots or its captions. This is the one place where an element fetches. `url`
 * has passed `safeUrl`. Rejects with a `VitrineError`, also for a file of more than `maxBytes`, which is not read to
 * its end.
 */
export async function loadText(url: string, signal: AbortSignal, maxBytes = maxHotspotBytes): Promise<string> {
  const where = 'player.load';
  try {
    const response = await fetch(url, { signal, credentials: 'omit' });
    if (!response.ok || !response.body)
      throw new VitrineError('server', { where, message: `${response.status} for ${url}` });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let read = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      read += value.byteLength;
      if (read > maxBytes) {
        await reader.cancel();
        throw new VitrineError('bad-response', { where, message: `${url} is larger than ${maxBytes} bytes` });
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch (thrown) {
    throw thrown instanceof TypeError
      ? new VitrineError('network', { where, message: url, cause: thrown })
      : toVitrineError(thrown, where);
  }
}
