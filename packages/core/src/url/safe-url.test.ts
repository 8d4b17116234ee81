import { assert } from 'chai';
import fc from 'fast-check';
import { repeatable, runs } from '@vitrine/testing/runs';
import { safeCheckoutUrl, safeUrl } from './safe-url.js';

const PAGE = 'https://shop.example/video?x=1';

describe('safeUrl', () => {
  const good: [string, string][] = [
    ['https://cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
    ['/mug', 'https://shop.example/mug'],
    ['../a b', 'https://shop.example/a%20b'],
    ['//cdn.example/a', 'https://cdn.example/a'],
    ['#moment', 'https://shop.example/video?x=1#moment'],
    [' https://cdn.example/ ', 'https://cdn.example/'],
    ['http://localhost:4173/a', 'http://localhost:4173/a'],
    ['http://127.0.0.1/a', 'http://127.0.0.1/a'],
    ['HTTPS://CDN.example', 'https://cdn.example/'],
    ['http://cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
    ['http://shop.example/a', 'https://shop.example/a'],
    ['http://cdn.example:8080/a', 'https://cdn.example:8080/a'],
  ];
  for (const [value, address] of good) it(`lets ${value} through`, () => assert.equal(safeUrl(value, PAGE), address));

  const bad: unknown[] = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\tjavascript:alert(1)',
    'javascript\u0000:alert(1)',
    'vbscript:x',
    'data:text/html,<script>',
    'blob:https://shop.example/1',
    'file:///etc/passwd',
    'ftp://cdn.example/',
    'about:blank',
    'http://user@cdn.example/',
    'https://user@cdn.example/',
    'https://user:pass@cdn.example/',
    'https://',
    'mailto:a@b.example',
    'intent://x',
    'filesystem:https://shop.example/x',
    `https://cdn.example/${'a'.repeat(9000)}`,
    'https://cdn.example/\u0085',
    null,
    undefined,
    7,
    {},
    ['https://cdn.example/'],
    { toString: () => 'https://cdn.example/' },
  ];
  for (const value of bad)
    it(`stops ${JSON.stringify(value)?.slice(0, 60) ?? 'nothing'}`, () => assert.isNull(safeUrl(value, PAGE)));

  it('handles a page without https, and none at all', () => {
    assert.equal(safeUrl('/a', 'http://shop.example/'), 'http://shop.example/a');
    assert.equal(safeUrl('http://shop.example:8080/a', 'http://shop.example/'), 'http://shop.example:8080/a');
    assert.isNull(safeUrl('http://other.example/a', 'http://shop.example/'));
    assert.equal(safeUrl('https://cdn.example/a', ''), 'https://cdn.example/a');
    assert.isNull(safeUrl('/a', ''));
    assert.isNull(safeUrl('/a', 'about:srcdoc'));
    assert.equal(safeUrl('https://cdn.example/a', 'about:srcdoc'), 'https://cdn.example/a');
  });

  it('returns nothing that is not plain http', () => {
    const piece = fc.constantFrom(
      'javascript',
      ':',
      '//',
      '/',
      '\\',
      'https',
      'http',
      '@',
      '\t',
      '\n',
      ' ',
      '\u0000',
      '%0a',
      'shop.example',
      'evil.example',
      'data',
      'blob',
      '?',
      '#',
      '.',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }), (parts) => {
        const address = safeUrl(parts.join(''), PAGE);
        if (address === null) return;
        const url = new URL(address);
        assert.isTrue(
          url.protocol === 'https:' ||
            (url.protocol === 'http:' && /^(localhost|.*\.localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)),
        );
        assert.equal(url.username + url.password, '');
      }),
      repeatable(runs(3000, 300)),
    );
  });
});

describe('safeCheckoutUrl', () => {
  const origins = ['https://pay.example', 'https://checkout.other.example/', 'nonsense', 'null'];

  it('leads to the page itself and to listed origins', () => {
    assert.equal(safeCheckoutUrl('/checkout?cart=1', PAGE, []), 'https://shop.example/checkout?cart=1');
    assert.equal(safeCheckoutUrl('https://pay.example/c/1', PAGE, origins), 'https://pay.example/c/1');
    assert.equal(
      safeCheckoutUrl('https://checkout.other.example/x', PAGE, origins),
      'https://checkout.other.example/x',
    );
  });

  for (const value of [
    'https://pay.example.evil.example/',
    'https://evil.example/pay.example',
    'https://pay.example:444/',
    'http://pay.example/',
    'https://sub.pay.example/',
    'https://pay.example@evil.example/',
    'https:\\\\evil.example',
    '//evil.example',
    'javascript:alert(1)',
    '',
    'data:text/html,x',
  ]) {
    it(`does not lead to ${value || 'nowhere'}`, () => {
      const address = safeCheckoutUrl(value, PAGE, origins);
      assert.isTrue(address === null || new URL(address).origin === 'https://shop.example');
      if (value !== '') assert.isNull(address);
    });
  }
});
