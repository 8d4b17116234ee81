import { assert } from 'chai';
import { readVideo, readVideoPage } from './read-video.js';

const plain = { id: 'tea', title: 'Tea', sources: [{ src: 'tea.mp4' }] };

describe('a video that a backend answers', () => {
  it('keeps fields that are not ours, and ours with their types', async () => {
    const video = await readVideo({
      ...plain,
      publishedAt: '2026-11-01',
      hashtags: ['#slow', ' tea ', '##', 7, null, {}],
      creator: { id: 'mina', name: 'Mina', followers: 12 },
      sponsored: true,
      madeWithAi: 'yes',
      credit: 'Music: Lo',
      likes: 81,
      mood: { calm: true },
    });
    assert.deepEqual(
      { ...video, track: undefined },
      {
        ...plain,
        captions: [],
        track: undefined,
        publishedAt: '2026-11-01',
        hashtags: ['slow', 'tea', '7'],
        creator: { id: 'mina', name: 'Mina' },
        sponsored: true,
        credit: 'Music: Lo',
        likes: 81,
        mood: { calm: true },
      },
    );
  });

  it('does not let a field of the backend stand for one of ours that cannot be read', async () => {
    const video = await readVideo({ ...plain, poster: {}, creator: 'Mina', hashtags: 'tea', width: 'wide' });
    for (const name of ['poster', 'creator', 'hashtags', 'width']) assert.notProperty(video, name);
  });
});

describe('a page of videos', () => {
  it('loses what cannot be read and what comes twice, and nothing else', async () => {
    const thrower = Object.defineProperty({ ...plain, id: 'x' }, 'sources', {
      get() {
        throw new Error('no');
      },
    });
    const { videos, cursor } = await readVideoPage({
      videos: [plain, null, 5, { id: 'none', title: 'None', sources: [] }, thrower, plain, { ...plain, id: 'cup' }],
      cursor: 3,
    });
    assert.deepEqual(
      videos.map(({ id }) => id),
      ['tea', 'cup'],
    );
    assert.equal(cursor, '3');
  });

  for (const cursor of [null, undefined, '', {}, NaN, () => 'x'])
    it(`is the last one where its cursor is ${String(cursor)}`, async () => {
      assert.isNull((await readVideoPage({ videos: [plain], cursor })).cursor);
    });

  for (const answer of [null, undefined, 5, 'x', {}, { videos: null }, { videos: {} }, []])
    it(`is an error where the answer is ${JSON.stringify(answer)}`, async () => {
      const error = await readVideoPage(answer).catch((thrown: unknown) => thrown);
      assert.match(String(error), /videos cannot be read/);
    });
});
