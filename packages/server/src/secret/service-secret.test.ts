import { assert } from 'chai';
import { newSecret, serviceSecret } from './service-secret.js';

const text = newSecret();
const secret = serviceSecret(text);

describe('the secret of the service', () => {
  it('opens what it has closed, for the same purpose only', () => {
    const sealed = secret.seal('letter 1', { to: 'mina@example.com' });
    assert.deepEqual(secret.open('letter 1', sealed), { to: 'mina@example.com' });
    assert.notInclude(sealed.toString('latin1'), 'mina');
    assert.throws(() => secret.open('letter 2', sealed));
    assert.throws(() => serviceSecret(newSecret()).open('letter 1', sealed));
    assert.throws(() => secret.open('letter 1', sealed.subarray(0, -1)));
    assert.throws(() => secret.open('letter 1', Buffer.alloc(0)));
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    assert.throws(() => secret.open('letter 1', changed));
  });

  it('closes the same thing differently each time, and hashes it the same', () => {
    assert.notDeepEqual(secret.seal('a', 1), secret.seal('a', 1));
    assert.deepEqual(secret.hash('email', 'a'), serviceSecret(text).hash('email', 'a'));
    assert.notDeepEqual(secret.hash('email', 'a'), secret.hash('client', 'a'));
    assert.notDeepEqual(secret.key('token'), secret.key('seal'));
  });

  it('is nothing but 32 bytes', () => {
    for (const wrong of ['', 'secret', text.slice(1), `${text}=`, `${text} `])
      assert.throws(() => serviceSecret(wrong), /43 characters/);
  });
});
