import { VitrineError } from '@vitrine/core';
import { expect } from '@open-wc/testing';
import { loadText } from './hotspot-loader.js';

const { signal } = new AbortController();

describe('loadText', () => {
  const real = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = real;
  });
  const respond = (body: BodyInit | null, status = 200): void => {
    globalThis.fetch = async () => new Response(body, { status });
  };
  const codeOf = async (text: Promise<string>): Promise<string> =>
    text.then(
      () => 'nothing',
      (error: unknown) => (error instanceof VitrineError ? error.code : 'another error'),
    );

  it('reads a file in chunks of any size', async () => {
    const bytes = new TextEncoder().encode('مزهرية');
    respond(
      new ReadableStream({
        start(stream) {
          for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
          stream.close();
        },
      }),
    );
    expect(await loadText('/hotspots.json', signal)).to.equal('مزهرية');
  });

  it('reads no more than a megabyte', async () => {
    let sent = 0;
    let cancelled = false;
    respond(
      new ReadableStream({
        pull(stream) {
          sent += 1;
          stream.enqueue(new Uint8Array(100_000));
        },
        cancel() {
          cancelled = true;
        },
      }),
    );
    expect(await codeOf(loadText('/hotspots.json', signal))).to.equal('bad-response');
    expect(sent).to.be.below(15);
    expect(cancelled).to.equal(true);
  });

  it('rejects with the cause', async () => {
    respond('gone', 404);
    expect(await codeOf(loadText('/hotspots.json', signal))).to.equal('server');
    globalThis.fetch = async () => Promise.reject(new TypeError('no network'));
    expect(await codeOf(loadText('/hotspots.json', signal))).to.equal('network');
  });

  it('aborts with its signal', async () => {
    globalThis.fetch = real;
    expect(await codeOf(loadText('/media/captions.en.vtt', AbortSignal.abort()))).to.equal('aborted');
  });
});
