import type { Words } from './seed.js';

/** English, Bengali, Arabic, Indonesian, Vietnamese. */
export const words = (en: string, bn: string, ar: string, id: string, vi: string): Words => ({ en, bn, ar, id, vi });
