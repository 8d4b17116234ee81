import type { VitrineError } from '@vitrine/core';
import { assert } from 'chai';
import { graphql } from './graphql.js';
import { oneAtATime } from './one-at-a-time.js';
import { request, type HttpRequest } from './request.js';
import { parseAnswerOrNull, parseAnswer, maybe, selection } from './shape.js';

const rejected = async (call: Promise<unknown>): Promise<VitrineError> => {
  try {
    await call;
  } catch (error) {
    return error as VitrineError;
  }
  throw new Error('it was not rejected');
};
const answering =
  (status: number, body: string | null, headers: Record<string, string> = {}): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status, headers }));
const silent: typeof fetch = (_url, init) =>
  new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))));
const ignoresSignal: typeof fetch = () => new Promise(() => {});
const call = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  where: 'shop.cart.add',
  url: 'https://shop.example/cart',
  ...more,
});

describe('request', () => {
  it('hands on what is below 500, with its body parsed', async () => {
    const answer = await request(answering(404, '{"code":"x"}'), call());
    assert.deepEqual([answer.status, answer.body], [404, { code: 'x' }]);
    assert.isNull((await request(answering(200, ''), call())).body);
  });

  it('sends JSON once, without cookies', async () => {
    const seen: RequestInit[] = [];
    await request(
      (_url, init) => (seen.push(init ?? {}), Promise.resolve(new Response('{}'))),
      call({ method: 'POST', body: { a: 1 }, headers: { 'x-key': 'k' } }),
    );
    assert.lengthOf(seen, 1);
    assert.include(seen[0], { method: 'POST', credentials: 'omit', body: '{"a":1}' });
    assert.include(seen[0]?.headers, { 'content-type': 'application/json', 'x-key': 'k' });
  });

  it('reports what failed, and whether the change may have arrived', async () => {
    const cases: readonly (readonly [typeof fetch, string])[] = [
      [answering(500, 'x'), 'server'],
      [answering(200, '<html>'), 'bad-response'],
      [() => Promise.reject(new TypeError('Failed to fetch https://shop.example')), 'network'],
    ];
    for (const [fetchIt, code] of cases) {
      for (const changes of [true, false]) {
        const error = await rejected(request(fetchIt, call({ changes })));
        assert.deepEqual([error.code, error.ambiguous], [code, changes]);
        assert.notInclude(error.message, 'shop.example');
      }
    }
  });

  it('keeps the pause a backend asks for, in seconds or as a date', async () => {
    const pause = async (headers: Record<string, string>): Promise<VitrineError> =>
      rejected(request(answering(429, '', headers), call({ changes: true })));
    assert.include(await pause({ 'retry-after': '7' }), { code: 'rate-limited', retryAfter: 7000, ambiguous: false });
    assert.include(await pause({}), { retryAfter: 1000 });
    assert.include(await pause({ 'retry-after': 'soon' }), { retryAfter: 1000 });
    const later = (await pause({ 'retry-after': new Date(Date.now() + 60_000).toUTCString() })).retryAfter ?? 0;
    assert.isTrue(later > 50_000 && later <= 60_000, String(later));
  });

  it('reads a date against the clock of the answer, where the browser’s is wrong', async () => {
    const date = (seconds: number): string => new Date(Date.UTC(2020, 0, 1) + seconds * 1000).toUTCString();
    const table: [retryAfter: string, now: string, wait: number][] = [
      [date(2), date(0), 2000],
      [date(0), date(5), 1000],
      [date(90), date(0), 90_000],
      ['3', date(0), 3000],
      ['0', date(0), 1000],
      ['-5', date(0), 1000],
    ];
    for (const [retryAfter, now, wait] of table) {
      const headers = { 'retry-after': retryAfter, date: now };
      assert.include(await rejected(request(answering(429, '', headers), call())), { retryAfter: wait });
    }
  });

  it('calls a header that cannot be sent misconfigured, not a lost network, and sends nothing', async () => {
    for (const token of ['a\r\nb', 'a\nb', 'a\u0000b', 'ключ']) {
      let sent = 0;
      const fetchIt: typeof fetch = (_url, init) => (sent++, new Headers(init?.headers), answering(200, '{}')(''));
      const error = await rejected(request(fetchIt, call({ changes: true, headers: { 'x-token': token } })));
      assert.include(error, { code: 'misconfigured', ambiguous: false });
      assert.notInclude(error.message, token);
      assert.equal(sent, 0);
    }
  });

  it('ends with its signal at once, also where fetch is ignoring it', async () => {
    for (const fetchIt of [silent, ignoresSignal]) {
      const ended = new AbortController();
      const asked = request(fetchIt, call({ changes: true, signal: ended.signal }));
      ended.abort();
      assert.include(await rejected(asked), { code: 'aborted', ambiguous: true });
    }
    let sent = 0;
    const error = await rejected(
      request(() => (sent++, ignoresSignal('')), call({ changes: true, signal: AbortSignal.abort() })),
    );
    assert.include(error, { code: 'aborted', ambiguous: false });
    assert.equal(sent, 0);
  });

  it('gives up after its limit', async () => {
    for (const fetchIt of [silent, ignoresSignal])
      assert.include(await rejected(request(fetchIt, call({ changes: true, timeoutMs: 5 }))), {
        code: 'timeout',
        ambiguous: true,
      });
  });
});

