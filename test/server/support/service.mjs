// The service as a merchant starts it: the command of the package in a process of its own, in a folder of its own.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../packages/server/bin/vitrine-server.mjs', import.meta.url));

/** What is to be ended before a folder is removed. */
const endings = new Map();

/** A folder for data. `remove` ends what runs in it first. PostgreSQL may run as another user, who has to reach it. */
export function openFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-service-'));
  chmodSync(folder, 0o755);
  endings.set(folder, []);
  return {
    folder,
    async remove() {
      for (const end of endings.get(folder).reverse()) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One for a test. */
export function dataFolder(t) {
  const { folder, remove } = openFolder();
  t.after(remove);
  return folder;
}

/** Ends something after the test, before its folder is removed. */
export const endBefore = (folder, end) => void endings.get(folder).push(end);

const running = new Set();
// What a failed test leaves behind ends with the tests.
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** The process, and what it prints; `lines` are those of its log. */
export function spawnService(folder, args = [], env = {}) {
  const child = spawn(process.execPath, [command, '--port', '0', '--data', folder, ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const service = { child, output: '', words: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (service.output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (service.words += text));
  service.ended = new Promise((done) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      done(code ?? signal);
    }),
  );
  service.lines = () =>
    service.output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  /** The first line of the log with this event; rejects when the process ends without one. */
  service.logged = (event) =>
    new Promise((done, failed) => {
      const look = () => {
        const end = service.output.lastIndexOf('\n') + 1;
        const line = service.output
          .slice(0, end)
          .split('\n')
          .find((one) => one.includes(`"event":"${event}"`));
        if (line) done(JSON.parse(line));
      };
      child.stdout.on('data', look);
      void service.ended.then((code) => failed(new Error(`ended with ${code}: ${service.words}${service.output}`)));
      look();
    });
  return service;
}

/** Started, with its address, and the owner's token where this was its first start. */
export async function startService(folder, args = [], env = {}) {
  const service = spawnService(folder, args, env);
  endBefore(folder, async () => {
    service.child.kill('SIGTERM');
    await service.ended;
  });
  const { url } = await service.logged('started');
  const words = () => /vitrine_owner_[\w-]{43}/.exec(service.words)?.[0];
  // Standard error has its own way: the log may be here before it.
  while (!service.words.includes('Stop with')) await new Promise((later) => service.child.stderr.once('data', later));
  return Object.assign(service, { url, token: words() });
}

/** Ends it as if the power were cut for this one process. */
export async function killService(service) {
  service.child.kill('SIGKILL');
  await service.ended;
}
