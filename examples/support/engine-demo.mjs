import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { demoPages } from '../../scripts/demo.mjs';
import { root } from '../../scripts/install.mjs';
import { serve } from '../../scripts/serve.mjs';

const LANGUAGES = { en: 'English', bn: 'বাংলা', ar: 'العربية', id: 'Bahasa Indonesia', vi: 'Tiếng Việt' };

/** A player that names the files of its video: a commerce engine has no videos. */
function withVideoFiles(tag, id) {
  const folder = `/media/videos/${id}`;
  const tracks = Object.entries(LANGUAGES).map(
    ([language, label]) =>
      `<track kind="captions" src="${folder}/captions.${language}.vtt" srclang="${language}" label="${label}">`,
  );
  return `${tag.slice(0, -1)} src="${folder}/main.m3u8" poster="${folder}/poster.jpg" hotspots="${folder}/hotspots.json">${tracks.join('')}`;
}

const attributes = (values) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/**
 * The demo, sold by an engine. `adapter` is the tag's `data-adapter`, `shop()` and `token()` its `data-shop` and
 * `data-token`, asked for with every page; `pages` is the folder with scripts of its own, `checkout.js` and `order.js`
 * among them, which read both from `<meta name="vitrine-shop">` and `<meta name="vitrine-token">`; `lacks` are the
 * demo's codes that mean nothing to this engine.
 */
export function engineDemo({ port = 0, host, adapter, shop, token, pages, lacks = [] }) {
  const scripts = readdirSync(join(root, pages)).map((name) => [`/${name}`, `${pages}/${name}`]);
  const metas = { 'vitrine-shop': shop, ...(token ? { 'vitrine-token': token } : {}) };
  return serve({
    port,
    ...(host ? { host } : {}),
    mounts: Object.fromEntries(scripts),
    pages: demoPages,
    rewrite: (_path, html) =>
      html
        .replace(
          'data-adapter="memory"',
          attributes({
            'data-adapter': adapter,
            'data-shop': shop(),
            ...(token ? { 'data-token': token() } : {}),
          }).trim(),
        )
        .replace(
          '</head>',
          `${Object.entries(metas)
            .map(([name, value]) => `  <meta${attributes({ name, content: value() })}>\n  `)
            .join('')}</head>`,
        )
        .replace(/ ?<code>(\w+)<\/code>/g, (all, code) => (lacks.includes(code) ? '' : all))
        .replace(/<vitrine-player\b[^>]*\bvideo-id="([\w-]+)"[^>]*>/g, withVideoFiles),
  });
}
