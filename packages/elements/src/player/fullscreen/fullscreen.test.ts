import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { clip, inside, playing, press, videoOf } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

/** A player in the page, or in shadow roots inside each other. */
async function playerIn(roots: number): Promise<VitrinePlayer> {
  const host = await fixture(html`<div style="inline-size: 160px"></div>`);
  let parent: Element | ShadowRoot = host;
  for (let depth = 0; depth < roots; depth++) {
    const inner: HTMLElement = document.createElement('div');
    parent.append(inner);
    parent = inner.attachShadow({ mode: 'open' });
  }
  const player = document.createElement('vitrine-player');
  player.src = clip;
  parent.append(player);
  return playing(player);
}

/** A browser's answers without the gesture that it requires: only the root of `player` knows that it is full. */
function fakeFullscreen(player: VitrinePlayer): { readonly restore: () => void } {
  const root = player.getRootNode() as ShadowRoot;
  let full: Element | null = null;
  const set = (next: Element | null) => (): Promise<void> => {
    full = next;
    document.dispatchEvent(new Event('fullscreenchange'));
    return Promise.resolve();
  };
  const host = root.host as HTMLElement | undefined;
  Object.defineProperty(root, 'fullscreenElement', { configurable: true, get: () => full });
  if (host) Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => full && host });
  Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: true });
  player.requestFullscreen = set(player);
  document.exitFullscreen = set(null);
  return {
    restore: () => {
      for (const name of ['fullscreenElement', 'fullscreenEnabled', 'exitFullscreen'])
        delete (document as unknown as Record<string, unknown>)[name];
    },
  };
}

/** The same for picture-in-picture: the events come from the video, the document names the host. */
function fakePicture(video: HTMLVideoElement): { readonly isOpen: () => boolean; readonly restore: () => void } {
  let isOpen = false;
  const change = (open: boolean) => (): Promise<never> => {
    isOpen = open;
    video.dispatchEvent(new Event(open ? 'enterpictureinpicture' : 'leavepictureinpicture'));
    return Promise.resolve(undefined as never);
  };
  video.requestPictureInPicture = change(true);
  document.exitPictureInPicture = change(false);
  return {
    isOpen: () => isOpen,
    restore: () => delete (document as { exitPictureInPicture?: unknown }).exitPictureInPicture,
  };
}

describe('fullscreen of <vitrine-player>', () => {
  let fake: { readonly restore: () => void };
  afterEach(() => fake.restore());

  for (const roots of [0, 1, 2])
    it(`is known, and left by the same key, inside ${roots} shadow roots`, async () => {
      const player = await playerIn(roots);
      fake = fakeFullscreen(player);
      const root = inside(player)('.root');
      press(root, 'f');
      await nextFrame();
      await player.updateComplete;
      expect(root.hasAttribute('data-full'), 'full').to.equal(true);
      expect(root.querySelector('[aria-label="Exit full screen"]'), 'its button leaves').to.not.equal(null);
      press(root, 'f');
      await nextFrame();
      expect(root.hasAttribute('data-full'), 'left').to.equal(false);
    });
});

describe('picture-in-picture of <vitrine-player>', () => {
  let fake: ReturnType<typeof fakePicture>;
  afterEach(() => fake.restore());

  it('plays on out of view, and pauses there when its window is closed', async () => {
    const player = await playerIn(1);
    fake = fakePicture(videoOf(player));
    await videoOf(player).requestPictureInPicture();
    player.style.marginBlockStart = '3000px';
    for (let frame = 0; frame < 12; frame++) await nextFrame();
    expect(player.paused, 'in its window').to.equal(false);
    await document.exitPictureInPicture();
    await waitUntil(() => player.paused, 'out of view');
  });

  it('ends by its button, and with the player', async () => {
    const player = await playerIn(0);
    const video = videoOf(player);
    fake = fakePicture(video);
    Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: true });
    player.requestUpdate();
    await player.updateComplete;
    const button = inside(player)('[aria-label="Picture-in-picture"]');
    button.click();
    expect(fake.isOpen()).to.equal(true);
    button.click();
    expect(fake.isOpen(), 'by its button').to.equal(false);
    button.click();
    player.remove();
    await waitUntil(() => !fake.isOpen(), 'with the player');
    delete (document as { pictureInPictureEnabled?: unknown }).pictureInPictureEnabled;
  });
});
