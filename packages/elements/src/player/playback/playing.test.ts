import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { clip, has, inside, playing, ready, videoOf } from '@vitrine/testing/player-fixture';
import { $activePlayer } from '../active/active-player.js';
import type { VitrinePlayer } from '../player.js';

// The buffer holds 250 entries by default; the modules and videos of these tests are more.
performance.setResourceTimingBufferSize(2000);

describe('<vitrine-player> that plays', () => {
  beforeEach(() => localStorage.removeItem('vitrine:player'));

  it('starts on a press, keeps the focus, and emits one event', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(html`<vitrine-player src=${clip} muted video-id="f1"></vitrine-player>`),
    );
    const started = oneEvent(player, 'vitrine-video-start');
    inside(player)('.start').click();
    const { detail } = await started;
    expect(detail.source).to.include({ element: 'vitrine-player', videoId: 'f1' });
    expect(player.shadowRoot?.activeElement?.classList.contains('root')).to.equal(true);
  });

  it('has its video and controls laid out after it was rendered at rest', async () => {
    const player = await ready(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    player.muted = true;
    await player.play();
    await waitUntil(() => has(player, '.bar'));
    await nextFrame();
    const { offsetWidth, offsetHeight } = player;
    const sizes = ['video', '.hotspots'].map((selector) => {
      const { offsetWidth: width, offsetHeight: height } = inside(player)(selector);
      return { width, height };
    });
    const whole = { width: offsetWidth, height: offsetHeight };
    expect(sizes).to.deep.equal([whole, whole]);
    expect(inside(player)('.bar').offsetWidth).to.equal(offsetWidth);
  });

  it('plays HLS and reads the hotspots inside the stream', async () => {
    const player = await playing(
      await fixture<VitrinePlayer>(html`<vitrine-player src="/media/fmp4/main.m3u8"></vitrine-player>`),
    );
    await waitUntil(
      () => (player.renderRoot.querySelector('.products .count')?.textContent ?? '') === '2',
      'two products',
      { timeout: 10000 },
    );
  });

  it('fetches playlists and no media while it is near the viewport', async () => {
    const since = performance.now();
    await ready(await fixture<VitrinePlayer>(html`<vitrine-player src="/media/ts/main.m3u8"></vitrine-player>`));
    const asked = (): string[] =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime > since)
        .map(({ name }) => name);
    await waitUntil(() => asked().some((name) => name.endsWith('/media/ts/main.m3u8')), 'the playlist', {
      timeout: 8000,
    });
    expect(asked().filter((name) => name.endsWith('.mpegts'))).to.deep.equal([]);
  });

  it('never sounds together with another', async () => {
    const root = await fixture(
      html`<div style="inline-size: 160px">
        <vitrine-player src=${clip}></vitrine-player><vitrine-player src=${clip}></vitrine-player>
      </div>`,
    );
    const players = [...root.querySelectorAll('vitrine-player')] as [VitrinePlayer, VitrinePlayer];
    for (const player of players) {
      await ready(player);
      await player.play();
      await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
    }
    expect(players.filter((player) => !videoOf(player).muted).length).to.be.at.most(1);
    // Where the browser requires a gesture before sound, the video plays muted and offers to unmute.
    expect(has(players[1], '.unmute')).to.equal(videoOf(players[1]).muted);
    $activePlayer.get()?.pause();
    await waitUntil(() => players.filter(({ paused }) => paused).length === 1, 'one of them is paused');
  });

  it('pauses out of view and continues in view, unless it was paused before', async () => {
    const root = await fixture(
      html`<div><vitrine-player src=${clip} style="inline-size: 160px"></vitrine-player></div>`,
    );
    const player = await playing(root.querySelector('vitrine-player') as VitrinePlayer);
    player.style.marginBlockStart = '3000px';
    await waitUntil(() => player.paused, 'it is paused');
    player.style.marginBlockStart = '0';
    await waitUntil(() => !player.paused, 'it continues');
    player.pause();
    player.style.marginBlockStart = '3000px';
    await nextFrame();
    await nextFrame();
    player.style.marginBlockStart = '0';
    await nextFrame();
    await nextFrame();
    expect(player.paused).to.equal(true);
  });

  it('reports its progress and its end', async () => {
    const player = await playing(await fixture<VitrinePlayer>(html`<vitrine-player src=${clip}></vitrine-player>`));
    const percents: number[] = [];
    player.addEventListener('vitrine-video-progress', ({ detail }) => percents.push(detail.percent));
    const done = oneEvent(player, 'vitrine-video-complete');
    player.seek(11.4);
    await done;
    expect(percents).to.deep.equal([25, 50, 75, 90]);
    await waitUntil(() => has(player, '.end .again'));
  });

  it('shows an error and tries again', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(html`<vitrine-player src="/media/not-there.mp4"></vitrine-player>`),
    );
    const failed = oneEvent(player, 'vitrine-video-error');
    void player.play();
    expect((await failed).detail).to.include({ code: 'media-not-found', recoverable: true });
    await waitUntil(() => has(player, '[role=alert] .again'));
    const again = oneEvent(player, 'vitrine-video-error');
    inside(player)('.again').click();
    await again;
    await waitUntil(() => has(player, '[role=alert] .again'));
    player.src = clip;
    await player.updateComplete;
    expect(has(player, '[role=alert] .again'), 'another source has no error yet').to.equal(false);
    void player.play();
    await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
  });

  it('releases everything when it is removed, and keeps playing when it is moved', async () => {
    const root = await fixture(
      html`<div>
        <section></section>
        <vitrine-player src=${clip}></vitrine-player>
      </div>`,
    );
    const player = await playing(root.querySelector('vitrine-player') as VitrinePlayer);
    const video = videoOf(player);
    root.querySelector('section')?.append(player);
    await nextFrame();
    expect(videoOf(player)).to.equal(video);
    player.remove();
    await waitUntil(() => video.getAttribute('src') === null && video.readyState === 0, 'the video is empty');
    expect($activePlayer.get()).to.equal(null);
  });

  it('autoplays without sound, and offers to unmute', async () => {
    const player = await ready(
      await fixture<VitrinePlayer>(
        html`<vitrine-player src=${clip} autoplay style="inline-size: 200px"></vitrine-player>`,
      ),
    );
    await waitUntil(() => player.currentTime > 0, 'it plays', { timeout: 10000 });
    expect(videoOf(player).muted).to.equal(true);
    expect(videoOf(player).autoplay, 'by a call, not by the attribute').to.equal(false);
    inside(player)('.unmute').click();
    await waitUntil(() => !has(player, '.unmute') && !videoOf(player).muted);
  });
});
