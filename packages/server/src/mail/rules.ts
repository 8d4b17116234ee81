/** How often a letter is tried while the server says "later" or does not answer. */
export const triesAtMost = 12;

const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;

/** Milliseconds until the next try: 30 seconds, then twice as long each time, an hour at most. Twelve take eight hours. */
export const waitAfter = (tries: number): number => Math.min(firstWaitMs * 2 ** (tries - 1), longestWaitMs);

/** What came of a try. `later`: the server has nothing of it, and may take it another time. */
export type Outcome = 'sent' | 'rejected' | 'later' | 'unknown';

/** What an error of a try means, by whether the server had the whole letter, and by its answer where there was one. */
export function outcomeOf(wasHandedOver: boolean, responseCode: number | null): Exclude<Outcome, 'sent'> {
  if (responseCode !== null && responseCode >= 500) return 'rejected';
  // An answer, even "not now", means that it has not taken the letter.
  if (responseCode !== null && responseCode >= 400) return 'later';
  return wasHandedOver ? 'unknown' : 'later';
}
