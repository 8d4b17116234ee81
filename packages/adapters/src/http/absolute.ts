/** Addresses in an answer come without a scheme, or from the shop's root; `null` = none, or one that cannot be read. */
export function absolute(address: string | null | undefined, base: string): string | null {
  try {
    return address ? new URL(address, base).href : null;
  } catch {
    return null;
  }
}
