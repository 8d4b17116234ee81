// An address of your own has no attribute: a module makes the adapter with it (docs/analytics.md).
export { beaconAnalytics } from '@vitrine/adapters/beacon';
