import { assert } from 'chai';
import { hasRight, type Right, type Role } from './roles.js';
import { emailKey, isEmail } from './rules.js';

describe('the rules of accounts', () => {
  it('gives each role what it is for', () => {
    const rights: Record<Right, readonly Role[]> = {
      anyone: ['owner', 'staff', 'host', 'creator', 'moderator', 'shopper', 'guest'],
      guest: ['owner', 'staff', 'host', 'creator', 'moderator', 'shopper', 'guest'],
      shopper: ['owner', 'staff', 'host', 'creator', 'moderator', 'shopper'],
      host: ['owner', 'staff', 'host'],
      creator: ['owner', 'staff', 'creator'],
      moderator: ['owner', 'staff', 'moderator'],
      staff: ['owner', 'staff'],
      owner: ['owner'],
    };
    for (const right of Object.keys(rights) as Right[])
      assert.deepEqual(
        rights.anyone.filter((role) => hasRight(role, right)),
        rights[right],
        right,
      );
    assert.isTrue(hasRight(null, 'anyone'));
    assert.isFalse(hasRight(null, 'guest'));
  });

  it('knows an address from what is none', () => {
    for (const text of ['a@b.co', 'mina.o+gift@mail.example', 'মিনা@উদাহরণ.বাংলা', "o'neil@shop.example"])
      assert.isTrue(isEmail(text), text);
    for (const text of ['', 'a', 'a@b', '@b.co', 'a@', 'a b@c.de', 'a@b.co, c@d.ef', 'a@b.co\nBcc: c@d.ef', '<a@b.co>'])
      assert.isFalse(isEmail(text), text);
    assert.isFalse(isEmail(`a@${'b'.repeat(250)}.co`));
    assert.equal(emailKey(' Mina@Example.COM '), 'mina@example.com');
  });
});
