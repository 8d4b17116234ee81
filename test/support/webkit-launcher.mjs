// A Web Test Runner launcher for WebKitGTK (Debian: webkit2gtk-driver and xvfb) without an npm dependency:
// it starts Xvfb and WebKitWebDriver itself and speaks the few WebDriver calls it needs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

function findMiniBrowser() {
  if (process.env.MINIBROWSER_PATH) return process.env.MINIBROWSER_PATH;
  for (const triplet of existsSync('/usr/lib') ? readdirSync('/usr/lib') : []) {
    const path = `/usr/lib/${triplet}/webkit2gtk-4.1/MiniBrowser`;
    if (existsSync(path)) return path;
  }
  throw new Error('WebKit: no MiniBrowser under /usr/lib (Debian: webkit2gtk-driver); MINIBROWSER_PATH names another');
}

/**
 * The web process keeps memory of media for as long as it lives: over a hundred files it grows to gigabytes and stops.
 */
const filesPerBrowser = 12;

function endGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

const freePort = () =>
  new Promise((done, failed) => {
    const server = net
      .createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => done(port));
      });
  });

const buttons = { left: 0, middle: 1, right: 2 };
const keyCodes = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  Space: ' ',
  Backspace: '\uE003',
  Delete: '\uE017',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
};
const keyCode = (name) => keyCodes[name] ?? name;

/** One WebDriver session of MiniBrowser under Xvfb; also usable outside the runner: `start()`, `call()`, `stop()`. */
export class WebKitLauncher {
  name = 'WebKit';
  // the stock command plugins of the runner know only puppeteer, playwright and webdriver: a launcher that says
  // 'playwright' and hands out a page with the same few methods is served by them
  type = 'playwright';
  concurrency = 1;
  #children = [];
  #base = '';
  #session = '';
  #active = new Map();
  #starting;
  #configFolder = '';
  /** The browser has ended by itself, or no longer answers: the next file gets a new one. */
  #isLost = false;
  #filesShown = 0;
  /** A test has changed the size of the window. */
  #isResized = false;
  #reducedMotion;
  #backForwardCache;

  constructor({ reducedMotion = false, backForwardCache = false } = {}) {
    this.#reducedMotion = reducedMotion;
    this.#backForwardCache = backForwardCache;
    if (reducedMotion) this.name = 'WebKit-reduced-motion';
  }

  async initialize(config) {
    this.config = config;
  }

