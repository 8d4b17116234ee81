// The service beside the demo. Where the machine cannot run it, the demo goes on without.
import { join } from 'node:path';
import { root } from './install.mjs';

/**
 * Starts the service for these pages, with its data in `.vitrine/`. Answers the rows to print: its address and, at the
 * first start, the owner's token; or why there is none. Call it after the build.
 */
export async function serviceBeside({ pages, port, folder = join(root, '.vitrine') }) {
  try {
    const { startServer } = await import('@vitrine/server');
    const { url, ownerToken, stop } = await startServer({
      folder,
      port,
      origins: pages,
      mail: { mailbox: true },
      log: () => {},
    });
    return {
      rows: [
        ['Service', `${url}/v1/shops/main`],
        ['Mailbox', `${url}/dev/mail`],
        ...(ownerToken ? [["Owner's token", `${ownerToken} (shown this once)`]] : []),
      ],
      stop,
    };
  } catch (error) {
    const reason =
      error.code === 'EADDRINUSE'
        ? `port ${port} is taken; choose another: SERVICE_PORT=${port + 1} npm start`
        : String(error.message ?? error).split('\n')[0];
    return { rows: [['No service', reason]], stop: async () => {} };
  }
}
