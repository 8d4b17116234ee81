import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly port: number;
  /** Takes no more requests, answers those that are there, and settles when the last one is. */
  stop(): Promise<void>;
}

/** A request whose answer takes longer is cut when the service stops. */
const stopAfterMs = 10_000;

/** Serves the app. Throws where the port is taken. */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => stopServer(server),
  };
}

function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept open for the next request ends with the answer to the last one.
  server.on('request', (_request, response) => response.setHeader('connection', 'close'));
  server.closeIdleConnections();
  const looking = setInterval(() => server.closeIdleConnections(), 50);
  const cutting = setTimeout(() => server.closeAllConnections(), stopAfterMs);
  return closed.finally(() => {
    clearInterval(looking);
    clearTimeout(cutting);
  });
}
