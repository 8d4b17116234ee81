import { bench } from '@vitrine/testing/cart-bench';
import { assert } from 'chai';
import { giftCode, typedCode } from './typed-code.js';

describe('a gift code', () => {
  const typed: [title: string, code: string][] = [
    ['with dashes', 'KILN-4F7Q-9ZXC-25TT'],
    ['with spaces', ' KILN 4F7Q 9ZXC 25TT '],
    ['with spaces of other widths', 'KILN\u00a04F7Q\u20099ZXC\u300025TT'],
    ['with a line break and tabs', 'KILN\t4F7Q\n9ZXC\r\n25TT\n'],
    ['with dashes of a text program', 'KILN–4F7Q—9ZXC‑25TT'],
    ['with minus signs', 'KILN−4F7Q−9ZXC−25TT'],
    ['with dashes between spaces', 'KILN - 4F7Q – 9ZXC -- 25TT'],
    ['with zero-width characters', '\u200bKI\u200cLN-4F\u20607Q-9ZXC-25TT\ufeff'],
    ['with marks of direction', '\u200eKILN-4F7Q-\u202a9ZXC\u202c-25TT\u200f'],
    ['with a soft hyphen', 'KI\u00adLN-4F7Q-9ZXC-25TT'],
    ['in full-width letters', 'ＫＩＬＮ－４Ｆ７Ｑ－９ＺＸＣ－２５ＴＴ'],
    ['in full-width letters with spaces', 'ＫＩＬＮ　４Ｆ７Ｑ　９ＺＸＣ　２５ＴＴ'],
    ['with dashes around it', '-KILN-4F7Q-9ZXC-25TT-'],
  ];
  for (const [title, code] of typed)
    it(`${title} is one value for every adapter`, async () => {
      assert.equal(giftCode(code), 'KILN-4F7Q-9ZXC-25TT');
      const sent: string[] = [];
      const reject = (): Promise<never> => Promise.reject(new Error('not asked for'));
      const giftCard = {
        config: reject,
        designs: reject,
        addToCart: reject,
        apply: (given: string) => (sent.push(given), reject()),
      };
      const { store, clock } = bench({ giftCard });
      void store.applyGiftCard(code).catch(() => {});
      await clock.settle();
      assert.include(sent, 'KILN-4F7Q-9ZXC-25TT');
      assert.lengthOf(new Set(sent), 1);
    });

  it('keeps its case and its letters', () => {
    assert.equal(giftCode('Summer-abc1'), 'Summer-abc1');
    assert.equal(giftCode('মগ ১২'), 'মগ-১২');
    assert.equal(giftCode('\u200b - \u3000'), '');
  });
});

describe('a discount code', () => {
  it('keeps what divides it, and nothing that cannot be seen', () => {
    assert.equal(typedCode(' ＷＥＬＣＯＭＥ１０\u200b '), 'WELCOME10');
    assert.equal(typedCode('FREE SHIPPING-2'), 'FREE SHIPPING-2');
  });
});
