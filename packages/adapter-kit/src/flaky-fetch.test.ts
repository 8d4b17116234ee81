import { assert } from 'chai';
import { flakyFetch, changesSomething } from './index.js';

const SHOP = 'https://shop.example/cart';
const get = undefined;
const post = { method: 'POST', body: '{"units":1}' };

function flaky(): ReturnType<typeof flakyFetch> & {
  arrived: string[];
  ask: (init?: RequestInit) => Promise<string>;
} {
  const arrived: string[] = [];
  const made = flakyFetch(async (_, { method = 'GET' } = {}) => {
    arrived.push(method);
    return new Response('fine');
  });
  const ask = (init?: RequestInit): Promise<string> =>
    made.fetch(SHOP, init).then(
      ({ status }) => String(status),
      (error: Error) => error.name,
    );
  return { ...made, arrived, ask };
}

describe('flakyFetch', () => {
  it('fails the next request that changes something, once; a read before it succeeds', async () => {
    for (const [how, answer, arrivals] of [
      ['request-lost', 'TypeError', ['GET', 'POST']],
      ['answer-lost', 'TypeError', ['GET', 'POST', 'POST']],
      ['server-error', '503', ['GET', 'POST']],
    ] as const) {
      const { ask, arrived, probes } = flaky();
      probes.failNext(how);
      assert.deepEqual([await ask(get), await ask(post), await ask(post)], ['200', answer, '200']);
      assert.deepEqual(arrived, [...arrivals]);
    }
  });

  it('fails the next read, or the first one after a change, once', async () => {
    const { ask, probes } = flaky();
    probes.failRead('server-error', 'next');
    assert.deepEqual([await ask(post), await ask(get), await ask(get)], ['200', '503', '200']);
    probes.failRead('request-lost', 'after-change');
    assert.deepEqual(
      [await ask(get), await ask(post), await ask(get), await ask(get)],
      ['200', '200', 'TypeError', '200'],
    );
  });

  it('holds back the answer of a change that was applied until it is aborted', async () => {
    const { ask, arrived, probes } = flaky();
    const applied = probes.holdNext();
    const ended = new AbortController();
    const answer = ask({ ...post, signal: ended.signal });
    await applied;
    assert.deepEqual(arrived, ['POST']);
    ended.abort();
    assert.equal(await answer, 'AbortError');
    assert.equal(await ask(post), '200');
    assert.deepEqual(probes.addresses(), [SHOP, SHOP]);
  });

  it('recognizes what changes something: no GET, and of GraphQL a mutation', () => {
    const graphql = (query: string): RequestInit => ({ method: 'POST', body: JSON.stringify({ query }) });
    for (const init of [
      post,
      { method: 'DELETE' },
      graphql('mutation { a }'),
      graphql('fragment C on Cart { id }\nmutation Add($id: ID!) { a }'),
      { method: 'POST', body: 'a=1' },
    ])
      assert.isTrue(changesSomething(SHOP, init), JSON.stringify(init));
    for (const init of [
      undefined,
      { method: 'get' },
      graphql('{ mutation }'),
      graphql('query Q { a }\nfragment C on Cart { id }'),
    ])
      assert.isFalse(changesSomething(SHOP, init), JSON.stringify(init));
  });
});
