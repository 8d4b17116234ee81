import type { LoaderStats } from 'hls.js';
import { PlaylistFailure } from '../recovery/playlist-failure.js';
import { retryingLoader, type LoaderShare } from './retrying-loader.js';

/** A playlist that was loaded before hls.js, which gets it without another request. */
export interface LoadedPlaylist {
  /** The address that answered, after redirects. */
  readonly url: string;
  readonly text: string;
  readonly stats: LoaderStats;
}

/** Loads the playlist at `src`, which decides the build of hls.js. Never settles when `signal` aborts. */
export function loadFirstPlaylist(src: string, share: LoaderShare, signal: AbortSignal): Promise<LoadedPlaylist> {
  return new Promise((resolve, reject) => {
    const loader = new (retryingLoader(share))(undefined as never);
    signal.addEventListener('abort', () => loader.destroy());
    const fail = (): void => reject(new PlaylistFailure(src, share.lastFailure));
    loader.load({ url: src, type: 'manifest', responseType: 'text' } as never, undefined as never, {
      onSuccess: ({ url, data }, stats) => resolve({ url, text: data as string, stats }),
      onError: fail,
      onTimeout: fail,
    });
  });
}
