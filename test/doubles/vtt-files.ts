import fc from 'fast-check';

const pick = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);

const stamp = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 60_000 }).map((ms) => stampOf(ms, false)) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 8_000_000 }).map((ms) => stampOf(ms, true)) },
  {
    weight: 1,
    arbitrary: pick('1:02.000', '00:60.000', '60:00.000', '00:01,500', '00:01', '123:00:01.000', '00:1.000'),
  },
  { weight: 1, arbitrary: pick('00:01.00', '00:01.0000', '0:00:01.000', '-00:01.000', 'x', '', '60:00:00.000') },
);

function stampOf(ms: number, hours: boolean): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = `${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours || ms >= 3_600_000 ? `${two(ms / 3_600_000)}:${rest}` : rest;
}

const setting = pick(
  ...['line:0', 'line:-1', 'line:3', 'line:85%', 'line:10%,start', 'line:5,end', 'line:', 'line:x', 'line:101%'],
  ...[
    'position:10%',
    'position:90%,line-right',
    'position:33.3%,center',
    'position:50',
    'position:120%',
    'position:-1%',
  ],
  ...['size:50%', 'size:0%', 'size:100%', 'size:101%', 'size:33', 'align:start', 'align:center', 'align:end'],
  ...['align:left', 'align:right', 'align:middle', 'align:START', 'colour:red', ':', 'a:', ':b', 'vertical:x'],
);

const words = pick(
  ...['Salt', 'pepper ', 'It&#39;s', '&quot;so&quot;', 'Caf&eacute;', '&hellip;', '&#x2264;', '&amp;lt;', '&lt;b&gt;'],
  ...['&nbsp;', '&lrm;', '&rlm;', '&', '& ', '&;', '&#;', '&#x;', '&unknown;', '&amp', '&copy 2026', '&#0;'],
  ...['<b>bold</b>', '<v Mara>Hello</v>', '<i.loud>x</i>', '<c.yellow.bg_blue>c</c>', '<lang en>en</lang>', '<u>u'],
  ...['<00:00:01.000>', '<00:01.000>later', '<', '>', '< b', '<>', '</b>', '<b', '<img src=x onerror=alert(1)>', '</'],
  ...['<ruby>漢<rt>kan</rt></ruby>', 'لون', 'বাংলা', '😀', '\u2028', '--', '->', '\t', '  ', 'STYLE', 'NOTE', 'WEBVTT'],
);

const textLine = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const timesLine = fc
  .tuple(
    stamp,
    pick(' --> ', ' --> ', ' --> ', '-->', '\t-->\t', ' -> ', '  -->  '),
    stamp,
    fc.array(setting, { maxLength: 4 }),
  )
  .map(([from, arrow, to, settings]) => [from + arrow + to, ...settings].join(' '));
const gap = pick('', '', '\n', '\n', '\n\n', '\n\n\n', '\n \n');
const cue = fc
  .tuple(pick('', '', '1\n', 'intro\n', 'two\nlines\n', 'NOTE\n'), timesLine, fc.array(textLine, { maxLength: 3 }), gap)
  .map(([id, times, lines, after]) => `${id}${[times, ...lines].join('\n')}\n${after}`);
const other = pick(
  ...['NOTE a remark\n\n', 'NOTE\nlong\nremark\n\n', 'NOTE a --> b\n\n', 'STYLE\n::cue { color: red }\n\n'],
  ...[
    'REGION\nid:a width:40%\n\n',
    'stray\n\n',
    'stray\n',
    '\n',
    '00:00.000\n\n',
    '-->\n',
    'STYLE\n\n',
    'STYLE x\ny\n\n',
  ],
);
const header = pick(
  ...[
    'WEBVTT\n\n',
    'WEBVTT\n\n',
    'WEBVTT - Kitchen\n\n',
    '\uFEFFWEBVTT\n\n',
    'WEBVTT\nKind: captions\nLanguage: en\n\n',
  ],
  ...['WEBVTT\n', 'WEBVTT\tx\n\n', 'WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:0\n\n', 'WEBVTT \n\n\n\n'],
  ...['WEBVTTX\n\n', 'webvtt\n\n', ' WEBVTT\n\n', '1\n', ''],
);

/** WebVTT files as people and tools write them, right and wrong, with every line end. */
export const anyVttFile = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof({ weight: 1, arbitrary: header }, { weight: 5, arbitrary: fc.constant('WEBVTT\n\n') }),
      fc.array(fc.oneof({ weight: 5, arbitrary: cue }, { weight: 1, arbitrary: other }), { maxLength: 8 }),
      pick('\n', '\n', '\r\n', '\r'),
    )
    .map(([head, blocks, lineEnd]) => (head + blocks.join('')).replaceAll('\n', lineEnd));
