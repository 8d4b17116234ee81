/** What is compared of a plain `<video>` and the player. */
export interface Seen {
  plays: boolean;
  /** Address of what plays. */
  src: string;
  /** Size of the picture in px, `180x320`. */
  size: string;
  /** Width by height of the box. */
  shape: string;
  /** Media time at which it began, to the next three seconds. */
  from: number;
  /** Sound is decoded; null = the browser does not tell, or nothing plays. */
  sound: boolean | null;
  /** Before the first play. */
  muted: boolean;
  volume: number;
  loop: boolean;
  /** Text of the cue at `captionsAt`. */
  captions: string;
}

/** Something that an author or a framework writes on and inside a `<video>`. */
export interface AuthoredInput {
  readonly name: string;
  readonly attributes?: string;
  readonly children?: string;
  /** `<base href>` of the page. */
  readonly base?: string;
  /** What a script does while the element is not defined yet: a framework sets properties that early. */
  readonly undefinedYet?: (element: HTMLVideoElement) => void;
  /** What a script does next. */
  readonly then?: (element: HTMLVideoElement) => void;
  /** Position in seconds at which captions are compared. */
  readonly captionsAt?: number;
  /** What is meant to differ, and is in docs/video-markup.md. */
  readonly differs?: (plain: Seen) => Partial<Seen>;
  /** What depends on the browser, and is not compared. */
  readonly ignore?: readonly (keyof Seen)[];
}

const clip = '/media/clip.mp4';
const wide = '/media/geometry-16x9.mp4';
const tall = '/media/geometry-9x16.mp4';
const stream = '/media/fmp4/main.m3u8';
const mp4 = 'type="video/mp4"';
const english = '<track kind="captions" srclang="en" label="English" src="/media/captions.en.vtt" default>';
const absolute = (path: string): string => new URL(path, location.origin).href;

const setLater = (properties: object) => (element: HTMLVideoElement) => void Object.assign(element, properties);
const addSource = (src: string) => (element: HTMLVideoElement) =>
  element.append(Object.assign(document.createElement('source'), { src }));

/** A plain video plays it only where the browser itself plays HLS; with hls.js the element plays a blob. */
const playsHlsEverywhere = (): Partial<Seen> => ({ plays: true, from: 0, loop: false });

/** WebKitGTK passes over a source with a query about the width, although `matchMedia` says that it holds. */
const playsWideEverywhere = (): Partial<Seen> => ({
  src: absolute(wide),
  size: '320x180',
  shape: '1.8',
  sound: false,
});

