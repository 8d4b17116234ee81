// What happens to a video when the network or the server fails: after a transient fault it plays on, a permanent one ends
// in an error that can be retried, and neither leaves a spinner for ever. Real files, a server that fails on purpose,
// Chromium. One case of each kind runs in real time; in the others the clock of the recovery runs faster.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../support/browser-flags.mjs';
import { startFaultServer } from '../support/fault-server.mjs';
import { mediaHarness } from '../support/media-harness.mjs';

const media = fileURLToPath(new URL('../fixtures/media/', import.meta.url));
const hls = 'fmp4/main.m3u8';
const mp4 = 'clip.mp4';
const manifest = /main\.m3u8$/;
const firstSegment = /seg_\w+_0\./;
const secondSegment = /seg_\w+_1\./;
const file = /clip\.mp4$/;
/** How much faster than real the clock of the recovery runs. */
const fast = 5;

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([
    mediaHarness().then((handle) => startFaultServer(media, { handle })),
    launchChromium(),
  ]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Plays `video` in a page of its own while `faults` happen; `act` runs once play was requested. */
async function watchVideo({ video, faults, scale, rate = 4, act }, judge) {
  const session = server.open(faults);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const scripts = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(`${server.url}/`);
    await page.waitForFunction(() => globalThis.loaded);
    if (video !== mp4) await page.evaluate(() => globalThis.warm());
    const outcome = page.evaluate((options) => globalThis.begin(options), {
      sources: [{ src: session.url + video }],
      scale,
      rate,
    });
    const isOver = () => page.waitForFunction(() => globalThis.isOver(), null, { timeout: 90_000, polling: 100 });
    await act?.({ page, context, session });
    await isOver();
    await judge({
      page,
      session,
      scripts,
      outcome: await outcome,
      isOver,
      record: () => page.evaluate(() => globalThis.record),
    });
  } finally {
    await context.close();
  }
}

function recovers(name, { scale = fast, act, check, ...situation }) {
  it(`${name}: plays on and reaches the end`, () =>
    watchVideo({ ...situation, scale, act }, async ({ record, outcome, session, scripts }) => {
      const seen = await record();
      assert.equal(outcome, 'started');
      assert.equal(seen.state.phase, 'ended', JSON.stringify(seen));
      assert.deepEqual(
        seen.codes.filter((code) => code !== 'media-offline'),
        [],
      );
      assert.ok(seen.longestJump < 1, `jumped over ${seen.longestJump} s of the video`);
      assert.ok(session.requests.some(({ fault }) => fault) || act, 'the fault never happened');
      check?.({ requests: session.requests, scripts, seen });
    }));
}

function endsInError(name, code, { scale = fast, ...situation }) {
  it(`${name}: reports ${code}, and plays when it is retried later`, () =>
    watchVideo({ ...situation, scale }, async ({ page, record, session, isOver }) => {
      const seen = await record();
      assert.equal(seen.state.phase, 'error', JSON.stringify(seen));
      assert.equal(seen.state.error.code, code, seen.state.error.message);
      assert.equal(seen.state.error.recoverable, true);
      assert.equal(seen.state.recovering, false);
      // A slow machine is late in real time, which the clock of the recovery counts `scale` times.
      assert.ok(seen.standstill < 35_000 + (scale > 1 ? 2000 : 500), `${seen.standstill} ms without a report`);
      assert.ok(seen.longestJump < 1, `jumped over ${seen.longestJump} s of the video`);
      session.clearFaults();
      await page.evaluate(() => void globalThis.playback.play());
      await isOver();
      const then = await record();
      assert.equal(then.state.phase, 'ended', JSON.stringify(then));
      assert.ok(then.longestJump < 1, `jumped over ${then.longestJump} s of the video after the retry`);
    }));
}

/** Takes the network away for ten seconds once the video has advanced. */
async function tenSecondsOffline({ page, context, session }) {
  await page.waitForFunction(() => document.querySelector('video').currentTime > 0.5);
  session.setOffline(true);
  await context.setOffline(true);
  const back = new Promise((resolve) => setTimeout(resolve, 10_000));
  await page.waitForFunction(() => globalThis.record.state.error?.code === 'media-offline');
  const { offline, recovering } = await page.evaluate(() => globalThis.record.state);
  assert.deepEqual({ offline, recovering }, { offline: true, recovering: true });
  await back;
  session.setOffline(false);
  await context.setOffline(false);
}

