import { expect, waitUntil } from '@open-wc/testing';
import '../../define/player.js';
import { authoredInputs, type AuthoredInput, type Seen } from '@vitrine/testing/authored-inputs';
import { has, inside } from '@vitrine/testing/player-fixture';
import type { VitrinePlayer } from '../player.js';

/** Addresses without what a repeated load adds to them. */
const plainAddress = (src: string): string => src.replace(/#again-\d+$/, '');

/** Whether sound is there: each browser shows it in another way; null = this one does not. */
function hasSound(video: HTMLVideoElement): boolean | null {
  const { webkitAudioDecodedByteCount, mozHasAudio, audioTracks } = video as {
    webkitAudioDecodedByteCount?: number;
    mozHasAudio?: boolean;
    audioTracks?: { readonly length: number };
  };
  if (mozHasAudio !== undefined) return mozHasAudio;
  if (webkitAudioDecodedByteCount !== undefined) return webkitAudioDecodedByteCount > 0;
  return audioTracks ? audioTracks.length > 0 : null;
}

/** What the browser shows of its tracks that are on. */
function activeText(video: HTMLVideoElement): string {
  const shown = [...video.textTracks].find(
    ({ mode, kind }) => mode === 'showing' && /^(?:captions|subtitles)$/.test(kind),
  );
  return [...(shown?.activeCues ?? [])].map((cue) => (cue as VTTCue).getCueAsHTML().textContent ?? '').join('\n');
}

async function settled(is: () => boolean): Promise<void> {
  await waitUntil(is, '', { timeout: 4000, interval: 20 }).catch(() => undefined);
}

const shapeOf = ({ offsetWidth, offsetHeight }: HTMLElement): string => (offsetWidth / offsetHeight).toFixed(1);

function build(tag: 'video' | 'vitrine-player', input: AuthoredInput): HTMLElement {
  const place = document.createElement('div');
  place.style.cssText = 'inline-size: 120px; float: left';
  const { attributes = '', children = '' } = input;
  // In a template elements are not defined yet.
  const template = document.createElement('template');
  template.innerHTML = `<${tag} style="display: block; width: 100%; height: auto" ${attributes}>${children}</${tag}>`;
  input.undefinedYet?.(template.content.firstElementChild as HTMLVideoElement);
  place.append(template.content);
  return place;
}

/** The inner video, what plays and what is seen of it, after both had time to load. */
async function seen(element: HTMLVideoElement | VitrinePlayer, input: AuthoredInput): Promise<Seen> {
  const isPlain = element instanceof HTMLVideoElement;
  // What was set before the definition is read with the first update.
  if (!isPlain) await element.updateComplete;
  const start = { muted: element.muted, volume: element.volume };
  element.muted = true;
  if (isPlain) element.play().catch(() => undefined);
  else {
    await waitUntil(() => has(element, '.start') || has(element, 'video'), 'words');
    void element.play();
    await waitUntil(() => has(element, 'video'), 'a video', { timeout: 8000 });
  }
  const video = isPlain ? element : inside(element)<HTMLVideoElement>('video');
  const since = performance.now();
  // A video has no source for a moment before it chooses one, too.
  const hasNone = (): boolean => video.networkState === video.NETWORK_NO_SOURCE && performance.now() - since > 800;
  const failed = (): boolean => (isPlain ? video.error !== null || hasNone() : has(element, '.fault'));
  await settled(() => failed() || (video.readyState >= 2 && video.currentTime > 0));
  const plays = !failed() && video.readyState >= 2;
  const at = plays ? video.currentTime : 0;
  if (plays && /clip|fmp4/.test(element.outerHTML)) await settled(() => hasSound(video) !== false);
  element.pause();
  // What an element shows can be read before the events that say so are dispatched.
  if (plays) await settled(() => shapeOf(element) === (video.videoWidth / video.videoHeight).toFixed(1));
  let captions = '';
  if (plays && input.captionsAt !== undefined) {
    if (isPlain) {
      // A browser shows a track when `default` or its own settings say so; the player while it is muted.
      const [first] = video.textTracks;
      const on = [...video.textTracks].find(({ mode }) => mode === 'showing') ?? first;
      if (on) on.mode = 'showing';
    }
    element.currentTime = input.captionsAt;
    await settled(() => !video.seeking && video.readyState >= 2);
    const read = (): string => (isPlain ? activeText(video) : (inside(element)('.caption-area').textContent ?? ''));
    await settled(() => read() !== '');
    captions = read();
  }
  return {
    plays,
    src: plays ? plainAddress(video.currentSrc) : '',
    size: plays ? `${video.videoWidth}x${video.videoHeight}` : '',
    shape: plays ? shapeOf(element) : '',
    from: Math.round(at / 3) * 3,
    sound: plays ? hasSound(video) : null,
    muted: start.muted,
    volume: start.volume,
    loop: video.loop,
    captions,
  };
}

/** What is seen of both, side by side. */
async function compare(input: AuthoredInput): Promise<{ readonly theirs: Seen; readonly mine: Seen }> {
  const [plainPlace, ourPlace] = [build('video', input), build('vitrine-player', input)];
  const base = document.createElement('base');
  if (input.base) {
    base.href = input.base;
    document.head.prepend(base);
  }
  const place = document.createElement('div');
  place.append(plainPlace, ourPlace);
  document.body.prepend(place);
  const plain = plainPlace.querySelector('video') as HTMLVideoElement;
  const ours = ourPlace.querySelector('vitrine-player') as VitrinePlayer;
  input.then?.(plain);
  input.then?.(ours as unknown as HTMLVideoElement);
  try {
    const [theirs, mine] = await Promise.all([seen(plain, input), seen(ours, input)]);
    return { theirs, mine };
  } finally {
    // A media element that is only removed keeps its decoder until it is collected.
    plain.removeAttribute('src');
    for (const child of [...plain.children]) child.remove();
    plain.load();
    place.remove();
    base.remove();
  }
}

/** So many inputs are tried at once; those with a `<base>`, which belongs to the page, alone. */
const atOnce = 3;
const running = new Map<AuthoredInput, ReturnType<typeof compare>>();
function run(index: number): ReturnType<typeof compare> {
  const [wanted, ...next] = authoredInputs.slice(index, index + atOnce);
  if (!wanted) throw new Error(`no input ${index}`);
  const start = (input: AuthoredInput): ReturnType<typeof compare> => {
    const result = running.get(input) ?? compare(input);
    running.set(input, result);
    return result;
  };
  const first = start(wanted);
  if (wanted.base === undefined)
    for (const input of next) {
      if (input.base !== undefined) break;
      start(input).catch(() => undefined);
    }
  return first;
}

describe('<vitrine-player> beside a plain <video>', () => {
  before(() => localStorage.removeItem('vitrine:player'));

  it('is tried over at least 90 inputs', () => expect(authoredInputs.length).to.be.at.least(90));

  authoredInputs.forEach((input, index) =>
    it(`${input.differs ? 'differs, as documented, for' : 'is the same for'} ${input.name}`, async () => {
      const { theirs, mine } = await run(index);
      if (theirs.sound === null) mine.sound = null;
      for (const name of input.ignore ?? []) Object.assign(mine, { [name]: theirs[name] });
      expect(mine).to.deep.equal({ ...theirs, ...input.differs?.(theirs) });
    }),
  );
});
