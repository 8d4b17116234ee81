import type { Adapter, Capability, Market } from '@vitrine/core';
import { cases as allCases } from './cases/index.js';
import type { ConformanceCase, ConformanceContext, ConformanceReport, MakeConformanceContext } from './conformance.js';
import { seededRandom } from './seeded-random.js';
import { CaseSkipped, settled } from './verdict.js';

export interface RunConformanceOptions {
  /** Order of the cases; drawn when absent and told in the report. */
  readonly seed?: number;
  /** Ids, or the first part of one (`'cart'`); all by default. */
  readonly only?: readonly string[];
  /** Milliseconds for one call that must settle; a case gets ten times as much. 2000 by default. */
  readonly patience?: number;
  readonly cases?: readonly ConformanceCase[];
}

const HOME: Market = { locale: 'en', country: 'US', currency: 'USD' };

function has(adapter: Adapter, capability: Capability, disabled: readonly Capability[]): boolean {
  const [port = '', method] = capability.split('.');
  if (disabled.includes(capability) || disabled.some((entry) => entry === port)) return false;
  const owner = (adapter as unknown as Record<string, Record<string, unknown> | undefined>)[port];
  return owner !== undefined && (method === undefined || owner[method] !== undefined);
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    // Both places exist: 0 <= j <= i < length.
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

const chosen = ({ id }: ConformanceCase, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((entry) => id === entry || id.startsWith(`${entry}.`));

/**
 * Runs the suite against an adapter. Tied to no test runner: look at `failed`, which is empty when the contract is kept, and
 * at `skipped`, each with its reason. Every case gets an adapter of its own; the order is random.
 */
export async function runConformance(
  makeContext: MakeConformanceContext,
  options: RunConformanceOptions = {},
): Promise<ConformanceReport> {
  const { seed = Math.floor(Math.random() * 2 ** 31), patience = 2000, cases = allCases } = options;
  const passed: string[] = [];
  const failed: { id: string; title: string; error: unknown }[] = [];
  const skipped: { id: string; reason: string }[] = [];
  for (const test of shuffled(
    cases.filter((entry) => chosen(entry, options.only)),
    seed,
  )) {
    const { id, title } = test;
    let context: ConformanceContext | undefined;
    try {
      context = { ...(await makeContext({ market: test.market ?? HOME })), patience };
      const { adapter, disabled = [] } = context;
      const lacking = test.needs.filter((need) => !has(adapter, need, disabled));
      if (lacking.length > 0) throw new CaseSkipped(`the adapter has no ${lacking.join(', ')}`);
      await settled(test.run(context), patience * 10, id);
      passed.push(id);
    } catch (error) {
      if (error instanceof CaseSkipped) skipped.push({ id, reason: error.message });
      else failed.push({ id, title, error });
    } finally {
      context?.adapter.dispose?.();
      await context?.dispose?.();
    }
  }
  return { seed, passed, failed, skipped };
}

const portOf = (id: string): string => id.split('.')[0] ?? id;

/** `cart 31 kept, 0 not kept, 2 skipped`: a line for each port. */
function byPort({ passed, failed, skipped }: ConformanceReport): string[] {
  const ids = { kept: passed, 'not kept': failed.map(({ id }) => id), skipped: skipped.map(({ id }) => id) };
  const ports = [...new Set(Object.values(ids).flat().map(portOf))].sort();
  return ports.map(
    (port) =>
      `  ${port}: ${Object.entries(ids)
        .map(([word, list]) => `${list.filter((id) => portOf(id) === port).length} ${word}`)
        .join(', ')}`,
  );
}

/** The report as a developer reads it: what is not kept and why, what was skipped and why, then a line for each port. */
export function formatReport(report: ConformanceReport): string {
  const { seed, passed, failed, skipped } = report;
  return [
    ...failed.map(
      ({ id, title, error }) =>
        `not kept: ${id} (${title})\n    ${error instanceof Error ? error.message : String(error)}`,
    ),
    ...skipped.map(({ id, reason }) => `skipped: ${id}: ${reason}`),
    ...byPort(report),
    `${passed.length} kept, ${failed.length} not kept, ${skipped.length} skipped (seed ${seed})`,
  ].join('\n');
}
