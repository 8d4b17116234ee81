// A media server that fails on purpose. Every case has its own folder on one server, so that cases run side by side:
// `server.open(faults)` returns the address at which the fixtures are served with those faults.
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { contentTypes, sendWithRange } from './static-server.mjs';

/**
 * @typedef {object} Fault
 * @property {RegExp} match the paths inside the case
 * @property {number} [times] how many requests fail; without it all of them
 * @property {number} [status] responds with this status...
 * @property {number} [retryAfter] ...and with Retry-After of this many seconds
 * @property {number} [truncate] sends this share of the file as if it were all of it
 * @property {number} [cut] announces the whole length, sends this share and closes the connection
 * @property {number} [stall] sends this share and then nothing more, without closing the connection
 * @property {boolean} [garbage] sends a page of HTML with status 200
 * @property {boolean} [scramble] sends all of it with broken samples: complete, but not decodable
 * @property {number} [bytesPerSecond] sends all of it, slowly
 */

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, content-length, content-range',
  'cache-control': 'no-store',
};

/** Serves `folder`; `handle(request, response)` may respond first and then returns true. */
export async function startFaultServer(folder, { handle } = {}) {
  const root = resolve(folder) + sep;
  /**
   * @typedef {object} Case
   * @property {Fault[]} faults
   * @property {Map<Fault, number>} failed how many requests each fault has failed
   * @property {object[]} requests
   * @property {Set<import('node:net').Socket>} sockets
   * @property {boolean} offline
   */
  /** @type {Map<string, Case>} */
  const cases = new Map();
  const timers = new Set();

  const server = http.createServer(async (request, response) => {
    if (handle && (await handle(request, response))) return;
    const [, name, ...rest] = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname).split('/');
    const entry = cases.get(name);
    const path = rest.join('/');
    const file = normalize(join(root, path));
    if (!entry || !file.startsWith(root)) {
      response.writeHead(404).end();
      return;
    }
    if (entry.offline) {
      request.socket.destroy();
      return;
    }
    entry.sockets.add(request.socket);
    const fault = entry.faults.find(
      (one) => one.match.test(path) && (entry.failed.get(one) ?? 0) < (one.times ?? Infinity),
    );
    if (fault) entry.failed.set(fault, (entry.failed.get(fault) ?? 0) + 1);
    entry.requests.push({
      path,
      at: performance.now(),
      range: request.headers.range ?? null,
      fault: fault ? faultName(fault) : null,
    });
    if (fault?.status) {
      response
        .writeHead(fault.status, { ...cors, ...(fault.retryAfter ? { 'retry-after': String(fault.retryAfter) } : {}) })
        .end('fault');
      return;
    }
    let data;
    try {
      data = await readFile(file);
    } catch {
      response.writeHead(404, cors).end();
      return;
    }
    const headers = { ...cors, 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' };
    if (fault?.garbage) {
      response
        .writeHead(200, { ...cors, 'content-type': 'text/html' })
        .end('<!doctype html><title>Sign in</title><p>This network wants you to sign in first.'.repeat(40));
    } else if (fault?.scramble) {
      sendWithRange(request, response, scrambled(data), headers);
    } else if (fault?.truncate !== undefined) {
      sendWithRange(request, response, data.subarray(0, Math.floor(data.length * fault.truncate)), headers);
    } else if (fault?.cut !== undefined || fault?.stall !== undefined || fault?.bytesPerSecond) {
      sendBadly(request, response, data, headers, fault);
    } else {
      sendWithRange(request, response, data, headers);
    }
  });

  function sendBadly(request, response, data, headers, fault) {
    const [, first] = /^bytes=(\d+)-/.exec(request.headers.range ?? '') ?? [];
    const from = Number(first ?? 0);
    const range = first === undefined ? {} : { 'content-range': `bytes ${from}-${data.length - 1}/${data.length}` };
    response.writeHead(first === undefined ? 200 : 206, {
      'accept-ranges': 'bytes',
      ...headers,
      ...range,
      'content-length': data.length - from,
    });
    response.flushHeaders();
    if (fault.bytesPerSecond) {
      let sent = from;
      const step = () => {
        timers.delete(timer);
        if (response.destroyed) return;
        const until = Math.min(sent + Math.ceil(fault.bytesPerSecond / 10), data.length);
        response.write(data.subarray(sent, until));
        sent = until;
        if (sent < data.length) timers.add((timer = setTimeout(step, 100)));
        else response.end();
      };
      let timer = setTimeout(step, 0);
      timers.add(timer);
      return;
    }
    const until = Math.floor(data.length * (fault.cut ?? fault.stall));
    if (until > from) response.write(data.subarray(from, until));
    // Written bytes need a moment to be sent before the connection is closed.
    if (fault.cut !== undefined) setTimeout(() => response.destroy(), 50);
  }

  await new Promise((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${server.address().port}`;
  let count = 0;
  return {
    url,
    /** @param {Fault[]} faults */
    open(faults = []) {
      const name = `case-${++count}`;
      const entry = { faults, failed: new Map(), requests: [], sockets: new Set(), offline: false };
      cases.set(name, entry);
      return {
        url: `${url}/${name}/`,
        requests: entry.requests,
        /** From here on nothing fails. */
        clearFaults() {
          entry.faults = [];
        },
        /** While offline, every connection of the case is closed and no new one accepted. */
        setOffline(offline) {
          entry.offline = offline;
          if (offline) for (const socket of entry.sockets) socket.destroy();
          entry.sockets.clear();
        },
      };
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      return new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

/** Breaks the samples and keeps the boxes around them. */
function scrambled(data) {
  const copy = Buffer.from(data);
  for (let at = copy.indexOf('mdat') + 4; at < copy.length; at++) copy[at] ^= 0x5a;
  return copy;
}

function faultName(fault) {
  return Object.entries(fault)
    .filter(([key]) => key !== 'match' && key !== 'times')
    .map(([key, value]) => `${key} ${value}`)
    .join(' ');
}
