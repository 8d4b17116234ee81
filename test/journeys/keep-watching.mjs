// A shopper adds, keeps watching, adds another and then pays, at every size of window, by touch and by mouse. The video
// goes on from the first add to the cart, and nothing but the toast comes over it unasked.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoServer } from '../../scripts/demo.mjs';
import { engineNames, startEngine } from '../support/three-engines.mjs';

let demo;
before(async () => (demo = await demoServer()));
after(() => demo?.close());

/** `rests`: too little of the video is left beside the sheet, so it may rest for as long as the sheet is open. */
const sizes = [
  { width: 360, height: 740, isTouch: true, video: 'shelf-story' },
  { width: 740, height: 360, isTouch: true, video: 'shelf-story', rests: true },
  { width: 320, height: 256, isTouch: true, video: 'shelf-story', rests: true },
  { width: 768, height: 1024, isTouch: true, video: 'morning-table' },
  { width: 1280, height: 800, isTouch: false, video: 'shelf-story' },
  { width: 1920, height: 1080, isTouch: false, video: 'morning-table' },
];
/** The other engines play the same walk with a finger and with a mouse. */
const sizesOf = (engine) => (engine === 'chromium' ? sizes : sizes.filter(({ width }) => /^(360|1280)$/.test(width)));

/** In the page, before its own scripts: looks into shadow roots, follows the video, and finds where to press. */
function pageSide() {
  const problems = [];
  addEventListener('error', ({ message }) => problems.push(message));
  addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)));
  let pauses = 0;
  let seconds = 0;

  /** `path`: a selector for each shadow root on the way. */
  const all = (path) =>
    path.reduce(
      (roots, selector) => roots.flatMap((root) => [...(root.shadowRoot ?? root).querySelectorAll(selector)]),
      [document],
    );
  const isShown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const middle = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, width, height };
  };
  const playerOf = (id) => document.querySelector(`vitrine-player[video-id=${id}]`);
  const videoOf = (id) => playerOf(id)?.shadowRoot?.querySelector('video');

  globalThis.walk = {
    problems: () => problems,
    address: () => location.pathname,
    shown: (path) => all(path).filter(isShown).length,
    text: (path) => all(path)[0]?.textContent.trim() ?? '',
    /** It is over in 16 seconds, and a slow machine needs longer for the walk. */
    loop: (id) => playerOf(id).toggleAttribute('loop', true),
    watch(id) {
      const video = videoOf(id);
      let last = video.currentTime;
      video.addEventListener('pause', () => (pauses += 1));
      video.addEventListener('timeupdate', () => {
        seconds += Math.max(0, video.currentTime - last);
        last = video.currentTime;
      });
    },
    watched: (id) => ({ seconds, pauses, isPaused: videoOf(id).paused }),
    /** The video has gone on from a moment of the address, and can be seen. */
    isBackAt(id) {
      const { top = 0, bottom = 0 } = playerOf(id)?.getBoundingClientRect() ?? {};
      return (videoOf(id)?.currentTime ?? 0) > 0 && top < innerHeight && bottom > 0;
    },
    /** Brings it into view, waits until it has arrived, and answers its middle and size. */
    async place(path, block) {
      const element = all(path).find(isShown);
      if (!element) return null;
      const moving = element.closest('dialog, [popover]') ?? element;
      await Promise.allSettled(moving.getAnimations().map(({ finished }) => finished));
      element.scrollIntoView({ block, behavior: 'instant' });
      return middle(element);
    },
    /** Another marker than `pressed` that a pointer meets, while it is almost still: a shopper aims, a machine is slow. */
    async marker(id, pressed) {
      const { shadowRoot } = playerOf(id);
      const inReach = [...shadowRoot.querySelectorAll('[part~=hotspot]:not([data-group])')]
        .filter((marker) => marker.getAttribute('aria-label') !== pressed)
        .map((marker) => ({ marker, was: middle(marker) }));
      await new Promise((resolve) => setTimeout(resolve, 80));
      for (const { marker, was } of inReach) {
        const { x, y } = middle(marker);
        if (Math.hypot(x - was.x, y - was.y) > 2) continue;
        if (shadowRoot.elementFromPoint(x, y)?.closest('[part~=hotspot]') === marker)
          return { name: marker.getAttribute('aria-label'), x, y };
      }
      return null;
    },
    /** What lies over the part of the player that is in view, besides the toast. */
    covers(id) {
      const { left, top, width, height } = playerOf(id).getBoundingClientRect();
      const found = new Set();
      for (let across = 0.05; across < 1; across += 0.1)
        for (let down = 0.05; down < 1; down += 0.1) {
          const met = document.elementFromPoint(left + width * across, top + height * down);
          if (met && !met.closest('vitrine-player, vitrine-cart-toast, .top')) found.add(met.localName);
        }
      return [...found];
    },
  };
}

