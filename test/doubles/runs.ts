const here = (globalThis as { process?: { versions?: { node?: string }; env?: Record<string, string | undefined> } })
  .process;

/**
 * How often a property is tried: often in Node, where core's tests run in full, less in the browsers. `VITRINE_RUNS`
 * multiplies both.
 */
export function runs(inNode: number, inBrowsers: number): number {
  const factor = Number(here?.env?.VITRINE_RUNS ?? 1);
  return Math.max(1, Math.round((here?.versions?.node === undefined ? inBrowsers : inNode) * factor));
}

/** What to hand to `fc.assert`: the seed is printed when it fails, and `VITRINE_SEED` repeats it. */
export function repeatable(numRuns: number): { numRuns: number; seed?: number; verbose?: number } {
  const seed = here?.env?.VITRINE_SEED;
  return { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) };
}
