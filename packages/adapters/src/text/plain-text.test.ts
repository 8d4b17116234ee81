import { assert } from 'chai';
import { searchSteps } from '@vitrine/testing/search-steps';
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

  // A reader that searched the rest for the end of each mark took four times the steps for twice the length.
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
    it(`looks at each character a few times only for ${JSON.stringify(mark)} over and over`, () => {
      const stepsOf = (count: number): number => searchSteps(() => plainText(mark.repeat(count)));
      const steps = stepsOf(500);
      assert.isAbove(steps, 500);
      assert.isBelow(stepsOf(1000), 2.1 * steps);
    });
});
