import { extname } from 'node:path';
import { serve } from './serve.mjs';

/**
 * The policy that a careful shop sends, for our scripts at `c`, media at `m` and the backend at `a` (docs/policy.md).
 */
export const strictPolicy = ({ c = "'self'", m = "'self'", a = "'self'" } = {}) =>
  [
    "default-src 'none'",
    `script-src ${c}`,
    "style-src 'none'",
    `img-src 'self' ${c} ${m}`,
    `media-src ${m} blob:`,
    `connect-src 'self' ${m} ${a}`,
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vitrine',
  ].join('; ');

/** Addresses of the demo that are not the name of a file. */
export const demoPages = (path) =>
  path.startsWith('/order/') ? '/order.html' : path === '/favicon.ico' ? '/icon.svg' : undefined;

/** The demo as a shop would run it, with a video of the visitor's own in the first place where one is given. */
export function demoServer({ port = 0, host, video, hotspots } = {}) {
  const ownVideo = video && `/own/video${extname(video).toLowerCase()}`;
  return serve({
    port,
    ...(host ? { host } : {}),
    mounts: { ...(ownVideo ? { [ownVideo]: video } : {}), ...(hotspots ? { '/own/hotspots.json': hotspots } : {}) },
    headers: (path) =>
      path.startsWith('/examples/strict-policy/') ? { 'content-security-policy': strictPolicy() } : {},
    pages: demoPages,
    ...(ownVideo && {
      rewrite: (path, html) =>
        path === '/'
          ? html.replace(
              /<vitrine-player[^>]*data-first[^>]*>/,
              `<vitrine-player class="video own" data-first src="${ownVideo}"${hotspots ? ' hotspots="/own/hotspots.json"' : ''}>`,
            )
          : html,
    }),
  });
}
