import { extname } from 'node:path';
import { serve } from './serve.mjs';

/** The demo as a shop would run it, with a film of the visitor's own in the first place where one is given. */
export function demoServer({ port = 0, host, video, hotspots } = {}) {
  const film = video && `/own/film${extname(video).toLowerCase()}`;
  return serve({
    port,
    ...(host ? { host } : {}),
    mounts: { ...(film ? { [film]: video } : {}), ...(hotspots ? { '/own/hotspots.json': hotspots } : {}) },
    pages: (path) => (path.startsWith('/order/') ? '/order.html' : undefined),
    ...(film && {
      rewrite: (path, html) =>
        path === '/' ? html.replace(/<vitrine-player[^>]*data-first[^>]*>/, `<vitrine-player class="film own" data-first src="${film}"${hotspots ? ' hotspots="/own/hotspots.json"' : ''}>`) : html,
    }),
  });
}
