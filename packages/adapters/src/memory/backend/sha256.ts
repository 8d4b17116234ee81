/**
 * First 32 bits of the fractional parts of the square (`1/2`) or cube (`1/3`) roots of the first primes: the constants
 * of FIPS 180-4.
 */
function rootWords(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count);
  for (let found = 0, n = 2; found < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n && prime; d++) prime = n % d !== 0;
    if (prime) words[found++] = (n ** power % 1) * 2 ** 32;
  }
  return words;
}

const rotate = (x: number, n: number): number => (x >>> n) | (x << (32 - n));

/**
 * SHA-256 of a text in UTF-8, as hex. Written out because `crypto.subtle` is asynchronous, which would tear a cart's
 * read and write apart, and missing on pages that are not served securely (a phone on the local network).
 */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const k = rootWords(64, 1 / 3);
  const hash = rootWords(8, 1 / 2);
  const w = new Uint32Array(64);
  const at = (words: Uint32Array, i: number): number => words[i] ?? 0;
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = view.getUint32(block + i * 4);
        continue;
      }
      const a = at(w, i - 15);
      const b = at(w, i - 2);
      w[i] =
        at(w, i - 16) +
        (rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)) +
        at(w, i - 7) +
        (rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10));
    }
    const s = Array.from(hash);
    for (let i = 0; i < 64; i++) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = s;
      const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + at(k, i) + at(w, i)) | 0;
      const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      s.unshift((t1 + t2) | 0);
      s.pop();
      s[4] = (d + t1) | 0;
    }
    s.forEach((word, i) => (hash[i] = at(hash, i) + word));
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}
