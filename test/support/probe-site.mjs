// A shop on three origins, as a careful shop has it: the page, our scripts with the media of the memory shop (C), and a
// backend (A) that receives what a probe in the page has seen.
import http from 'node:http';
import { strictPolicy } from '../../scripts/demo.mjs';
import { serve } from '../../scripts/serve.mjs';

/** Takes one JSON body per `POST /<id>`, from anywhere; `next(id)` is the report of that name. */
async function takeReports() {
  const came = new Map();
  const slot = (id) => {
    if (!came.has(id)) came.set(id, withResolvers());
    return came.get(id);
  };
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const piece of request.setEncoding('utf8')) body += piece;
    response.writeHead(204, { 'access-control-allow-origin': '*' }).end();
    if (request.method === 'POST') slot(request.url.slice(1)).resolve(JSON.parse(body));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${server.address().port}`,
    async next(id, withinMs) {
      let timer;
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no report "${id}" came within ${withinMs / 1000} s`)), withinMs);
      });
      try {
        return await Promise.race([slot(id).promise, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(done);
      }),
  };
}

function withResolvers() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

/**
 * `policed(path)` = pages that get the policy; `rewrite(path, html, { scripts, reports })` changes a page on its way
 * out; `mounts` as for `serve`. `fetched` are the addresses of what was found on either origin, without query,
 * `report(id, withinMs)` what the probe of that id has reported.
 */
export async function openProbeSite({ policed = () => false, rewrite = (_path, html) => html, mounts = {} } = {}) {
  const reports = await takeReports();
  const fetched = [];
  const scripts = await serve({
    mounts: { '/probe/': 'test/journeys/pages' },
    headers: (path) => {
      fetched.push(scripts.url + path);
      return { 'access-control-allow-origin': '*' };
    },
  });
  const policy = strictPolicy({ c: scripts.url, m: `'self' ${scripts.url}`, a: reports.url });
  const page = await serve({
    mounts: { '/probe/': 'test/journeys/pages', ...mounts },
    headers: (path) => {
      fetched.push(page.url + path);
      return policed(path) ? { 'content-security-policy': policy } : {};
    },
    rewrite: (path, html) => rewrite(path, html, { scripts: scripts.url, reports: reports.url }),
  });
  return {
    url: page.url,
    scripts: scripts.url,
    fetched,
    report: (id, withinMs) => reports.next(id, withinMs),
    close: () => Promise.all([page.close(), scripts.close(), reports.close()]),
  };
}
