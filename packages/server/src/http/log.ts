/** One line of the log. It has no addresses, no headers, no queries and no bodies: nothing that is about a person. */
export interface LogLine {
  readonly event: string;
  readonly [field: string]: string | number | boolean | undefined;
}

export type Log = (line: LogLine) => void;

/** A line of JSON on standard output, for whatever collects it there. */
export const logToOutput: Log = (line) =>
  void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);

/**
 * What may be logged of an error that nobody expected: its kind and where it was thrown. Not its message, which may
 * quote what was sent.
 */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = (error as { readonly code?: unknown }).code;
  const cause = error.cause === undefined ? '' : ` < ${traceOf(error.cause)}`;
  return `${error.name}${typeof code === 'string' ? ` ${code}` : ''}${frames[0]?.replace(/\s+/g, ' ') ?? ''}${cause}`;
}
