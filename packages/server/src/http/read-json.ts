import { Problem } from './problem.js';

/** Bytes of a body at most. A video with 2,000 hotspots has some 400,000. */
export const maxBodyBytes = 1_000_000;

const deepest = 40;

/** A text that PostgreSQL cannot keep: with a NUL, or with half of a character. */
export const isUnstorable = (text: string): boolean => text.includes('\0') || !text.isWellFormed();

/** The JSON of a request, with nothing in it that cannot be stored. Throws a `Problem`. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    throw new Problem('unsupported-type', { message: 'The body has to be application/json.' });
  const text = await readText(request);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('validation', { message: 'The body is no JSON.' });
  }
  assertStorable(value, 0);
  return value;
}

async function readText({ headers, body }: Request): Promise<string> {
  const tooLarge = (): Problem => new Problem('too-large', { message: `A body has at most ${maxBodyBytes} bytes.` });
  if (Number(headers.get('content-length')) > maxBodyBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // What is sent in chunks says no length before.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Problem('validation', { message: 'The body is no UTF-8.' });
  }
}

function assertStorable(value: unknown, depth: number): void {
  if (depth > deepest) throw new Problem('validation', { message: `The body is nested more than ${deepest} times.` });
  if (typeof value === 'string') {
    if (isUnstorable(value)) throw new Problem('validation', { message: 'A text has a character that is none.' });
  } else if (Array.isArray(value)) {
    for (const item of value) assertStorable(item, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      assertStorable(key, depth);
      assertStorable(item, depth + 1);
    }
  }
}