export const authoredInputs: readonly AuthoredInput[] = [
  // Sources.
  { name: 'src', attributes: `src="${clip}"` },
  { name: 'src without quotes', attributes: `src=${clip}` },
  { name: 'an absolute src', attributes: `src="${absolute(clip)}"` },
  { name: 'a src without a scheme', attributes: `src="//${location.host}${clip}"` },
  { name: 'a src with dots', attributes: 'src="/media/fmp4/../clip.mp4"' },
  { name: 'a src with a query', attributes: `src="${clip}?a=1&amp;b=2"` },
  { name: 'a src with spaces around it', attributes: `src="  ${clip} "` },
  { name: 'a src with line breaks around it', attributes: `src="\n  ${clip}\n"` },
  { name: 'a src with a line break inside', attributes: 'src="/media/\nclip.mp4"' },
  { name: 'a src with a time fragment', attributes: `src="${clip}#t=6"` },
  { name: 'a src with an escaped letter', attributes: 'src="/media/cli%70.mp4"' },
  { name: 'an address that is not there', attributes: 'src="/media/none.mp4"' },
  { name: 'an address that is no video', attributes: 'src="/media/poster.jpg"' },
  { name: 'a script as src', attributes: 'src="javascript:alert(1)"' },
  { name: 'one source', children: `<source src="${clip}">` },
  { name: 'one source with its type', children: `<source src="${clip}" ${mp4}>` },
  { name: 'codecs in the type', children: `<source src="${clip}" type='video/mp4; codecs="avc1.42c01e, mp4a.40.2"'>` },
  { name: 'a type in capitals', children: `<source src="${clip}" type="VIDEO/MP4">` },
  { name: 'spaces around the type', children: `<source src="${clip}" type=" video/mp4 ">` },
  { name: 'the type of another format', children: `<source src="${clip}" type="video/webm">` },
  { name: 'a parameter nobody knows in the type', children: `<source src="${clip}" type="video/mp4; quality=high">` },
  { name: 'an ending as the type', children: `<source src="${wide}" type="mp4"><source src="${clip}">` },
  { name: 'the type of a page', children: `<source src="${wide}" type="text/html"><source src="${clip}">` },
  { name: 'tags in capitals', children: `<SOURCE SRC="${clip}" TYPE="video/mp4">` },
  { name: 'an empty type', children: `<source src="${clip}" type="">` },
  { name: 'two sources', children: `<source src="${wide}" ${mp4}><source src="${clip}" ${mp4}>` },
  {
    name: 'a type that no browser plays',
    children: `<source src="${wide}" type="video/x-none"><source src="${clip}">`,
  },
  { name: 'no type that a browser plays', children: `<source src="${wide}" type="video/x-none">` },
  {
    name: 'codecs that no browser plays',
    children: `<source src="${wide}" type='video/mp4; codecs="none.1"'><source src="${clip}">`,
  },
  { name: 'a first source that is not there', children: `<source src="/media/no.mp4"><source src="${clip}">` },
  { name: 'a source without src', children: `<source><source src="${clip}">` },
  { name: 'a source with an empty src', children: `<source src=""><source src="${clip}">` },
  { name: 'a source for another screen', children: `<source src="${wide}" media="print"><source src="${clip}">` },
  {
    name: 'a source for this screen',
    children: `<source src="${wide}" media="(min-width: 1px)"><source src="${clip}">`,
    differs: playsWideEverywhere,
  },
  { name: 'a media query nobody knows', children: `<source src="${wide}" media="(none)"><source src="${clip}">` },
  { name: 'only sources for other screens', children: `<source src="${wide}" media="print">` },
  { name: 'src before sources', attributes: `src="${clip}"`, children: `<source src="${wide}">` },
  { name: 'a source behind a paragraph', children: `<p>No video?</p><source src="${clip}">` },
  { name: 'a source behind a comment and text', children: `<!-- clip -->text<source src="${clip}">` },
  { name: 'a source inside a div', children: `<div><source src="${clip}"></div>` },
  { name: 'a relative source and a base', base: '/media/', children: '<source src="clip.mp4">' },
  { name: 'a relative src and a base', base: '/media/fmp4/', attributes: 'src="../clip.mp4"' },
  { name: 'an absolute path and a base', base: '/elsewhere/', attributes: `src="${clip}"` },
  { name: 'nothing at all' },
  { name: 'a src with an empty fragment', attributes: `src="${clip}#"` },
  { name: 'a time fragment with its unit', attributes: `src="${clip}#t=npt:6"` },
  // What a script does before the element is defined.
  { name: 'src set before the definition', undefinedYet: setLater({ src: clip }) },
  {
    name: 'src set before the definition, and another one written',
    attributes: `src="${wide}"`,
    undefinedYet: setLater({ src: clip }),
  },
  { name: 'muted set before the definition', attributes: `src="${clip}"`, undefinedYet: setLater({ muted: true }) },
  { name: 'loop set before the definition', attributes: `src="${clip}"`, undefinedYet: setLater({ loop: true }) },
  { name: 'a source added before the definition', undefinedYet: addSource(clip) },
  // What a script does.
  { name: 'src set by a script', then: setLater({ src: clip }) },
  { name: 'src replaced by a script', attributes: `src="${wide}"`, then: setLater({ src: clip }) },
  { name: 'a source added later', then: addSource(clip) },
  { name: 'src as an attribute, set later', then: (element) => element.setAttribute('src', clip) },
  { name: 'muted set by a script', attributes: `src="${clip}"`, then: setLater({ muted: true }) },
  { name: 'loop set by a script', attributes: `src="${clip}"`, then: setLater({ loop: true }) },
  { name: 'volume set by a script', attributes: `src="${clip}"`, then: setLater({ volume: 0.5 }), ignore: ['volume'] },
  // Attributes with values.
  { name: 'muted', attributes: `src="${clip}" muted` },
  { name: 'muted="false"', attributes: `src="${clip}" muted="false"` },
  { name: 'muted="muted"', attributes: `src="${clip}" muted="muted"` },
  { name: 'loop', attributes: `src="${clip}" loop` },
  { name: 'loop="0"', attributes: `src="${clip}" loop="0"` },
  { name: 'MUTED in capitals', attributes: `SRC="${clip}" MUTED LOOP` },
  { name: 'playsinline and controls', attributes: `src="${clip}" playsinline controls` },
  { name: 'preload="none"', attributes: `src="${clip}" preload="none"` },
  { name: 'preload="metadata"', attributes: `src="${clip}" preload="metadata"` },
  { name: 'preload="auto"', attributes: `src="${clip}" preload="auto"` },
  { name: 'an empty preload', attributes: `src="${clip}" preload` },
  { name: 'a preload nobody knows', attributes: `src="${clip}" preload="yes please"` },
  { name: 'crossorigin', attributes: `src="${clip}" crossorigin` },
  { name: 'crossorigin="use-credentials"', attributes: `src="${clip}" crossorigin="use-credentials"` },
  { name: 'crossorigin with a value nobody knows', attributes: `src="${clip}" crossorigin="yes"` },
  { name: 'PRELOAD in capitals', attributes: `src="${clip}" PRELOAD="NONE"` },
  { name: 'a crossorigin in capitals', attributes: `src="${clip}" crossorigin="ANONYMOUS"` },
  { name: 'autoplay="false" with muted', attributes: `src="${clip}" autoplay="false" muted` },
  {
    name: 'a volume out of range set by a script',
    attributes: `src="${clip}"`,
    then: (element) => {
      for (const volume of [7, -1, NaN])
        try {
          element.volume = volume;
        } catch {
          // A plain video throws.
        }
    },
  },
  // Shape.
  { name: 'a wide video', attributes: `src="${wide}"` },
  { name: 'a tall video', attributes: `src="${tall}"` },
  { name: 'width and height', attributes: `src="${clip}" width="180" height="320"` },
  { name: 'width and height in px', attributes: `src="${clip}" width="180px" height="320px"` },
  { name: 'a poster of another shape', attributes: `src="${wide}" poster="/media/poster.jpg"` },
  { name: 'an empty poster', attributes: `src="${wide}" poster=""` },
  { name: 'a poster that is not there', attributes: `src="${wide}" poster="/media/none.jpg"` },
  { name: 'a width and a height of nothing', attributes: `src="${wide}" width="0" height="0"` },
  { name: 'a negative width and height', attributes: `src="${wide}" width="-180" height="-320"` },
  { name: 'a width and a height in words', attributes: `src="${wide}" width="wide" height="auto"` },
  { name: 'spaces around the poster', attributes: `src="${wide}" poster="  /media/poster.jpg "` },
  { name: 'a space inside the poster', attributes: `src="${wide}" poster="/media/po ster.jpg"` },
  // Captions.
  { name: 'captions', attributes: `src="${clip}" muted`, children: english, captionsAt: 1.5 },
  {
    name: 'captions behind a source',
    attributes: 'muted',
    children: `<source src="${clip}">${english}`,
    captionsAt: 5.5,
  },
  {
    name: 'subtitles without a kind',
    attributes: `src="${clip}" muted`,
    children: '<track srclang="en" src="/media/captions.en.vtt" default>',
    captionsAt: 1.5,
  },
  {
    name: 'chapters and metadata beside captions',
    attributes: `src="${clip}" muted`,
    children: `<track kind="chapters" src="/media/captions.ar.vtt">${english}`,
    captionsAt: 1.5,
    ignore: ['captions'],
  },
  {
    name: 'captions without a language',
    attributes: `src="${clip}" muted`,
    children: '<track kind="captions" label="English" src="/media/captions.en.vtt" default>',
    captionsAt: 1.5,
  },
  {
    name: 'captions with an empty language and no label',
    attributes: `src="${clip}" muted`,
    children: '<track kind="captions" srclang="" src="/media/captions.en.vtt" default>',
    captionsAt: 1.5,
  },
  {
    name: 'captions in capitals',
    attributes: `src="${clip}" muted`,
    children: '<TRACK KIND="CAPTIONS" SRCLANG="EN" SRC="/media/captions.en.vtt" DEFAULT>',
    captionsAt: 1.5,
  },
  {
    name: 'a kind of track that nobody knows',
    attributes: `src="${clip}" muted`,
    children: '<track kind="words" srclang="en" src="/media/captions.en.vtt" default>',
    captionsAt: 1.5,
  },
  {
    name: 'captions that are not there',
    attributes: `src="${clip}" muted`,
    children: '<track kind="captions" srclang="en" src="/media/none.vtt" default>',
  },
  { name: 'a moment without a caption', attributes: `src="${clip}" muted`, children: english, captionsAt: 4 },
  // HLS.
  {
    name: 'HLS by its ending',
    attributes: `src="${stream}"`,
    differs: playsHlsEverywhere,
    ignore: ['src', 'size', 'shape', 'sound'],
  },
];
