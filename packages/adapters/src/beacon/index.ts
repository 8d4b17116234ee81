export { beaconAnalytics, type BeaconOptions } from './beacon-analytics.js';
export type { BeaconPage } from './beacon-page.js';
