/** 128 random bits as 32 hexadecimal digits. `crypto.randomUUID` is missing on insecure pages, this is not. */
export function randomId(): string {
  let id = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += byte.toString(16).padStart(2, '0');
  return id;
}
