// Fetched with the first video that has hotspots: a page of products needs none of it.
export { cutHotspots, parseHotspots } from '@vitrine/core/hotspots';
