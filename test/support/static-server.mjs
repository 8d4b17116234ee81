// A folder over http on a free loopback port, with Range, for journeys and the bench.
import http from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';

export const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.mpegts': 'video/mp2t',
  '.vtt': 'text/vtt',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Answers with `data` and honours a single `Range`.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Buffer} data
 * @param {Record<string, string>} headers
 */
export function sendWithRange(request, response, data, headers) {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) {
    response.writeHead(200, { 'accept-ranges': 'bytes', ...headers, 'content-length': data.length }).end(data);
    return;
  }
  const from = Number(range[1]);
  const to = range[2] ? Math.min(Number(range[2]), data.length - 1) : data.length - 1;
  if (from >= data.length) {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${data.length}` }).end();
    return;
  }
  response
    .writeHead(206, {
      'accept-ranges': 'bytes',
      ...headers,
      'content-range': `bytes ${from}-${to}/${data.length}`,
      'content-length': to - from + 1,
    })
    .end(data.subarray(from, to + 1));
}

/**
 * Serves `folder`. `headers` are added to every answer: an object, or a function of the path that gives one
 * (a policy for pages only, say). `handle(request, response)` may answer first: it returns true when it did.
 * `port` 0 takes a free one. The caller awaits `close()`.
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>}
 */
export async function serveFolder(folder, { headers = {}, handle, port = 0 } = {}) {
  const root = resolve(folder) + sep;
  const server = http.createServer(async (request, response) => {
    try {
      if (handle && (await handle(request, response))) return;
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
      let file = normalize(join(root, path));
      if (!(file + sep).startsWith(root)) {
        response.writeHead(403).end();
        return;
      }
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const extra = typeof headers === 'function' ? headers(path) : headers;
      sendWithRange(request, response, await readFile(file), {
        'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
        ...extra,
      });
    } catch (error) {
      if (!response.headersSent) response.writeHead(error.code === 'ENOENT' ? 404 : 500);
      response.end(String(error.code ?? error));
    }
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    port: server.address().port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
