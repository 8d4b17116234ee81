import { assert } from 'chai';
import { plainText } from './plain-text.js';

describe('HTML of a shop as plain text', () => {
  const table: [html: string, text: string][] = [
    [
      '<p>Thrown by hand.</p>\n<p>Holds 350&nbsp;ml,<br />for tea &amp; coffee.</p>',
      'Thrown by hand.\n\nHolds 350\u00a0ml,\nfor tea & coffee.',
    ],
    ['One<BR>two<br/>three', 'One\ntwo\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['a<script type="x">if (1 < 2) b()</script>c', 'a c'],
    ['a<STYLE>p > b { }</style >c', 'a c'],
    ['a <script>never ends', 'a never ends'],
    ['less < than', 'less < than'],
    ['a <b>bold</b> word', 'a bold word'],
    ['  \n\n <h2>Title</h2>\n\n\n text ', 'Title\n\ntext'],
    ['<bravo>x</bravo>', 'x'],
    ['&#32;&#32;a&#32;&#32;\n&#32;b', 'a b'],
    ['', ''],
  ];
  for (const [html, text] of table) it(JSON.stringify(html), () => assert.equal(plainText(html), text));

  // About 30 ms. A reader that searched the rest for the end of each mark took 20 s and more.
  for (const mark of [
    '<',
    '<br ',
    '<script',
    '<script>',
    '<style>x</script',
    '</script ',
    '&#32;',
    ' \n',
    '<p',
    '</p ',
    '&',
    '<!--',
  ])
    it(`takes time in proportion to the length for ${JSON.stringify(mark)} over and over`, () => {
      const timeOf = (count: number): number => {
        const html = mark.repeat(count);
        const start = performance.now();
        plainText(html);
        return performance.now() - start;
      };
      // A busy machine may take long for once, not three times.
      assert.isBelow(Math.min(timeOf(100_000), timeOf(100_000), timeOf(100_000)), 2000);
    });
});
