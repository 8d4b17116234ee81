// What a feed costs on a slow phone, counted: the same however long it is, and the same after hundreds of videos.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startFeedSite } from '../support/feed-site.mjs';

let site;
before(async () => {
  site = await startFeedSite();
});
after(() => site?.close());

const firstSwipes = 20;
/** A whole look has 500: `SWIPES=500 node --test test/journeys/feed-cost.mjs`. */
const swipes = Number(process.env.SWIPES ?? 75);
/** What counts as the same heap for two feeds, and what the 500 videos that were loaded may keep; in bytes. */
const tolerance = 500_000;
const mostGrowth = 1_000_000;
const mostMedia = 3;

/** Runs in the page: swipes on as soon as the next item has its player. Every 25th video is watched for a moment. */
async function swipeTo({ from, to }) {
  const { root, scroller, videoOf, plays, look, until } = globalThis.feedTools;
  const most = { media: 0, articles: 0 };
  for (let step = from + 1; step <= to; step++) {
    const { height } = scroller().getBoundingClientRect();
    scroller().scrollTo({ top: step * height, behavior: 'instant' });
    await until(() => root().querySelector(`article[data-at="${step}"] vitrine-player`), `the player of video ${step}`);
    if (step % 25 === 0) await until(() => plays(step), `video ${step}`);
    const { media, articles } = look();
    most.media = Math.max(most.media, media);
    most.articles = Math.max(most.articles, articles);
  }
  await until(() => plays(to), `video ${to}`);
  await until(() => videoOf(to + 1)?.readyState >= 2, `the first frame of video ${to + 1}`);
  return most;
}

/** Runs in the page: watches three videos, so that each player has fetched what it fetches with its first play. */
async function warmUp() {
  const { scroller, plays, videoOf, until } = globalThis.feedTools;
  for (const step of [1, 2, 3, 2, 1, 0]) {
    scroller().scrollTo({ top: step * scroller().getBoundingClientRect().height, behavior: 'instant' });
    await until(() => plays(step), `video ${step}`);
    await until(() => videoOf(step + 1)?.readyState >= 2, `the first frame of video ${step + 1}`);
    for (let turn = 0; turn < 3; turn++) await new Promise((idle) => requestIdleCallback(idle, { timeout: 2000 }));
  }
}

/** `limit` = as many listeners as there may be: what is still on the screen for a moment has some of its own. */
async function swiped(phone, from, to, limit = Infinity) {
  const most = await phone.page.evaluate(swipeTo, { from, to });
  assert.ok(most.media <= mostMedia && most.articles <= 6, JSON.stringify(most));
  let left = await phone.collected();
  for (let turn = 0; left.listeners > limit && turn < 10; turn++) {
    await phone.page.waitForTimeout(500);
    left = await phone.collected();
  }
  return {
    ...left,
    ...(await phone.page.evaluate(() => ({ inFeed: globalThis.feedTools.look(), ...globalThis.counts }))),
  };
}

test(`a feed of 10,000 videos costs what one of 1,000 does, and ${swipes} swipes leave nothing behind`, async (context) => {
  const found = {};
  for (const count of [1000, 10_000]) {
    const phone = await site.visit({ count, kind: 'mp4' });
    await phone.page.evaluate(warmUp);
    found[count] = await swiped(phone, 0, firstSwipes);
    if (count === 10_000) found.after = await swiped(phone, firstSwipes, firstSwipes + swipes, found[count].listeners);
    assert.deepEqual(phone.problems, []);
    await phone.close();
  }
  const { 1000: short, 10_000: long, after: later } = found;
  context.diagnostic(JSON.stringify(found));
  assert.deepEqual(long.inFeed, short.inFeed);
  assert.ok(Math.abs(long.heap - short.heap) <= tolerance, `heap ${short.heap} and ${long.heap}`);
  assert.ok(later.nodes <= long.nodes, `${later.nodes - long.nodes} nodes more`);
  assert.ok(later.listeners <= long.listeners, `${later.listeners - long.listeners} listeners more`);
  assert.ok(later.heap - long.heap <= mostGrowth, `${later.heap - long.heap} bytes more`);
  assert.ok(later.made <= mostMedia, `${later.made} media elements were made`);
});

test('files and streams in turn: one hls.js at a time, and no listener more after each', async (context) => {
  const phone = await site.visit({ count: 1000, kind: 'mixed' });
  await phone.page.evaluate(warmUp);
  const first = await swiped(phone, 0, firstSwipes);
  const later = await swiped(phone, firstSwipes, firstSwipes + 60, first.listeners);
  context.diagnostic(JSON.stringify({ first, later }));
  assert.equal(later.mostHls, 1);
  assert.ok(later.made <= mostMedia, `${later.made} media elements were made`);
  assert.ok(later.listeners <= first.listeners, `${later.listeners - first.listeners} listeners more`);
  assert.deepEqual(phone.problems, []);
  await phone.close();
});
