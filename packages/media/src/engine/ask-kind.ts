/** How long the server may take to show what an address is; after that the browser tries to play it as a file. */
const answerWithinMs = 6_000;

/**
 * Whether the server answers with an HLS playlist. For addresses that do not show it, such as `/videos/7/stream`: the
 * Content-Type decides, and for one that says nothing the first bytes. The rest of the body is not read. Where the
 * server may not be asked (CORS) it counts as a file, which the browser plays without asking.
 */
export async function isPlaylistAt(src: string, signal: AbortSignal): Promise<boolean> {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  signal.addEventListener('abort', end);
  const timer = setTimeout(end, answerWithinMs);
  try {
    const { ok, headers, body } = await fetch(src, { signal: stop.signal });
    const type = headers.get('content-type') ?? '';
    if (!ok || /mpegurl/i.test(type)) return ok;
    if (!body || /^(?:video|audio|image)\//i.test(type)) return false;
    const { value } = await body.getReader().read();
    return new TextDecoder().decode(value).trimStart().startsWith('#EXTM3U');
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    stop.abort();
  }
}
