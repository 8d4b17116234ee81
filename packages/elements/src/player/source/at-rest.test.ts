import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import '../../define/shop.js';
import { makeShop } from '@vitrine/testing/make-shop';
import { clip, has, inside, playing, ready } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

performance.setResourceTimingBufferSize(2000);
const poster = '/media/poster.jpg';
const requestsFor = (name: string): number =>
  performance.getEntriesByType('resource').filter((entry) => entry.name.includes(name)).length;
const widthFor = 180;

async function player(markup: unknown): Promise<VitrinePlayer> {
  const place = await fixture(html`<div style="inline-size: ${widthFor}px">${markup}</div>`);
  return ready(place.querySelector('vitrine-player') as VitrinePlayer);
}
const posterIn = (element: VitrinePlayer): string =>
  element.renderRoot.querySelector<HTMLImageElement>('.poster')?.src ?? '';

describe('the picture of <vitrine-player> at rest', () => {
  const size = { width: 90, height: 160 };
  const wrapped: Readonly<Record<string, unknown>> = {
    'the image itself': html`<img src=${poster} width=${size.width} height=${size.height} alt="" />`,
    'a link': html`<a href=${clip}><img src=${poster} width=${size.width} height=${size.height} alt="" /></a>`,
    'a figure': html`<figure>
      <img src=${poster} width=${size.width} height=${size.height} alt="" />
      <figcaption>Bags</figcaption>
    </figure>`,
    'a <picture> in a link': html`<a href=${clip}
      ><picture
        ><source srcset="/media/none.avif" type="image/x-none" />
        <img src=${poster} width=${size.width} height=${size.height} alt="" /></picture
    ></a>`,
    'a <picture> whose source the browser takes': html`<picture
      ><source srcset=${poster} />
      <img src="/media/none.jpg" width=${size.width} height=${size.height} alt=""
    /></picture>`,
    'an image with srcset only': html`<img srcset="${poster} 1x" width=${size.width} height=${size.height} alt="" />`,
    'a div in a div': html`<div>
      <div><img src=${poster} width=${size.width} height=${size.height} alt="" /></div>
    </div>`,
    'sizes in px': html`<img src=${poster} width="90px" height="160px" alt="" />`,
  };
  for (const [name, markup] of Object.entries(wrapped))
    it(`is that of ${name}, and its shape too`, async () => {
      const element = await player(html`<vitrine-player src=${clip}>${markup}</vitrine-player>`);
      await waitUntil(() => posterIn(element).endsWith(poster), 'the picture');
      expect(element.offsetHeight).to.equal(320);
    });

  it('comes when a script fills it in later', async () => {
    const element = await player(
      html`<vitrine-player src=${clip} preload="none"
        ><a href=${clip}><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src=${poster} alt="" /></a
      ></vitrine-player>`,
    );
    expect(posterIn(element)).to.equal('');
    const image = element.querySelector('img') as HTMLImageElement;
    image.src = image.dataset['src'] ?? '';
    await waitUntil(() => posterIn(element).endsWith(poster), 'the picture');
  });

  it('is not that of a hotspot', async () => {
    const element = await player(
      html`<vitrine-player src=${clip} preload="none"
        ><vitrine-hotspot product-id="a" x="0.5" y="0.5"><img src=${poster} alt="" /></vitrine-hotspot
      ></vitrine-player>`,
    );
    await nextFrame();
    expect(posterIn(element)).to.equal('');
  });

  it('gives the shape by its own size where none is written', async () => {
    const element = await player(html`<vitrine-player src="/media/none.mp4" poster=${poster}></vitrine-player>`);
    await waitUntil(() => element.offsetHeight === 320, '9:16 of the picture');
  });
});

