import { expect } from '@open-wc/testing';
import { captionAt, parseCaptions } from './captions.js';

describe('parseCaptions', () => {
  it('knows its own entities and no other word', () => {
    const [caption] = parseCaptions('WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt; &constructor; &toString;\n');
    expect(caption?.text).to.equal('<b> &constructor; &toString;');
  });

  it('reads hours, ids, settings, tags, entities and every line end', () => {
    const vtt =
      '\uFEFFWEBVTT\r\n\r\nNOTE one\r\n\r\n1\r\n00:01.000 --> 00:02.500 align:start\r\n' +
      '<v Mara>Salt &amp; <b>pepper</b>\r\nand more\r\n\r\n01:00:00.000 --> 01:00:01.000\r\nلون\r\n';
    expect(parseCaptions(vtt)).to.deep.equal([
      { start: 1, end: 2.5, text: 'Salt & pepper\nand more' },
      { start: 3600, end: 3601, text: 'لون' },
    ]);
  });

  it('skips what it cannot read', () => {
    expect(parseCaptions('')).to.deep.equal([]);
    expect(
      parseCaptions('WEBVTT\n\nx --> y\nno\n\n00:05.000 --> 00:04.000\nbackwards\n\n00:01.000 --> 00:02.000\n\n'),
    ).to.deep.equal([]);
  });

  it('makes no element of what looks like one', () => {
    const [caption] = parseCaptions('WEBVTT\n\n00:00.000 --> 00:01.000\n<img src=x onerror=alert(1)>hello &lt;b&gt;');
    expect(caption?.text).to.equal('hello <b>');
  });
});

describe('captionAt', () => {
  const captions = [
    { start: 1, end: 3, text: 'a' },
    { start: 2, end: 4, text: 'b' },
  ];
  it('is half-open and joins what overlaps', () => {
    expect([0.9, 1, 2, 3, 4].map((time) => captionAt(captions, time))).to.deep.equal(['', 'a', 'a\nb', 'b', '']);
  });
});
