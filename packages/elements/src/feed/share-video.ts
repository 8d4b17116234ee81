/**
 * Opens the sharing of the device, or copies the address where there is none. Resolves with `copied` when the visitor
 * has to learn that, and with `failed` when neither was possible.
 */
export async function shareVideo(title: string, url: string): Promise<'shared' | 'copied' | 'failed'> {
  if (typeof navigator.share === 'function')
    try {
      await navigator.share({ title, url });
      return 'shared';
    } catch (cause) {
      // The visitor closed it.
      if (cause instanceof DOMException && cause.name === 'AbortError') return 'shared';
    }
  try {
    await navigator.clipboard.writeText(url);
    return 'copied';
  } catch {
    return 'failed';
  }
}
