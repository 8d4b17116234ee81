import { assert } from 'chai';
import { Problem } from '../http/problem.js';
import { contentOf, cursorText, isSame, publishAtOf, readCursor, tagsOf, tagsWanted, toSavedVideo } from './rules.js';
import type { VideoToSave } from './schemas.js';

const given: VideoToSave = {
  title: 'Tea',
  sources: [{ src: 'https://cdn.example/tea.mp4' }],
  hashtags: ['tea', 'tea'],
  captions: [],
  products: ['kettle'],
  collections: ['light'],
  creator: { id: 'mina', name: 'Mina' },
  publishAt: null,
  track: {
    version: 1,
    hotspots: [{ id: 'a', product: { id: 'p1', handle: 'teapot' }, ranges: [[0, 4]], path: [{ t: 0, x: 0, y: 0 }] }],
  },
};
const now = new Date('2026-03-01T12:00:00Z');
const before = new Date('2026-02-01T12:00:00Z');
const later = new Date('2026-04-01T12:00:00Z');

describe('the rules of videos', () => {
  it('puts a video into the lists of what it shows, each once', () => {
    const tags = tagsOf(contentOf(given)).map(({ kind, value }) => `${kind} ${value}`);
    assert.deepEqual(tags, [
      'product kettle',
      'product p1',
      'product teapot',
      'collection light',
      'creator mina',
      'hashtag tea',
    ]);
  });

  it('keeps a video that is saved again what it is, whatever the order of its fields', () => {
    const content = contentOf(given);
    const reordered = Object.fromEntries(Object.entries(content).reverse()) as typeof content;
    assert.isTrue(isSame(content, reordered));
    assert.isTrue(isSame(content, contentOf({ ...content, publishAt: 'now' })));
    assert.isFalse(isSame(content, { ...content, title: 'Other' }));
  });

  it('names the hotspot that cannot be read', () => {
    try {
      contentOf({ ...given, track: { hotspots: [{ id: 'a', x: 2, y: 0 }] } });
      assert.fail('it was read');
    } catch (error) {
      assert.instanceOf(error, Problem);
      assert.deepEqual(
        error.fields.map(({ field }) => field),
        ['track.hotspots.0'],
      );
    }
  });

  it('publishes now once: a video that is out keeps its day', () => {
    assert.equal(publishAtOf('now', null, now), now);
    assert.equal(publishAtOf('now', before, now), before);
    assert.equal(publishAtOf('now', later, now), now);
    assert.isNull(publishAtOf(null, before, now));
    assert.deepEqual(publishAtOf('2026-02-01T18:00:00+06:00', null, now), before);
  });

  it('is a draft, scheduled or published', () => {
    const states = [null, later, now, before].map(
      (publishAt) => toSavedVideo({ id: 'a', version: 1, content: contentOf(given), publishAt }, now).state,
    );
    assert.deepEqual(states, ['draft', 'scheduled', 'published', 'published']);
  });

  it('has every video in the main feed until there is a rule, and none in a feed that is not there', () => {
    assert.deepEqual(tagsWanted({ by: 'feed', id: '' }, null), []);
    assert.isNull(tagsWanted({ by: 'feed', id: 'other' }, null));
    assert.deepEqual(tagsWanted({ by: 'feed', id: 'main' }, { creator: 'mina', hashtag: 'tea' }), [
      { kind: 'creator', value: 'mina' },
      { kind: 'hashtag', value: 'tea' },
    ]);
    assert.deepEqual(tagsWanted({ by: 'hashtag', id: '#TEA' }, null), [{ kind: 'hashtag', value: 'tea' }]);
  });

  it('reads its own cursors, and no other', () => {
    const day = { at: now, id: 'a' };
    assert.deepEqual(readCursor(cursorText(day), 'day'), day);
    assert.deepEqual(readCursor(cursorText({ place: 4 }), 'place'), { place: 4 });
    for (const [text, kind] of [
      [cursorText(day), 'place'],
      [cursorText({ place: 4 }), 'day'],
      ['', 'day'],
      ['W10', 'day'],
      ['bnVsbA', 'place'],
    ] as const)
      assert.throws(() => readCursor(text, kind), Problem);
    assert.isNull(readCursor(undefined, 'day'));
  });
});
