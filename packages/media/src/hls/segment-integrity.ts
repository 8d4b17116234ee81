const boxName = /^[a-zA-Z0-9 ]{4}$/;

/**
 * Whether a segment is complete. A server that stops in the middle may still respond with 200 and a matching length;
 * hls.js would append the part and then stall at the gap.
 */
export function isWholeSegment(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  if (bytes[0] === 0x47) return bytes.length % 188 === 0 && (bytes.length === 188 || bytes[188] === 0x47);
  return hasWholeBoxes(bytes) || isPackedAudio(bytes);
}

/** ISO media boxes follow each other without gaps: the last one must end where the segment ends. */
function hasWholeBoxes(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (!boxName.test(name)) return false;
    let size = view.getUint32(offset);
    if (size === 0) return true;
    if (size === 1) {
      if (offset + 16 > bytes.length) return false;
      size = Number(view.getBigUint64(offset + 8));
    }
    if (size < 8) return false;
    offset += size;
  }
  return offset === bytes.length;
}

/** AAC, MP3 and AC-3 segments do not state their length, so only their first bytes can be checked. */
function isPackedAudio(bytes: Uint8Array): boolean {
  const [a = 0, b = 0, c = 0] = bytes;
  return (a === 0x49 && b === 0x44 && c === 0x33) || (a === 0xff && (b & 0xe0) === 0xe0) || (a === 0x0b && b === 0x77);
}
