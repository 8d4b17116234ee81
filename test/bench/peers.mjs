// Who is measured: the markup that a page writes for each player, as its own documents say it. What a page has to call
// besides is in peers/<bundle>.js: `setUp(player)` and `tearDown(player)` where markup alone does not suffice,
// `play(player)` for the press.

const controls = [
  'play-button',
  'seek-backward-button',
  'seek-forward-button',
  'mute-button',
  'volume-range',
  'time-range',
  'time-display',
  'playback-rate-button',
  'pip-button',
  'fullscreen-button',
];
const size = 'width="180" height="320"';

/**
 * @typedef {object} Peer
 * @property {'floor' | 'ours' | 'peer'} kind a floor is no product: it says what is possible
 * @property {string} [bundle] the file of peers/ that the page loads
 * @property {(media: { src: string, poster: string, type: string }, at: number) => string} html
 * @property {string} [head] what the page has in its head
 * @property {boolean} [savesData] the visitor asks to save data, so nothing may be fetched ahead of a press
 * @property {boolean} [plays] false = not asked to play
 * @property {number} [most] so many at most: more take minutes
 */

const vitrine = ({ src, poster }, at, inside = '') =>
  `<vitrine-player class="player" src="${src}" poster="${poster}" label="Video ${at}">${inside}</vitrine-player>`;

/** @type {Record<string, Peer>} */
export const peers = {
  facade: {
    kind: 'floor',
    bundle: 'facade',
    html: ({ src, poster }, at) =>
      `<div class="player" data-src="${src}"><img src="${poster}" alt=""><button type="button" aria-label="Play ${at}">▶</button></div>`,
  },
  'plain video': {
    kind: 'floor',
    html: ({ src, poster }) =>
      `<video class="player" src="${src}" poster="${poster}" ${size} preload="none" controls playsinline muted></video>`,
  },
  'hls.js': {
    kind: 'floor',
    bundle: 'hls-js',
    html: ({ src, poster }) =>
      `<video class="player" data-src="${src}" poster="${poster}" ${size} preload="none" controls playsinline muted></video>`,
  },
  'vitrine (npm)': { kind: 'ours', bundle: 'vitrine', html: (media, at) => vitrine(media, at) },
  'vitrine (npm, own captions)': {
    kind: 'ours',
    bundle: 'vitrine',
    html: (media, at) =>
      vitrine(media, at, '<track kind="captions" src="/media/captions.en.vtt" srclang="en" label="English">'),
  },
  'vitrine (npm, nothing ahead)': {
    kind: 'ours',
    bundle: 'vitrine',
    savesData: true,
    html: (media, at) => vitrine(media, at),
  },
  'vitrine (tag, memory shop)': {
    kind: 'ours',
    head: '<script async src="/cdn/vitrine.js" data-adapter="memory"></script>',
    html: (media, at) => vitrine(media, at),
  },
  'lite-youtube': {
    kind: 'peer',
    bundle: 'lite-youtube',
    plays: false,
    html: ({ poster }) =>
      `<lite-youtube class="player" videoid="ogfYd705cRs" style="background-image:url(${poster})"></lite-youtube>`,
  },
  'media-chrome': {
    kind: 'peer',
    bundle: 'media-chrome',
    most: 20,
    html: ({ src, poster }) =>
      `<media-controller class="player"><video slot="media" preload="none" poster="${poster}" data-src="${src}" playsinline muted></video><media-control-bar>${controls.map((name) => `<media-${name}></media-${name}>`).join('')}</media-control-bar></media-controller>`,
  },
  vidstack: {
    kind: 'peer',
    bundle: 'vidstack',
    html: ({ src, poster }, at) =>
      `<media-player class="player" load="play" prefer-native-hls="false" muted playsinline title="Video ${at}" src="${src}" poster="${poster}"><media-provider></media-provider><media-video-layout></media-video-layout></media-player>`,
  },
  plyr: {
    kind: 'peer',
    bundle: 'plyr',
    html: ({ src, poster }) =>
      `<div class="player"><video data-src="${src}" data-poster="${poster}" poster="${poster}" preload="none" playsinline muted controls></video></div>`,
  },
  'video.js 8': {
    kind: 'peer',
    bundle: 'video-js',
    most: 20,
    html: ({ src, poster, type }) =>
      `<div class="player"><video class="video-js" poster="${poster}" ${size} playsinline><source src="${src}" type="${type}"></video></div>`,
  },
  'video.js 10 beta': {
    kind: 'peer',
    bundle: 'video-js-10',
    most: 1,
    html: ({ src, poster }) =>
      `<video-player class="player"><video-skin>${
        src.includes('.m3u8')
          ? `<simple-hls-video slot="media" src="${src}" playsinline muted></simple-hls-video>`
          : `<video slot="media" src="${src}" preload="none" playsinline muted></video>`
      }<img slot="poster" src="${poster}" alt=""></video-skin></video-player>`,
  },
  'mux-player': {
    kind: 'peer',
    bundle: 'mux-player',
    most: 1,
    html: ({ src, poster }) =>
      `<mux-player class="player" src="${src}" poster="${poster}" preload="none" playsinline muted disable-tracking></mux-player>`,
  },
  cloudinary: {
    kind: 'peer',
    bundle: 'cloudinary',
    most: 1,
    html: ({ src, poster }) =>
      `<div class="player"><video data-src="${src}" data-poster="${poster}" ${size} playsinline></video></div>`,
  },
};

export const media = {
  HLS: { src: '/media/fmp4/main.m3u8', poster: '/media/poster.jpg', type: 'application/x-mpegURL' },
  MP4: { src: '/media/clip.mp4', poster: '/media/poster.jpg', type: 'video/mp4' },
};