/** Asks again until the answer is something; in between, a page may be on its way to the next one. */
async function until(ask, what, withinMs = 20_000) {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask().catch((error) => {
      if (!/context|navigat|destroyed|undefined|discarded/i.test(error.message)) throw error;
    });
    if (answer) return answer;
    assert.ok(performance.now() < end, `never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

const sheet = (...inside) => ['vitrine-product-sheet', ...inside];
const drawer = (...inside) => ['vitrine-cart-drawer', ...inside];
const toast = ['vitrine-cart-toast', '[part~=view-cart]'];

async function walk(engine, { width, height, isTouch, video, rests = false }) {
  const page = await engine.open(demo.url, undefined, { window: { width, height }, isTouch, first: pageSide });
  const ask = (name, ...values) =>
    page.evaluate(`globalThis.walk.${name}(${values.map((value) => JSON.stringify(value)).join()})`);
  const comes = (path, count = 1) =>
    until(async () => (await ask('shown', path)) >= count, `${count} of ${path.join(' ')}`);
  const watched = () => ask('watched', video);

  let last = { x: -100, y: -100 };
  const pressAt = async (point) => {
    last = point;
    await page.press(point.x, point.y);
  };
  /** Never twice at one place: that would be the press before, repeated. */
  const press = async (path, block = 'nearest') => {
    const { x, y, width: across } = await until(() => ask('place', path, block), path.join(' '));
    const points = [0, -0.35, 0.35].map((part) => ({ x: x + across * part, y }));
    await pressAt(points.find((point) => Math.hypot(point.x - last.x, point.y - last.y) > 45) ?? points[0]);
  };
  const playsOnFrom = (before) =>
    until(async () => {
      const { seconds, isPaused } = await watched();
      return !isPaused && seconds > before + 0.4;
    }, 'the video plays on');

  await until(() => ask('shown', ['vitrine-player', '[part~=play-button]']), 'the player');
  await ask('loop', video);
  await press([`vitrine-player[video-id=${video}]`, '[part~=play-button]'], 'center');
  await until(() => ask('marker', video, ''), 'a marker');
  await ask('watch', video);

  /** From a marker by the sheet back to the video, which goes on with the toast over it. Answers the marker's name. */
  const addFrom = async (pressed, count) => {
    const { pauses } = await watched();
    const marker = await until(() => ask('marker', video, pressed), 'a marker that can be pressed');
    await pressAt(marker);
    await comes(sheet('button[type=submit]:not([aria-disabled=true])'));
    const opened = await watched();
    if (!rests) assert.equal(opened.pauses, pauses, 'the video goes on beside the sheet');
    await press(sheet('button[type=submit]'));
    await until(async () => (await ask('shown', sheet('dialog'))) === 0, 'the sheet closes');
    await comes(toast);
    await playsOnFrom(opened.seconds);
    assert.equal((await watched()).pauses, opened.pauses, 'an add pauses nothing');
    assert.deepEqual(await ask('covers', video), [], 'nothing but the toast comes over it');
    await until(
      async () => (await ask('text', ['vitrine-cart-button', '[part~=count]'])) === String(count),
      `${count} in the cart`,
    );
    return marker.name;
  };

  const first = await addFrom('', 1);
  await playsOnFrom((await watched()).seconds);
  await addFrom(first, 2);
  const { pauses } = await watched();
  if (!rests) assert.equal(pauses, 0, 'the video has never stopped');

  await press(toast);
  await comes(drawer('[part~=line]'), 2);
  assert.deepEqual(await ask('problems'), []);
  await press(drawer('[part~=checkout]:not([aria-disabled=true])'));
  await until(async () => /^\/checkout/.test(await ask('address')), 'the checkout');
  await press(['form button[type=submit]']);
  await until(async () => /^\/order\/KC-\d+$/.test(await ask('address')), 'the order');
  await until(async () => /^KC-\d+$/.test(await ask('text', ['.order-name'])), 'its name');
  await press(['a.act.strong']);
  await until(() => ask('isBackAt', video), 'the video, where it was');
  assert.deepEqual(await ask('problems'), []);
  await page.close();
}

for (const name of engineNames.filter((one) => one !== 'webkit')) {
  // In Firefox a second page would hide the first one, whose video stops.
  const concurrency = name === 'chromium' ? 2 : 1;
  describe(`${name}: add, keep watching, add another, then pay`, { concurrency }, () => {
    let engine;
    before(async () => (engine = await startEngine(name)));
    after(() => engine?.stop());

    for (const size of sizesOf(name))
      test(`${size.width} x ${size.height}, by ${size.isTouch ? 'touch' : 'mouse'}`, () => walk(engine, size));
  });
}
