import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '@vitrine/testing/runs';
import { anyTrack } from '@vitrine/testing/tracks';
import { hotspotsFromDateRanges, hotspotsToDateRanges } from './daterange.js';
import { parseHotspots } from './parse-hotspots.js';
import { hotspotsFromVtt, hotspotsToVtt } from './vtt.js';

const MUG = '{"id":"mug","product":{"handle":"mug"},"x":0.5,"y":0.5}';

describe('hotspotsToVtt and back', () => {
  it('is the same track', () => {
    fc.assert(
      fc.property(anyTrack(), (track) => {
        const vtt = hotspotsToVtt(track);
        const { track: again, problems } = hotspotsFromVtt(vtt);
        assert.deepEqual(problems, []);
        assert.deepEqual(again, track);
        for (const line of vtt.split('\n')) if (line.includes('-->')) assert.match(line, /^[\d:.]+ --> [\d:.]+$/);
      }),
      repeatable(runs(500, 100)),
    );
  });

  it('keeps times finer than a millisecond', () => {
    const { track } = parseHotspots([{ id: 'a', product: 'p', start: 1.00004, end: 2.00000001, x: 0, y: 0 }]);
    assert.deepEqual(hotspotsFromVtt(hotspotsToVtt(track)).track, track);
  });
});

describe('hotspotsFromVtt', () => {
  it('reads what people write: no hours, CRLF, settings, several lines, a byte order mark, comments', () => {
    const { track, problems } = hotspotsFromVtt(
      `\ufeffWEBVTT - a video\r\n\r\nNOTE a remark\r\n\r\nSTYLE\r\n::cue {}\r\n\r\nfirst\r\n00:01.500 --> 01:02:03.250 align:start line:0\r\n{"id":"mug",\r\n"product":{"handle":"mug"},"x":0.5,"y":0.5}\r\n`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(track.hotspots[0]?.ranges, [{ start: 1.5, end: 3723.25 }]);
  });

  it('splits cues as a browser does: a line with --> ends the cue before it', () => {
    const { track, problems } = hotspotsFromVtt(
      `WEBVTT\n00:01.000 --> 00:02.000\n${MUG}\n00:05.000 --> 00:06.000\n${MUG.replace('mug', 'cup')}`,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      track.hotspots.map(({ id, ranges }) => [id, ranges[0]?.start]),
      [
        ['mug', 1],
        ['cup', 5],
      ],
    );
  });

  it('joins the cues of one hotspot', () => {
    const { track } = hotspotsFromVtt(`WEBVTT\n\n00:01.000 --> 00:02.000\n${MUG}\n\n00:05.000 --> 00:06.000\n${MUG}\n`);
    assert.deepEqual(
      track.hotspots.map(({ ranges }) => ranges),
      [
        [
          { start: 1, end: 2 },
          { start: 5, end: 6 },
        ],
      ],
    );
  });

  it('reports what it cannot read and goes on', () => {
    const { track, problems } = hotspotsFromVtt(
      `WEBVTT\n\nbad\n00:01 --> 00:02\n${MUG}\n\n00:01.000 --> 00:02.000\nnot json\n\n00:01.000 --> 00:02.000\n${MUG}`,
    );
    assert.lengthOf(track.hotspots, 1);
    assert.deepEqual(
      problems.map(({ index, id }) => [index, id]),
      [
        [0, 'bad'],
        [1, null],
      ],
    );
    assert.match(hotspotsFromVtt('<html>').problems[0]?.reason ?? '', /not WebVTT/);
  });

  it('never throws', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'WEBVTT',
        '',
        'NOTE vitrine-hotspots {"hotspots":1}',
        '00:01.000 --> 00:02.000',
        MUG,
        '-->',
        '[]',
        'null',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => void hotspotsFromVtt(`WEBVTT\n\n${lines.join('\n')}`)),
      repeatable(runs(1000, 200)),
    );
  });
});

describe('hotspotsToDateRanges and back', () => {
  it('carries a hotspot through one attribute, its path counted from the start of the range', () => {
    fc.assert(
      fc.property(anyTrack(), (track) => {
        const epoch = Date.UTC(2026, 0, 1);
        const ranges = hotspotsToDateRanges(track, epoch).map((tag) => {
          const attributes = Object.fromEntries(
            [...tag.matchAll(/([A-Z-]+)=(?:"([^"]*)"|([\d.]+))/g)].map(([, name, quoted, plain]) => [
              name,
              quoted ?? plain ?? '',
            ]),
          );
          const start = (Date.parse(attributes['START-DATE'] ?? '') - epoch) / 1000;
          return {
            start,
            end: attributes.DURATION === undefined ? null : start + Number(attributes.DURATION),
            attributes,
          };
        });
        const { track: again, problems } = hotspotsFromDateRanges(ranges);
        assert.deepEqual(problems, []);
        assert.deepEqual(again.hotspots, track.hotspots);
      }),
      repeatable(runs(300, 60)),
    );
  });

  it('leaves the ranges of others alone and reports data that cannot be read', () => {
    const { track, problems } = hotspotsFromDateRanges([
      { start: 0, end: 1, attributes: { 'X-AD': '1' } },
      { start: 0, end: 1, attributes: { 'X-VITRINE-DATA': '%%%' } },
      { start: 0, end: 1, attributes: { 'X-VITRINE-DATA': btoa('null') } },
    ]);
    assert.deepEqual(track.hotspots, []);
    assert.deepEqual(
      problems.map(({ index }) => index),
      [1, 2],
    );
  });
});
