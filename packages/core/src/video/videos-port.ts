import type { CallOptions } from '../adapter/call-options.js';
import type { Video } from './video.js';

export interface VideosPort {
  /** `null` = no such video. */
  get(id: string, options?: CallOptions): Promise<Video | null>;
}
