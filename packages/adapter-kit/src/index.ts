export { flakyFetch, changesSomething, type FlakyFetch, type FlakyRequest } from './flaky-fetch.js';
export { cases } from './cases/index.js';
export type * from './conformance.js';
export { formatReport, runConformance, type RunConformanceOptions } from './run-conformance.js';
export { CaseSkipped, ConformanceFailure } from './verdict.js';
export { withFaults, type Fault, type FaultRule, type FaultScript, type WithFaultsOptions } from './with-faults.js';
