import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import '../../define/shop.js';
import { makeShop, type TestShop } from '@vitrine/testing/make-shop';
import { clip, playing } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

describe('wrong hotspots of <vitrine-player>', () => {
  const real = console.warn;
  const realFetch = globalThis.fetch;
  let warnings: string[] = [];
  let test: TestShop;
  beforeEach(() => {
    test = makeShop();
    warnings = [];
    console.warn = (text: unknown) => {
      if (/\[player\.hotspots\]/.test(String(text))) warnings.push(String(text).replace(/^.*\] /, ''));
    };
  });
  afterEach(() => {
    console.warn = real;
    globalThis.fetch = realFetch;
    test.shop.dispose();
  });
  const marks = (player: VitrinePlayer): number => player.renderRoot.querySelectorAll('.mark').length;
  async function shown(player: unknown): Promise<VitrinePlayer> {
    const shop = await fixture(html`<vitrine-shop .shop=${test.shop} no-sheet no-drawer>${player}</vitrine-shop>`);
    const element = await playing(shop.querySelector('vitrine-player') as VitrinePlayer);
    element.pause();
    return element;
  }
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 300));

  it('give one warning each with attribute, value got and value wanted, however often they are read', async () => {
    const player = await shown(html`
      <vitrine-player src=${clip}>
        <vitrine-hotspot id="right" handle="stoneware-mug" x="14%" y="0.5" start="0:00" end="1:00:00"></vitrine-hotspot>
        <vitrine-hotspot id="a" handle="stoneware-mug" x="14" y="0.5"></vitrine-hotspot>
        <vitrine-hotspot id="b" handle="stoneware-mug" x="0.5"></vitrine-hotspot>
        <vitrine-hotspot id="c" handle="stoneware-mug" x="0.5" y="middle"></vitrine-hotspot>
        <vitrine-hotspot id="d" handle="stoneware-mug" x="0.5" y="0.5" start="two"></vitrine-hotspot>
        <vitrine-hotspot id="e" handle="stoneware-mug" x="0.5" y="0.5" start="0:05" end="3"></vitrine-hotspot>
        <vitrine-hotspot id="f" x="0.5" y="0.5"></vitrine-hotspot>
        <vitrine-hotspot id="g" handle="no-such-thing" x="0.5" y="0.5"></vitrine-hotspot>
        <vitrine-hotspot handle="stoneware-mug" x="-0.5" y="0.5"></vitrine-hotspot>
        <vitrine-hotspot id="h" sku="NONE" x="0.5" y="0.5"></vitrine-hotspot>
        <vitrine-hotspot id="i" handle="stoneware-mug" x="0.5" y="0.5" priority="high"></vitrine-hotspot>
      </vitrine-player>
    `);
    await waitUntil(() => warnings.length === 10 && marks(player) === 1, 'ten warnings', { timeout: 5000 });
    player.querySelector('#right')?.setAttribute('y', '0.6');
    await test.shop.setMarket({ locale: 'ar', currency: 'KWD' });
    await settled();
    const position = 'it has to be a number from 0 to 1, or "0%" to "100%"';
    const time = 'it has to be seconds (62.5) or a time ("1:02.5")';
    expect([...warnings].sort()).to.deep.equal([
      `hotspot-invalid: <vitrine-hotspot>: x is "-0.5"; ${position}`,
      `hotspot-invalid: a: x is "14"; ${position}`,
      `hotspot-invalid: b: y is missing; ${position}`,
      `hotspot-invalid: c: y is "middle"; ${position}`,
      `hotspot-invalid: d: start is "two"; ${time}`,
      'hotspot-invalid: e: its end is not after its start: end is "3"; it has to be more than start, which is "0:05"',
      'hotspot-invalid: f: it has neither a product nor a link: product is missing; it has to have a handle, a sku or a ' +
        'product id of the shop, or href',
      'hotspot-invalid: i: priority is "high"; it has to be a number from -1000000000 to 1000000000',
      'product-not-found: g: handle is "no-such-thing"; it has to be a product that the shop sells',
      'product-not-found: h: sku is "NONE"; it has to be a product that the shop sells',
    ]);
  });

  it('are reported of a file, which may be JSON or WebVTT', async () => {
    const files: Record<string, string> = {
      '/wrong.json':
        '{"hotspots":[{"id":"a","handle":"stoneware-mug","x":2,"y":0},{"id":"b","handle":"ghost","x":0,"y":0}]}',
      '/wrong.vtt':
        'WEBVTT\n\n00:01 --> 00:02\n{}\n\n00:00.000 --> 00:09.000\n{"handle":"stoneware-mug","x":"50%","y":0.5}',
      '/page.html': '<!doctype html>',
    };
    globalThis.fetch = async (input, init) => {
      const file = files[new URL(String(input), location.href).pathname];
      return file === undefined ? realFetch(input, init) : new Response(file);
    };
    const player = await shown(html`<vitrine-player src=${clip} hotspots="/wrong.json"></vitrine-player>`);
    await waitUntil(() => warnings.length === 2, 'both', { timeout: 5000 });
    expect(warnings[0]).to.match(/^hotspot-invalid: a: x is 2; it has to be a number/);
    expect(warnings[1]).to.match(/^product-not-found: b: handle is "ghost"/);
    player.hotspots = '/wrong.vtt';
    await waitUntil(() => warnings.length === 3 && marks(player) === 1, 'the WebVTT file');
    expect(warnings[2]).to.equal('hotspot-invalid: number 1: its times cannot be read: 00:01 --> 00:02');
    player.hotspots = '/page.html';
    await waitUntil(() => warnings.length === 4, 'the page');
    expect(warnings[3]).to.match(/^hotspot-invalid: file: the file is neither JSON nor WebVTT/);
  });
});
