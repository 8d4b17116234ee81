import { expect } from '@open-wc/testing';
import { captionsAt, captionText } from './caption-cue.js';
import { captionsOf } from './caption-reader.js';

describe('captionText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['It&#39;s &quot;ours&quot;', 'It\'s "ours"'],
    ['Caf&eacute; &hellip; &#x2264; &#8364;', 'Café … ≤ €'],
    ['&copy 2026 &amp;lt; &lt;b&gt;', '© 2026 &lt; <b>'],
    ['&constructor; &toString; &', '&constructor; &toString; &'],
    ['<v Mara>Salt &amp; <b>pepper</b>\nand <i.loud>more', 'Salt & pepper\nand more'],
    ['one <00:00:01.000>two', 'one two'],
    ['<img src=x onerror=alert(1)>hello', 'hello'],
    ['  \n ', ''],
  ];
  for (const [source, text] of cases)
    it(`reads ${JSON.stringify(source)}`, () => {
      expect(captionText(source)).to.equal(text);
    });

  it('takes no time to speak of for what no shopper can read', () => {
    const start = performance.now();
    for (const hostile of ['<', '<b>', '&', '<v ', '</b>']) captionText(hostile.repeat(300_000));
    expect(performance.now() - start).to.be.below(2000);
  });
});

describe('captionsOf', () => {
  it('reads a file of five megabytes in seconds: what is quadratic takes hours', function () {
    this.timeout(60_000);
    const cue = '00:01.000 --> 00:02.500 align:start\nSalt and pepper\n\n';
    for (const body of [
      cue.repeat(100_000),
      '<'.repeat(5_000_000),
      '-->\n'.repeat(1_000_000),
      '\r'.repeat(5_000_000),
    ]) {
      const start = performance.now();
      captionsOf(`WEBVTT\n\n00:00.000 --> 00:01.000\n${body}`);
      expect(performance.now() - start, body.slice(0, 20)).to.be.below(12_000);
    }
  });
});

describe('captionsAt', () => {
  it('is half-open and has all that overlap', () => {
    const captions = captionsOf('WEBVTT\n\n00:01.000 --> 00:03.000\na\n\n00:02.000 --> 00:04.000\nb\n');
    const textsAt = (time: number): string =>
      captionsAt(captions, time)
        .map(({ text }) => text)
        .join('+');
    expect([0.9, 1, 2, 3, 4].map(textsAt)).to.deep.equal(['', 'a', 'a+b', 'b', '']);
  });
});