  #spawn(command, args, env = {}) {
    // A process group of its own: what the driver starts ends with it, also when it no longer answers.
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env }, detached: true });
    this.#children.push(child);
    process.once('exit', () => endGroup(child));
    return child;
  }

  async #request(method, path, body) {
    const answer = await fetch(this.#base + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`WebDriver ${path}: ${value.error} ${value.message}`);
    return value;
  }

  async #display() {
    if (process.env.DISPLAY) return process.env.DISPLAY;
    let number = 90;
    while (existsSync(`/tmp/.X11-unix/X${number}`)) number++;
    this.#spawn('Xvfb', [`:${number}`, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']);
    for (let tries = 0; tries < 100 && !existsSync(`/tmp/.X11-unix/X${number}`); tries++) await sleep(50);
    return `:${number}`;
  }

  async #open() {
    const display = await this.#display();
    // GTK settings: no minimum width of the toolbar (else no viewport under 447 px), and the motion preference
    this.#configFolder = mkdtempSync(join(tmpdir(), 'vitrine-webkit-'));
    mkdirSync(join(this.#configFolder, 'gtk-3.0'));
    writeFileSync(
      join(this.#configFolder, 'gtk-3.0/gtk.css'),
      'toolbar, toolbar *, box > *, button, entry { min-width: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; } button image { -gtk-icon-transform: scale(0.01); }',
    );
    writeFileSync(
      join(this.#configFolder, 'gtk-3.0/settings.ini'),
      `[Settings]\ngtk-enable-animations=${this.#reducedMotion ? 0 : 1}\n`,
    );
    const port = await freePort();
    // started directly: under dbus-run-session the driver outlives its wrapper and holds the port
    this.#spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
      DISPLAY: display,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      GSETTINGS_BACKEND: 'memory',
      XDG_CONFIG_HOME: this.#configFolder,
    });
    this.#base = `http://127.0.0.1:${port}`;
    for (let tries = 0; ; tries++) {
      try {
        await this.#request('GET', '/status');
        break;
      } catch (error) {
        if (tries > 100) throw error;
        await sleep(50);
      }
    }
    const { sessionId } = await this.#request('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': {
            binary: findMiniBrowser(),
            args: ['--automation', `--enable-page-cache=${this.#backForwardCache}`],
          },
        },
      },
    });
    this.#session = `/session/${sessionId}`;
    await this.#resetWindow();
  }

  async #resetWindow() {
    await this.call('POST', '/window/rect', { x: 0, y: 0, width: 800, height: 700 });
    this.#isResized = false;
  }

  /** Opens the browser, once. */
  start() {
    return (this.#starting ??= this.#open());
  }

  /** One WebDriver call inside the session: `call('POST', '/url', { url })`. */
  call(method, path, body) {
    return this.#request(method, this.#session + path, body);
  }

  async startSession(id, url) {
    if (this.#isLost || this.#filesShown >= filesPerBrowser) await this.stop();
    this.#filesShown++;
    await this.start();
    if (this.#isResized) await this.#resetWindow();
    this.#active.set(id, url);
    await this.#show(url);
  }

  async #show(url) {
    this.#isLost = true;
    await this.call('POST', '/url', { url });
    this.#isLost = false;
  }

  isActive(id) {
    return this.#active.has(id);
  }

  getBrowserUrl(id) {
    return this.#active.get(id);
  }

  async stopSession(id) {
    this.#active.delete(id);
    // WebKitGTK can lock itself up between its main thread and GStreamer: then it is lost, and nobody waits for it.
    await Promise.race([this.#show('about:blank'), sleep(20_000, undefined, { ref: false })]);
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKit: a debug session is not supported');
  }

  async stop() {
    if (this.#session && !this.#isLost) await this.#request('DELETE', this.#session).catch(() => {});
    for (const child of this.#children.reverse()) endGroup(child);
    if (this.#configFolder) rmSync(this.#configFolder, { recursive: true, force: true });
    this.#children = [];
    this.#starting = undefined;
    this.#session = '';
    this.#isLost = false;
    this.#filesShown = 0;
  }

  getPage() {
    return this.#page;
  }

  #perform(input) {
    return this.call('POST', '/actions', { actions: [input] });
  }

  #keys(actions) {
    return this.#perform({ type: 'key', id: 'keyboard', actions });
  }

  #pointer(actions) {
    return this.#perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }

  #page = {
    keyboard: {
      type: (text) =>
        this.#keys(
          [...text].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        ),
      press: (combination) => {
        const codes = combination.split('+').map(keyCode);
        const down = codes.map((value) => ({ type: 'keyDown', value }));
        const up = codes.reverse().map((value) => ({ type: 'keyUp', value }));
        return this.#keys([...down, ...up]);
      },
      down: (name) => this.#keys([{ type: 'keyDown', value: keyCode(name) }]),
      up: (name) => this.#keys([{ type: 'keyUp', value: keyCode(name) }]),
    },
    mouse: {
      move: (x, y) => this.#pointer([{ type: 'pointerMove', duration: 0, x, y, origin: 'viewport' }]),
      down: ({ button = 'left' } = {}) => this.#pointer([{ type: 'pointerDown', button: buttons[button] }]),
      up: ({ button = 'left' } = {}) => this.#pointer([{ type: 'pointerUp', button: buttons[button] }]),
      click: (x, y, { button = 'left' } = {}) =>
        this.#pointer([
          { type: 'pointerMove', duration: 0, x, y, origin: 'viewport' },
          { type: 'pointerDown', button: buttons[button] },
          { type: 'pointerUp', button: buttons[button] },
        ]),
    },
    /** Resizes the window until the viewport of the page has the asked size. */
    setViewportSize: async ({ width, height }) => {
      this.#isResized = true;
      for (let tries = 0; tries < 5; tries++) {
        const [w, h] = await this.call('POST', '/execute/sync', {
          script: 'return [innerWidth, innerHeight]',
          args: [],
        });
        if (w === width && h === height) return;
        const rect = await this.call('GET', '/window/rect');
        await this.call('POST', '/window/rect', { width: rect.width + width - w, height: rect.height + height - h });
        await sleep(100);
      }
      throw new Error(`WebKit: could not get a viewport of ${width}x${height}`);
    },
    emulateMedia: async () => {
      throw new Error('emulateMedia: WebKitGTK has no such command');
    },
  };
}