describe('what <vitrine-player> fetches before the first play', () => {
  const shows = (element: VitrinePlayer): boolean =>
    (element.renderRoot.querySelector('video')?.readyState ?? 0) >= HTMLMediaElement.HAVE_CURRENT_DATA;

  it('is the first frame of a file without a picture, with its shape, and the button stays', async () => {
    const element = await player(html`<vitrine-player src="${clip}?first-frame"></vitrine-player>`);
    await waitUntil(() => shows(element), 'the first frame', { timeout: 8000 });
    await waitUntil(() => element.offsetHeight === 320, 'its shape');
    expect(has(element, '.start .disc')).to.equal(true);
    expect(element.paused).to.equal(true);
    await playing(element);
    expect(has(element, '.start')).to.equal(false);
    expect(element.renderRoot.querySelectorAll('video').length).to.equal(1);
  });

  for (const [preload, mark] of [
    ['auto', 'a'],
    ['metadata', 'm'],
    ['', 'e'],
    ['METADATA', 'c'],
  ] as const)
    it(`is the video as preload="${preload}" says, with its picture`, async () => {
      const element = await player(
        html`<vitrine-player src="${clip}?${mark}" preload=${preload} poster=${poster}></vitrine-player>`,
      );
      await waitUntil(() => requestsFor(`clip.mp4?${mark}`) > 0, 'the video is asked for', { timeout: 8000 });
      expect(has(element, '.start .disc')).to.equal(true);
      expect(inside(element)<HTMLVideoElement>('video').poster).to.contain(poster);
    });

  for (const [name, markup] of Object.entries({
    'with preload="none"': html`<vitrine-player src="${clip}?none" preload="none"></vitrine-player>`,
    'with a picture': html`<vitrine-player src="${clip}?none" poster=${poster}></vitrine-player>`,
  }))
    it(`is nothing ${name}`, async () => {
      const element = await player(markup);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(requestsFor('clip.mp4?none')).to.equal(0);
      expect(has(element, 'video')).to.equal(false);
    });

  it('keeps the button when a script sets the volume', async () => {
    const element = await player(html`<vitrine-player src=${clip} poster=${poster}></vitrine-player>`);
    element.volume = 0.5;
    await waitUntil(() => element.volume === 0.5, 'the volume', { timeout: 8000 });
    await element.updateComplete;
    expect(has(element, '.start .disc')).to.equal(true);
  });
});

describe('what <vitrine-player> makes ready ahead of a press', () => {
  const stream = (mark: string): string => `/media/fmp4/main.m3u8?${mark}`;
  const settle = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1200));

  it('is the playlist of two players in view, and of a third when a pointer comes', async () => {
    const place = await fixture(html`
      <div style="inline-size: 60px">
        ${['w1', 'w2', 'w3', 'w4'].map(
          (mark) => html`<vitrine-player src=${stream(mark)} poster=${poster} aspect-ratio="1"></vitrine-player>`,
        )}
      </div>
    `);
    const players = [...place.querySelectorAll('vitrine-player')];
    for (const each of players) await ready(each);
    await waitUntil(() => requestsFor('main.m3u8?w') === 2, 'two playlists', { timeout: 8000 });
    await settle();
    expect(requestsFor('main.m3u8?w')).to.equal(2);
    const late = players.find((each) => requestsFor(each.src) === 0) as VitrinePlayer;
    inside(late)('.start').dispatchEvent(new PointerEvent('pointerenter'));
    await waitUntil(() => requestsFor(late.src) === 1, 'a third', { timeout: 8000 });
  });

  it('is that of a video of the catalog, also when the backend answers late', async () => {
    const { shop } = makeShop();
    let answer: (video: unknown) => void = () => undefined;
    const video = {
      id: 'late',
      title: 'Late',
      poster,
      sources: [{ src: stream('late'), type: 'application/vnd.apple.mpegurl' }],
      captions: [],
      track: { frame: null, hotspots: [], renditions: [] },
    };
    const videos = { get: () => new Promise((resolve) => (answer = resolve)) };
    const place = await fixture(
      html`<vitrine-shop .shop=${{ ...shop, videos }} no-sheet no-drawer
        ><vitrine-player video-id="late" style="inline-size: 90px"></vitrine-player
      ></vitrine-shop>`,
    );
    await ready(place.querySelector('vitrine-player') as VitrinePlayer);
    await settle();
    answer(video);
    await waitUntil(() => requestsFor('main.m3u8?late') === 1, 'the playlist', { timeout: 8000 });
    shop.dispose();
  });

  it('asks for the picture eagerly when it is near', async () => {
    const element = await player(html`<vitrine-player src=${clip} poster=${poster}></vitrine-player>`);
    await waitUntil(() => inside(element)<HTMLImageElement>('.poster').loading === 'eager', 'eager');
  });
});

describe('the height of <vitrine-player>', () => {
  it('is limited by the window, unless a height is written', async () => {
    const place = await fixture(html`
      <div style="inline-size: 700px">
        <vitrine-player aspect-ratio="1/4"></vitrine-player>
        <vitrine-player aspect-ratio="1/4" style="height: 1500px"></vitrine-player>
        <vitrine-player aspect-ratio="1/4" style="--vitrine-player-max-height: none"></vitrine-player>
        <vitrine-player aspect-ratio="1/4" style="height: 100px"></vitrine-player>
      </div>
    `);
    const players = [...place.querySelectorAll('vitrine-player')] as VitrinePlayer[];
    for (const each of players) await ready(each);
    const heights = players.map((each) => inside(each)('.root').offsetHeight);
    expect(heights[0]).to.be.closeTo(innerHeight * 0.85, 1);
    expect(heights.slice(1)).to.deep.equal([1500, 2800, 100]);
  });
});
