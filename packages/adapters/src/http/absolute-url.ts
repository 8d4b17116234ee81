/** Backends leave out the scheme or the host of an address; `null` = there is none, or it cannot be parsed. */
export function absoluteUrl(address: string | null | undefined, base: string): string | null {
  try {
    return address ? new URL(address, base).href : null;
  } catch {
    return null;
  }
}
