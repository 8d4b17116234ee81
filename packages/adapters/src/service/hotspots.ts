export { parseHotspots } from '@vitrine/core/hotspots';
