import { VitrineError, type Adapter } from '@vitrine/core';
import { assert } from 'chai';
import { consoleSink, createMemoryBackend, memoryAdapter } from './index.js';

type Answer = { readonly status: number; readonly body: string };

/** A shop whose files are these. */
async function shop(
  files: Record<string, Answer | Error>,
  locale = 'en',
): Promise<{ adapter: Required<Adapter>; asked: string[] }> {
  const asked: string[] = [];
  const adapter = memoryAdapter(createMemoryBackend(), {
    mediaBase: 'https://cdn.example/media',
    designsBase: '/designs',
    analytics: null,
  });
  await adapter.connect?.({
    market: { locale, country: null, currency: null },
    storage: { get: () => null, set: () => undefined, remove: () => undefined },
    fetch: async (input) => {
      const url = String(input);
      asked.push(url);
      const answer = files[url] ?? { status: 404, body: '' };
      if (answer instanceof Error) throw answer;
      return new Response(answer.body, { status: answer.status });
    },
  });
  return { adapter: adapter as Required<Adapter>, asked };
}

const ok = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) });
const HOTSPOTS = 'https://cdn.example/media/videos/shelf-story/hotspots.json';
const track = {
  version: 1,
  video: { width: 960, height: 540 },
  hotspots: [{ id: 'a', product: { handle: 'teapot' }, ranges: [[0, 4]], path: [{ t: 0, x: 0.5, y: 0.5 }] }],
};

describe('memory videos', () => {
  it("knows a video, HLS first, with its hotspots and captions, the shopper's language ahead", async () => {
    const { adapter } = await shop({ [HOTSPOTS]: ok(track) }, 'ar-KW');
    const video = await adapter.videos.get('shelf-story');
    assert.deepEqual(
      video?.sources.map(({ src }) => src.split('/').at(-1)),
      ['main.m3u8', 'hi.mp4'],
    );
    assert.deepEqual(
      video?.captions.map(({ lang }) => lang),
      ['ar', 'en', 'bn', 'id', 'vi'],
    );
    assert.deepEqual(
      [video?.title, video?.width, video?.height, video?.poster],
      ['حكاية رفّ', 960, 540, 'https://cdn.example/media/videos/shelf-story/poster.jpg'],
    );
    assert.deepEqual(
      video?.track.hotspots.map(({ id, product, ranges }) => [id, product.handle, ranges[0]?.end]),
      [['a', 'teapot', 4]],
    );
  });

  it('answers null for a video it does not have, without asking for files', async () => {
    const { adapter, asked } = await shop({});
    assert.isNull(await adapter.videos.get('nothing'));
    assert.isEmpty(asked);
  });

  for (const [name, answer] of Object.entries({
    'are missing': { status: 404, body: '' },
    'are broken': { status: 200, body: '<html>' },
    'cannot be fetched': new TypeError('offline'),
  })) {
    it(`plays on when the hotspots ${name}`, async () => {
      const { adapter } = await shop({ [HOTSPOTS]: answer });
      const { warn } = console;
      const warnings: unknown[] = [];
      console.warn = (text) => void warnings.push(text);
      try {
        const video = await adapter.videos.get('shelf-story');
        assert.deepEqual(video?.track.hotspots, []);
        // A file that is not there is an answer; one that cannot be read is a warning for the developer.
        assert.lengthOf(warnings, 'status' in answer && answer.status === 404 ? 0 : 1);
      } finally {
        console.warn = warn;
      }
    });
  }
});

describe('memory gift-card designs', () => {
  const design = {
    id: 'candles',
    occasion: 'birthday',
    title: { en: 'Candles', vi: 'Nến' },
    image: 'candles.svg',
    still: 'candles-still.svg',
    ink: '#ffffff',
    paper: '#102030',
    textArea: { x: 0.1, y: 0.1, w: 0.5, h: 0.5 },
  };

  it('speaks the language and finds the files beside the library', async () => {
    const { adapter } = await shop({ '/designs/library.json': ok({ version: 1, designs: [design] }) }, 'vi');
    const [first] = await adapter.giftCard.designs();
    assert.deepEqual(
      [first?.title, first?.image, first?.still],
      ['Nến', '/designs/candles.svg', '/designs/candles-still.svg'],
    );
  });

  it('leaves out what is damaged or leads out of the folder', async () => {
    const bad = [
      { ...design, image: 'https://evil.example/x.svg' },
      { ...design, still: '../../secret.svg' },
      { ...design, ink: 'red;' },
      { ...design, textArea: { x: 2, y: 0, w: 1, h: 1 } },
      null,
      'x',
    ];
    const { adapter } = await shop({ '/designs/library.json': ok({ designs: [...bad, design] }) });
    assert.deepEqual(
      (await adapter.giftCard.designs()).map(({ id }) => id),
      ['candles'],
    );
  });

  it('has none where there is no library, and throws when it cannot be known', async () => {
    assert.deepEqual(await (await shop({})).adapter.giftCard.designs(), []);
    const { adapter } = await shop({ '/designs/library.json': { status: 503, body: '' } });
    try {
      await adapter.giftCard.designs();
      assert.fail('a failure was answered');
    } catch (error) {
      assert.instanceOf(error, VitrineError);
      assert.equal(error.code, 'server');
    }
  });
});

describe('consoleSink', () => {
  it('prints one line for each event, with what and where', () => {
    const lines: string[] = [];
    const sink = consoleSink((text) => void lines.push(text));
    sink.track([
      {
        id: '1',
        at: 0,
        name: 'add_to_cart',
        source: { element: 'vitrine-player', videoId: 'shelf-story', videoTime: 3.25 },
        items: [{ productId: 'p', title: 'Teapot', variantTitle: 'Ink', quantity: 2 }],
        value: { amount: 14400, currency: 'USD', exponent: 2 },
      },
      { id: '2', at: 0, name: 'video_progress', source: { element: 'vitrine-player' }, items: [], percent: 50 },
    ]);
    assert.deepEqual(lines, [
      '[vitrine] add_to_cart | shelf-story@3.3s | 2 x Teapot (Ink) | 144.00 USD',
      '[vitrine] video_progress | vitrine-player | 50%',
    ]);
  });
});
