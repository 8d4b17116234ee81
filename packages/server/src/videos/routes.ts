import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as v from 'valibot';
import { shopId } from '../accounts/shop-id.js';
import { hasRight } from '../accounts/roles.js';
import { signedIn, type Who } from '../accounts/who.js';
import { isUnstorable } from '../http/read-json.js';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { toSavedVideo } from './rules.js';
import { feedId, feedRule, listQuery, savedFeed, savedVideo, videoId, videoPage, videoToSave } from './schemas.js';
import { createVideoStore } from './store.js';

/** What is published is seen by everybody within this time, also where a CDN keeps answers. */
const keepSeconds = 60;

const ofShop = v.object({ shop: shopId });
const ofVideo = v.object({ shop: shopId, id: videoId });
const ofFeed = v.object({ shop: shopId, id: feedId });

/** Drafts, and what is published later. */
const seesAll = (who: Who | null): boolean => hasRight(who?.role ?? null, 'staff');

export function videoRoutes(db: NodePgDatabase): readonly Route[] {
  const store = createVideoStore(db);
  return [
    route({
      method: 'get',
      path: '/v1/shops/{shop}/videos',
      summary: 'One page of a list of videos: a feed, or those of a product, a collection, a creator or a hashtag.',
      right: 'anyone',
      params: ofShop,
      query: listQuery,
      answer: videoPage,
      problems: [],
      async handle({ params, query, who }) {
        if (query.state === 'all' && !seesAll(signedIn(who))) throw new Problem('forbidden');
        if (isUnstorable(query.id)) return { body: { videos: [], cursor: null }, keepSeconds };
        const { rows, cursor } = await store.list(params.shop, query);
        const now = new Date();
        return { body: { videos: rows.map((row) => toSavedVideo(row, now)), cursor }, keepSeconds };
      },
    }),
    route({
      method: 'get',
      path: '/v1/shops/{shop}/videos/{id}',
      summary: 'One video. Drafts and what is published later are seen by the team only.',
      right: 'anyone',
      params: ofVideo,
      answer: savedVideo,
      problems: ['not-found'],
      hasVersions: true,
      async handle({ params, who }) {
        const row = await store.get(params.shop, params.id, seesAll(who));
        if (!row) throw new Problem('not-found');
        return { body: toSavedVideo(row, new Date()), version: row.version, keepSeconds };
      },
    }),
    route({
      method: 'put',
      path: '/v1/shops/{shop}/videos/{id}',
      summary: 'Saves a video with its hotspots, as a draft, from now on or from a day on.',
      right: 'staff',
      params: ofVideo,
      body: videoToSave,
      answer: savedVideo,
      problems: ['conflict', 'version-required'],
      hasVersions: true,
      async handle({ params, body, who, ifMatch, onlyNew }) {
        const { row, isNew } = await store.save(signedIn(who), params.id, body, { ifMatch, onlyNew });
        return { status: isNew ? 201 : 200, body: toSavedVideo(row, new Date()), version: row.version };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/shops/{shop}/videos/{id}',
      summary: 'Removes a video.',
      right: 'staff',
      params: ofVideo,
      answer: null,
      problems: ['conflict', 'version-required'],
      hasVersions: true,
      async handle({ params, who, ifMatch, onlyNew }) {
        await store.remove(signedIn(who), params.id, { ifMatch, onlyNew });
        return { body: null };
      },
    }),
    route({
      method: 'get',
      path: '/v1/shops/{shop}/feeds/{id}',
      summary: 'The rule of a feed.',
      right: 'staff',
      params: ofFeed,
      answer: savedFeed,
      problems: ['not-found'],
      hasVersions: true,
      async handle({ params }) {
        const row = await store.feed(params.shop, params.id);
        if (!row) throw new Problem('not-found');
        return { body: row, version: row.version };
      },
    }),
    route({
      method: 'put',
      path: '/v1/shops/{shop}/feeds/{id}',
      summary: 'Saves the rule of a feed.',
      right: 'staff',
      params: ofFeed,
      body: feedRule,
      answer: savedFeed,
      problems: ['conflict', 'version-required'],
      hasVersions: true,
      async handle({ params, body, who, ifMatch, onlyNew }) {
        const { row, isNew } = await store.saveFeed(signedIn(who), params.id, body, { ifMatch, onlyNew });
        return { status: isNew ? 201 : 200, body: row, version: row.version };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/shops/{shop}/feeds/{id}',
      summary: 'Removes a feed. The videos stay.',
      right: 'staff',
      params: ofFeed,
      answer: null,
      problems: ['conflict', 'version-required'],
      hasVersions: true,
      async handle({ params, who, ifMatch, onlyNew }) {
        await store.removeFeed(signedIn(who), params.id, { ifMatch, onlyNew });
        return { body: null };
      },
    }),
  ];
}