describe('a video under faults', { concurrency: 6 }, () => {
  // The long ones first, so that the short ones run beside them.
  endsInError('MP4 whose bytes stop coming, in real time', 'media-stalled', {
    video: mp4,
    faults: [{ match: file, stall: 0.5 }],
    scale: 1,
  });
  recovers('HLS with ten seconds offline, in real time', {
    video: hls,
    faults: [{ match: /seg_\w+_[12]\./, bytesPerSecond: 8000 }],
    scale: 1,
    rate: 1,
    act: tenSecondsOffline,
  });
  recovers('MP4 with ten seconds offline, in real time', {
    video: mp4,
    faults: [{ match: file, bytesPerSecond: 9000 }],
    scale: 1,
    rate: 1,
    act: tenSecondsOffline,
  });
  recovers('HLS segment that stalls once, in real time', {
    video: hls,
    faults: [{ match: secondSegment, stall: 0.5, times: 1 }],
    scale: 1,
  });

  recovers('HLS playlist with 503 twice, in real time', {
    video: hls,
    faults: [{ match: manifest, status: 503, times: 2 }],
    scale: 1,
  });
  recovers('HLS playlist with 503 three times', { video: hls, faults: [{ match: manifest, status: 503, times: 3 }] });
  recovers('HLS playlist with 429 and Retry-After, in real time', {
    video: hls,
    faults: [{ match: manifest, status: 429, retryAfter: 3, times: 1 }],
    scale: 1,
    check: ({ requests }) => {
      const [first, second] = requests.filter(({ path }) => manifest.test(path));
      assert.ok(second.at - first.at >= 2950, 'repeated the request before Retry-After');
    },
  });
  recovers('HLS rendition playlist with 503 twice', {
    video: hls,
    faults: [{ match: /\/(lo|hi)\.m3u8$/, status: 503, times: 2 }],
  });
  recovers('HLS segment with 404 once, in real time', {
    video: hls,
    faults: [{ match: secondSegment, status: 404, times: 1 }],
    scale: 1,
  });
  recovers('HLS segment with 503 seven times', {
    video: hls,
    faults: [{ match: secondSegment, status: 503, times: 7 }],
  });
  recovers('first HLS segment with 503 seven times', {
    video: hls,
    faults: [{ match: firstSegment, status: 503, times: 7 }],
  });
  recovers('HLS segment truncated once, in real time', {
    video: hls,
    faults: [{ match: secondSegment, truncate: 0.5, times: 1 }],
    scale: 1,
  });
  recovers('MPEG-TS segment truncated once', {
    video: 'ts/main.m3u8',
    faults: [{ match: secondSegment, truncate: 0.5, times: 1 }],
  });
  recovers('HLS segment cut off once', { video: hls, faults: [{ match: secondSegment, cut: 0.5, times: 1 }] });
  recovers('HLS segment of garbage once', { video: hls, faults: [{ match: secondSegment, garbage: true, times: 1 }] });
  recovers('HLS segment that cannot be decoded once', {
    video: hls,
    faults: [{ match: secondSegment, scramble: true, times: 1 }],
  });
  recovers('MP4 with 503 twice, in real time', {
    video: mp4,
    faults: [{ match: file, status: 503, times: 2 }],
    scale: 1,
  });
  recovers('MP4 with 404 once', {
    video: mp4,
    faults: [{ match: file, status: 404, times: 1 }],
    check: ({ scripts, seen }) => {
      assert.equal(seen.engine, 'native');
      assert.deepEqual(
        scripts.filter((path) => path.includes('hls')),
        [],
        'a page that only plays MP4 fetched hls.js',
      );
    },
  });
  recovers('MP4 truncated once, in real time', {
    video: mp4,
    faults: [{ match: file, truncate: 0.5, times: 1 }],
    scale: 1,
  });
  recovers('MP4 cut off once', { video: mp4, faults: [{ match: file, cut: 0.5, times: 1 }] });
  recovers('MP4 that stalls once', { video: mp4, faults: [{ match: file, stall: 0.5, times: 1 }] });

  endsInError('HLS playlist with 503 for ever', 'media-network', {
    video: hls,
    faults: [{ match: manifest, status: 503 }],
  });
  endsInError('HLS playlist that is not there, in real time', 'media-not-found', {
    video: hls,
    faults: [{ match: manifest, status: 404 }],
    scale: 1,
  });
  endsInError('HLS playlist that is garbage', 'media-decode', {
    video: hls,
    faults: [{ match: manifest, garbage: true }],
  });
  endsInError('HLS playlist that stalls', 'media-network', { video: hls, faults: [{ match: manifest, stall: 0 }] });
  endsInError('HLS segment that is not there', 'media-not-found', {
    video: hls,
    faults: [{ match: secondSegment, status: 404 }],
  });
  endsInError('HLS segment with 503 for ever', 'media-network', {
    video: hls,
    faults: [{ match: secondSegment, status: 503 }],
  });
  endsInError('HLS segment truncated for ever', 'media-decode', {
    video: hls,
    faults: [{ match: secondSegment, truncate: 0.5 }],
  });
  endsInError('HLS segment of garbage for ever, in real time', 'media-decode', {
    video: hls,
    faults: [{ match: secondSegment, garbage: true }],
    scale: 1,
  });
  endsInError('HLS segment that stalls for ever', 'media-stalled', {
    video: hls,
    faults: [{ match: secondSegment, stall: 0.5 }],
  });
  endsInError('MP4 with 503 for ever', 'media-network', { video: mp4, faults: [{ match: file, status: 503 }] });
  endsInError('MP4 that is not there, in real time', 'media-not-found', {
    video: mp4,
    faults: [{ match: file, status: 404 }],
    scale: 1,
  });
  endsInError('MP4 truncated for ever', 'media-decode', { video: mp4, faults: [{ match: file, truncate: 0.5 }] });
  endsInError('MP4 of garbage', 'media-decode', { video: mp4, faults: [{ match: file, garbage: true }] });
});
