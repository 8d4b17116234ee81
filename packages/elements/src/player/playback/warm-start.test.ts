import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { countNumberFormats } from '@vitrine/testing/count-formats';
import { clip, has, playing, ready, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

describe('the start of a player that is ready', () => {
  beforeEach(() => localStorage.removeItem('vitrine:player'));

  const place = async (): Promise<VitrinePlayer> =>
    ready(
      await fixture<VitrinePlayer>(
        html`<vitrine-player src=${clip} muted style="inline-size: 120px"></vitrine-player>`,
      ),
    );

  const start = async (player: VitrinePlayer): Promise<void> => {
    await player.play();
    await waitUntil(() => has(player, 'video') && videoOf(player).currentTime > 0.2, 'it plays', { timeout: 10000 });
  };

  it('makes no number format that another player has made', async () => {
    await playing(await place());
    const next = await place();
    expect(await countNumberFormats(() => start(next))).to.equal(0);
  });
});
