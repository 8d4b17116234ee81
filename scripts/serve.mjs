// A file server for the demo, the examples and the journeys, as a shop would have one: ranges for videos, compressed
// text, files that are asked for again only when they have changed, nothing outside its folders.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { root } from './install.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mov': 'video/quicktime',
  '.mpegts': 'video/mp2t',
  '.vtt': 'text/vtt; charset=utf-8',
};

const isText = (type) => /^text\/|^application\/(?:json|vnd\.apple\.mpegurl)|svg/.test(type);
/** Less does not become smaller in one packet. */
const COMPRESSED_FROM = 1024;

/** A chunk has its content's hash in its name: it never changes. Anything else is asked for again, by its tag. */
const cachingOf = (path, { size, mtimeMs }) => ({
  'cache-control': /^\/cdn\/chunks\/[\w.-]+-[\w-]{8}\.js$/.test(path)
    ? 'public, max-age=31536000, immutable'
    : 'no-cache',
  etag: `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
});

/**
 * The examples that are pages. What else is in `examples/` (engines with their databases, the video studio) is not
 * served.
 */
const EXAMPLE_PAGES = ['author', 'brands', 'gift-card', 'script-tag', 'static-json', 'strict-policy', 'two-shops'];

/** Folders by the beginning of the path; the longest match answers. */
export const MOUNTS = {
  '/': 'examples/demo',
  '/examples/example.css': 'examples/example.css',
  ...Object.fromEntries(EXAMPLE_PAGES.map((name) => [`/examples/${name}`, `examples/${name}`])),
  '/cdn/': 'dist/cdn',
  // The build has a sample of them; the demonstration shows all.
  '/cdn/sample/media/': 'examples/demo/media',
  '/cdn/sample/gift-designs/': 'packages/elements/gift-designs',
  '/gift-designs/': 'packages/elements/gift-designs',
  '/media/': 'examples/demo/media',
  '/v/': 'dist/watch-pages/v',
  '/fixtures/': 'test/fixtures/media',
};

function fileFor(path, mounts) {
  const prefix = Object.keys(mounts)
    .filter((start) => path.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
  const folder = resolve(root, mounts[prefix]);
  // A mount may be one file: the video of `--video`.
  if (existsSync(folder) && statSync(folder).isFile()) return path === prefix ? folder : null;
  let file = normalize(join(folder, decodeURIComponent(path.slice(prefix.length))));
  if (!(file + sep).startsWith(folder + sep)) return null;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  if (!existsSync(file) && extname(file) === '' && existsSync(`${file}.html`)) file += '.html';
  return existsSync(file) ? file : null;
}

/**
 * Serves until closed. `mounts` adds folders or files, `headers(path)` response headers, `pages` answers paths of its
 * own (`(path) => file | undefined`), `rewrite(path, text)` changes a page on its way out.
 */
export async function serve({
  port = 0,
  host = '127.0.0.1',
  mounts = {},
  headers = () => ({}),
  pages = () => undefined,
  rewrite,
} = {}) {
  const all = { ...MOUNTS, ...mounts };
  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  async function answer(request, response) {
    let path;
    try {
      path = new URL(request.url ?? '/', 'http://localhost').pathname;
      decodeURIComponent(path);
    } catch {
      return void response.writeHead(400).end('Bad request');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
    const file = fileFor(pages(path) ?? path, all);
    if (!file) return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found');
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    const plain = { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers(path) };
    if (rewrite && type.startsWith('text/html')) {
      const text = rewrite(path, await readFile(file, 'utf8'));
      response.writeHead(200, { ...plain, 'cache-control': 'no-cache' });
      return void response.end(request.method === 'HEAD' ? undefined : text);
    }
    const stats = statSync(file);
    const { size } = stats;
    const base = { ...plain, ...cachingOf(path, stats), 'accept-ranges': 'bytes', vary: 'accept-encoding' };
    if (request.headers['if-none-match'] === base.etag) return void response.writeHead(304, base).end();
    const isCompressed =
      isText(type) &&
      size >= COMPRESSED_FROM &&
      request.headers.range === undefined &&
      /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (isCompressed) {
      response.writeHead(200, { ...base, 'content-encoding': 'gzip' });
      if (request.method === 'HEAD') return void response.end();
      return void createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(createGzip())
        .pipe(response);
    }
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
    let [start, end, status] = [0, size - 1, 200];
    if (range && (range[1] || range[2])) {
      start = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[2]));
      end = range[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
      if (start > end) return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
      status = 206;
      base['content-range'] = `bytes ${start}-${end}/${size}`;
    }
    response.writeHead(status, { ...base, 'content-length': end - start + 1 });
    if (request.method === 'HEAD' || size === 0) return void response.end();
    createReadStream(file, { start, end })
      .on('error', () => response.destroy())
      .pipe(response);
  }
  await new Promise((done, failed) => server.once('error', failed).listen(port, host, done));
  return {
    url: `http://localhost:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}
