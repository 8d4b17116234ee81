// A failing network in front of a real backend: requests and answers get lost, late or doubled on the way, the backend is busy
// or down.
import assert from 'node:assert/strict';
import http from 'node:http';

/** What may become of a request. `late` and `twice` are what a proxy or a phone does that sends again on its own. */
export const FAULTS = ['drop-before', 'drop-after', 'unavailable', 'limited', 'delay', 'twice', 'late'];
/** Names the fault of one request, and milliseconds for `delay` and `late` (`late; 800`). It does not travel on. */
export const FAULT_HEADER = 'x-fault';

/** A line on which nothing went wrong would prove nothing; a short run need not have met every fault. */
export function assertTroubled({ counts }, schedules) {
  const met = FAULTS.filter((fault) => counts[fault] > 0);
  assert.ok(met.length >= (schedules < 100 ? 3 : FAULTS.length), `only ${met.join()} happened`);
}

const bodyOf = async (stream) => {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

/**
 * Forwards everything to `target`, and does to a request what its `x-fault` header says. `counts` has what was done,
 * `idle()` resolves when nothing is on its way any more, late requests included.
 */
export async function startFaultProxy(target) {
  const { hostname, port } = new URL(target);
  const counts = Object.fromEntries(['passed', ...FAULTS].map((fault) => [fault, 0]));
  const under = new Set();
  const agent = new http.Agent({ keepAlive: true });

  const forward = ({ method, url, headers }, body) =>
    new Promise((done, failed) => {
      const { [FAULT_HEADER]: _, connection: _connection, ...sent } = headers;
      const request = http.request(
        { hostname, port, method, path: url, agent, headers: { ...sent, host: `${hostname}:${port}` } },
        async (answer) => {
          try {
            done({ status: answer.statusCode, headers: answer.headers, body: await bodyOf(answer) });
          } catch (error) {
            failed(error);
          }
        },
      );
      request.on('error', failed).end(body);
    });
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  async function answer(request, response) {
    const [fault = '', time = '0'] = String(request.headers[FAULT_HEADER] ?? '').split(';');
    const body = await bodyOf(request);
    counts[FAULTS.includes(fault) ? fault : 'passed'] += 1;
    const send = ({ status, headers, body: content }) => {
      const { 'transfer-encoding': _, connection: _connection, ...rest } = headers;
      response.writeHead(status, { ...rest, 'content-length': content.length }).end(content);
    };
    switch (fault) {
      case 'drop-before':
        return void response.destroy();
      case 'drop-after':
        await forward(request, body);
        return void response.destroy();
      case 'unavailable':
        return void response.writeHead(503, { 'access-control-allow-origin': '*' }).end();
      case 'limited':
        return void response.writeHead(429, { 'retry-after': '1', 'access-control-allow-origin': '*' }).end();
      case 'delay':
        await pause(Number(time));
        return send(await forward(request, body));
      case 'twice':
        await forward(request, body);
        return send(await forward(request, body));
      case 'late':
        response.destroy();
        await pause(Number(time));
        return void (await forward(request, body));
      default:
        return send(await forward(request, body));
    }
  }

  const server = http.createServer((request, response) => {
    const work = answer(request, response).catch(() => response.destroy());
    under.add(work);
    void work.finally(() => under.delete(work));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    counts,
    async idle() {
      while (under.size > 0) await Promise.allSettled(under);
    },
    async close() {
      await this.idle();
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