describe('graphql', () => {
  const ask = (status: number, body: unknown, changes = false): Promise<unknown> =>
    graphql(answering(status, JSON.stringify(body)), {
      where: 'shop.cart',
      url: 'https://shop.example',
      query: '{ a }',
      changes,
      errorCodes: { NOT_THERE: 'line-not-found' },
    });

  it('hands on the data', async () => {
    assert.deepInclude((await ask(200, { data: { a: 1 } })) as object, { data: { a: 1 } });
  });

  it('names an error without repeating its sentence', async () => {
    const errors = (code: string): unknown => ({ errors: [{ message: 'GIFT-SECRET is wrong', extensions: { code } }] });
    for (const [code, ours] of [
      ['INTERNAL_SERVER_ERROR', 'server'],
      ['GRAPHQL_VALIDATION_FAILED', 'bad-response'],
      ['NOT_THERE', 'line-not-found'],
    ] as const) {
      const error = await rejected(ask(200, errors(code), true));
      assert.equal(error.code, ours);
      assert.notInclude(error.message, 'SECRET');
    }
    assert.equal((await rejected(ask(401, errors('X')))).code, 'misconfigured');
    assert.equal((await rejected(ask(200, { data: null }))).code, 'bad-response');
    assert.equal((await rejected(ask(200, []))).code, 'bad-response');
  });
});

describe('parseAnswer', () => {
  const SHAPE = {
    id: '',
    'price:cost(of:$id)': maybe(0),
    tags: maybe([''], []),
    '...on Video': { long: true },
    rest: null,
  } as const;
  const video = { id: 'a', price: 5, tags: ['b'], long: false, rest: { any: 1 } };

  it('keeps what was asked for, by the name it is answered under', () => {
    assert.deepEqual(parseAnswer(SHAPE, { ...video, more: 1 }, 'shop'), video);
    assert.deepEqual(parseAnswer(SHAPE, { id: 'a', long: true }, 'shop'), {
      id: 'a',
      price: null,
      tags: [],
      long: true,
      rest: undefined,
    });
    assert.equal(selection({ ...SHAPE, rest: '' }), '{id price:cost(of:$id) tags ...on Video{long} rest}');
  });

  it('names the place of what is wrong, not the value', async () => {
    const cases: readonly (readonly [unknown, string])[] = [
      [{ ...video, id: 1 }, 'answer.id'],
      [{ ...video, tags: [{ code: 'GIFT-SECRET' }] }, 'answer.tags.0'],
      [{ ...video, tags: { 0: 'GIFT-SECRET' } }, 'answer.tags'],
      [{ ...video, price: 'GIFT-SECRET' }, 'answer.price'],
      [{ id: 'a' }, 'answer.long'],
      [null, 'answer'],
      ['GIFT-SECRET', 'answer'],
    ];
    for (const [answer, place] of cases) {
      const error = await rejected(Promise.resolve().then(() => parseAnswer(SHAPE, answer, 'shop.cart', true)));
      assert.deepInclude(error, { code: 'bad-response', ambiguous: true });
      assert.match(error.message, new RegExp(`shop\\.cart.*${place.replaceAll('.', '\\.')}(?:$|[^.])`));
      assert.notInclude(error.message, 'SECRET');
      assert.isNull(parseAnswerOrNull(SHAPE, answer));
    }
  });
});

describe('oneAtATime', () => {
  it('keeps the order, also past a failure', async () => {
    const inOrder = oneAtATime();
    const seen: string[] = [];
    const slow = inOrder(async () => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      seen.push('slow');
      throw new Error('broke');
    });
    const quick = inOrder(async () => void seen.push('quick'));
    await slow.catch(() => {});
    await quick;
    assert.deepEqual(seen, ['slow', 'quick']);
  });

  it('lets go of who leaves before its turn, and sends nothing for it', async () => {
    const inOrder = oneAtATime();
    let end = (): void => {};
    const long = inOrder(() => new Promise<void>((resolve) => (end = resolve)));
    const ended = new AbortController();
    let sent = 0;
    const send = async (): Promise<number> => ++sent;
    const left = rejected(inOrder(send, { signal: ended.signal }));
    const after = inOrder(send);
    ended.abort();
    assert.deepInclude(await left, { code: 'aborted', ambiguous: false });
    assert.equal((await rejected(inOrder(send, { signal: ended.signal }))).code, 'aborted');
    end();
    await long;
    assert.equal(await after, 1);
    assert.equal(await inOrder(send), 2);
  });
});
