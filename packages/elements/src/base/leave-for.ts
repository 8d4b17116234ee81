/** The part of a window that a navigation uses; tests pass their own. */
export interface LeavingWindow {
  readonly top: { location: { href: string } } | null;
  readonly location: { assign(url: string): void };
  open(url: string, target: string): { opener: unknown } | null;
}

/**
 * Follows a checked address to a checkout. A checkout usually cannot be shown in a frame, so from a frame the whole
 * window goes there. If the frame may not do that, a new window is opened. The frame itself is the last resort.
 */
export function leaveFor(url: string, from: LeavingWindow = window): void {
  const { top } = from;
  if (top === null || top === (from as unknown)) return from.location.assign(url);
  try {
    top.location.href = url;
  } catch {
    const opened = from.open(url, '_blank');
    if (opened) opened.opener = null;
    else from.location.assign(url);
  }
}
