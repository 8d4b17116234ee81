import { expect } from '@open-wc/testing';
import '../define/player.js';
import type { FeedItem } from './feed-item.js';
import { PlayerPool } from './player-pool.js';

const item = (id: string): FeedItem => ({ id }) as FeedItem;

describe('PlayerPool', () => {
  it('pauses what was asked to play and is still loading, which is paused only as long as that takes', () => {
    const pool = new PlayerPool({ changed: () => undefined });
    const [loading, current] = [item('loading'), item('current')];
    const paused: string[] = [];
    for (const each of [loading, current]) {
      const player = pool.give(each, new Set());
      player.pause = () => paused.push(each.id);
      expect(player.paused).to.equal(true);
    }
    pool.pauseOthers(current);
    expect(paused).to.deep.equal(['loading']);
    pool.clear();
  });
});
