import { assert } from 'chai';
import { searchSteps } from '@vitrine/testing/search-steps';
import { parseVttCues, parseVttSettings, vttBlocks, type VttSettings } from './web-vtt.js';

const cuesOf = (file: string): string[] =>
  parseVttCues(file).map(({ start, end, text }) => `${start}-${end} ${text.replaceAll('\n', '/')}`);

describe('parseVttCues', () => {
  const times = '00:01.000 --> 00:02.000';
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['a line with --> ends the cue before it', `WEBVTT\n\n${times}\na\n00:02.000 --> 00:03.000\nb`, ['1-2 a', '2-3 b']],
    ['a cue may follow the header at once', `WEBVTT\n${times}\na`, ['1-2 a']],
    ['the rest of the header is skipped', `WEBVTT - x\nKind: captions\nLanguage: en\n\n${times}\na`, ['1-2 a']],
    ['a byte order mark is skipped', `\uFEFFWEBVTT\n\n${times}\na`, ['1-2 a']],
    ['CRLF ends a line', `WEBVTT\r\n\r\n${times}\r\na\r\nb\r\n\r\n`, ['1-2 a/b']],
    ['CR ends a line', `WEBVTT\r\r${times}\ra\rb`, ['1-2 a/b']],
    ['hours may have any number of digits', 'WEBVTT\n\n1:00:00.000 --> 100:00:00.000\na', ['3600-360000 a']],
    ['blanks around the arrow are free', 'WEBVTT\n\n \t00:01.000-->00:02.000align:end\na', ['1-2 a']],
    [
      'comments, styles and regions are no cues',
      `WEBVTT\n\nNOTE x\ny\n\nSTYLE\n::cue {}\n\nREGION\nid:a\n\n${times}\na`,
      ['1-2 a'],
    ],
    ['a cue may be named NOTE', `WEBVTT\n\nNOTE\n${times}\na`, ['1-2 a']],
    ['two lines before the times are no name', `WEBVTT\n\na\nb\n${times}\nc`, ['1-2 c']],
    ['a cue without text counts', `WEBVTT\n\n${times}\n\n${times}\na`, ['1-2 ', '1-2 a']],
    [
      'the longer of two that begin together comes first',
      `WEBVTT\n\n${times}\na\n\n00:01.000 --> 00:03.000\nb`,
      ['1-3 b', '1-2 a'],
    ],
    ['times with a comma are no times', 'WEBVTT\n\n00:01,000 --> 00:02,000\na', []],
    ['minutes and seconds go to 59', 'WEBVTT\n\n00:60.000 --> 61:00.000\na', []],
    ['without its first word it is not WebVTT', `webvtt\n\n${times}\na`, []],
    ['the first word stands alone', `WEBVTTX\n\n${times}\na`, []],
    ['nothing has no cues', '', []],
  ];
  for (const [what, file, cues] of cases)
    it(what, () => {
      assert.deepEqual(cuesOf(file), [...cues]);
    });

  for (const part of ['<', '-->\n', '\n', 'a\n', '00:00.000 -->', '\r', '\t', ':', '0', 'NOTE\n\n'])
    it(`looks at each character a few times only for ${JSON.stringify(part)} over and over`, () => {
      const stepsOf = (count: number): number =>
        searchSteps(() => vttBlocks(`WEBVTT\n\n00:00.000 --> 00:01.000\n${part.repeat(count)}-->`));
      const steps = stepsOf(500);
      assert.isAbove(steps, 500);
      assert.isBelow(stepsOf(1000), 2.1 * steps);
    });
});

describe('parseVttSettings', () => {
  const none: VttSettings = { line: 'auto', snapToLines: true, position: 'auto', size: 100, align: 'center' };
  const cases: readonly (readonly [string, object])[] = [
    ['', none],
    ['line:3', { line: 3 }],
    ['line:-1', { line: -1 }],
    ['line:85.5%,end', { line: 85.5, snapToLines: false }],
    ['line:85%,middle', none],
    ['line:101%', none],
    ['position:10%,line-left size:50% align:end', { position: 10, size: 50, align: 'end' }],
    ['position:10 size:x align:middle', none],
    ['align: align:START :start', none],
    ['align:start align:middle', { align: 'start' }],
    ['__proto__:1 constructor:2', none],
  ];
  for (const [settings, expected] of cases)
    it(`reads "${settings}"`, () => {
      assert.deepEqual(parseVttSettings(settings), { ...none, ...expected });
    });
});
