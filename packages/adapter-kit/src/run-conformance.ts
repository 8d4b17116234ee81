import type { Adapter, Capability, Market } from '@vitrine/core';
import { cases as allCases } from './cases/index.js';
import type { ConformanceCase, ConformanceContext, ConformanceReport, MakeConformanceContext } from './conformance.js';
import { seededRandom } from './seeded-random.js';
import { CaseSkipped, settled } from './verdict.js';

export interface RunConformanceOptions {
  /** Determines the order of the cases. Random when absent; the report has it. */
  readonly seed?: number;
  /** Ids of cases, or the first part of ids (`'cart'`). All when absent. */
  readonly only?: readonly string[];
  /** Milliseconds within which one call must settle; a whole case has ten times as long. 2000 when absent. */
  readonly timeLimitMs?: number;
  readonly cases?: readonly ConformanceCase[];
}

const defaultMarket: Market = { locale: 'en', country: 'US', currency: 'USD' };

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
    // Both indexes exist: 0 <= j <= i < length.
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

const chosen = ({ id }: ConformanceCase, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((entry) => id === entry || id.startsWith(`${entry}.`));

/**
 * Runs the cases against an adapter, with any test runner or none. In the report `failed` is empty when the adapter
 * meets the contract; `skipped` has a reason for each case. Every case gets an adapter of its own; the order is random.
 */
export async function runConformance(
  makeContext: MakeConformanceContext,
  options: RunConformanceOptions = {},
): Promise<ConformanceReport> {
  const { seed = Math.floor(Math.random() * 2 ** 31), timeLimitMs = 2000, cases = allCases } = options;
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
      context = { ...(await makeContext({ market: test.market ?? defaultMarket })), timeLimitMs };
      const market = test.marketOf?.(context.fixtures);
      if (market) {
        context.adapter.dispose?.();
        await context.dispose?.();
        context = { ...(await makeContext({ market })), timeLimitMs };
      }
      const { adapter, disabled = [] } = context;
      const lacking = test.needs.filter((need) => !has(adapter, need, disabled));
      if (lacking.length > 0) throw new CaseSkipped(`the adapter has no ${lacking.join(', ')}`);
      await settled(test.run(context), timeLimitMs * 10, id);
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

/** `cart: 31 passed, 0 failed, 2 skipped`, for each port. */
function byPort({ passed, failed, skipped }: ConformanceReport): string[] {
  const ids = { passed, failed: failed.map(({ id }) => id), skipped: skipped.map(({ id }) => id) };
  const ports = [...new Set(Object.values(ids).flat().map(portOf))].sort();
  return ports.map(
    (port) =>
      `  ${port}: ${Object.entries(ids)
        .map(([word, list]) => `${list.filter((id) => portOf(id) === port).length} ${word}`)
        .join(', ')}`,
  );
}

/** The report as text: failed cases and skipped cases with their reasons, then the numbers for each port. */
export function formatReport(report: ConformanceReport): string {
  const { seed, passed, failed, skipped } = report;
  return [
    ...failed.map(
      ({ id, title, error }) =>
        `failed: ${id} (${title})\n    ${error instanceof Error ? error.message : String(error)}`,
    ),
    ...skipped.map(({ id, reason }) => `skipped: ${id}: ${reason}`),
    ...byPort(report),
    `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped (seed ${seed})`,
  ].join('\n');
}
