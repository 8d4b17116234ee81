// What starting the demo with an engine behind it has in common, whichever engine it is.
import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { build } from '../../scripts/build.mjs';
import { engineDemo } from './engine-demo.mjs';
import { installPackages } from '../../scripts/install.mjs';

/** Throws `EADDRINUSE` when somebody else has it. */
const assertFree = (port) =>
  new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed).listen(port, '127.0.0.1', () => probe.close(done));
  });

/**
 * Builds, serves the demo on `PORT` (4173) and starts the engine on `<NAME>_PORT` (`enginePort`), until it is
 * interrupted. `open({ storefronts, port, log, values })` starts the engine for pages of these origins, `demo(engine)`
 * says how the pages reach it, `lines(engine)` what is printed, `options` are those of the command line.
 */
export async function startEngine(name, { enginePort, open, demo: reach, lines, options = {} }) {
  const port = Number(process.env.PORT ?? 4173);
  const variable = `${name.toUpperCase()}_PORT`;
  const own = Number(process.env[variable] ?? enginePort);
  const command = `npm run start:${name.toLowerCase()}`;
  let engine;
  let demo;
  const stop = async () => {
    await demo?.close();
    await engine?.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit()));

  try {
    // An option that is not known is an error, not passed over.
    const { values } = parseArgs({ options });
    await assertFree(own);
    installPackages();
    build();
    demo = await engineDemo({ port, ...reach(() => engine) });
    engine = await open({
      storefronts: [demo.url, `http://127.0.0.1:${port}`],
      port: own,
      log: (text) => process.stderr.write(text),
      values,
    });
    const rows = [[`Demo, sold by ${name}`, `${demo.url}/`], ...lines(engine)];
    const wide = Math.max(...rows.map(([label]) => label.length)) + 3;
    console.log(
      [
        '',
        ...rows.map(([label, value]) => `  ${label.padEnd(wide)}${value}`),
        `  Stop with Ctrl+C. Orders stay; remove examples/${name.toLowerCase()}/.data to begin anew.`,
        '',
      ].join('\n'),
    );
  } catch (error) {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${error.port} is taken. Choose another: ${error.port === own ? variable : 'PORT'}=${error.port + 1} ${command}`
        : String(error.message ?? error),
    );
    await stop();
    process.exit(1);
  }
}
