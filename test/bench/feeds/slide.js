// One screen of a feed, the same in every row: picture, video, title and two buttons. Vitrine has them of its own.
export const count = 1000;
const source = new URLSearchParams(location.search).get('media');
export const address = (n) => `${source}?${n}`;
export const poster = (n) => `/media/poster.jpg?${n}`;

export const slide = (n, preload = 'auto') =>
  `<div class="slide" data-n="${n}"><video src="${address(n)}" poster="${poster(n)}" preload="${preload}" muted loop playsinline></video>
<div class="about"><p>Video ${n}</p></div><div class="rail"><button type="button" aria-label="Sound">♪</button><button type="button" aria-label="Share">➦</button></div></div>`;

export const style = `.slide{position:relative;width:100%;height:100%;overflow:hidden;background:#12110f;color:#fff}
.slide video{width:100%;height:100%;object-fit:cover}.about{position:absolute;inset:auto 0 0;padding:72px 76px 92px 16px;background:linear-gradient(transparent,rgb(0 0 0/70%));text-align:start}
.rail{position:absolute;inset:auto 12px 100px auto;display:grid;gap:12px}.rail button{width:48px;height:48px;border:0;border-radius:50%;background:rgb(0 0 0/48%);color:#fff}
.scroller{height:100vh;overflow:hidden auto;scroll-snap-type:y mandatory;scrollbar-width:none}.scroller .slide{height:100vh;scroll-snap-align:start;scroll-snap-stop:always}`;

/** The video of a slide that is in the document. */
export const videoOf = (n) => document.querySelector(`[data-n="${n}"] video`);

let playing;
/** Plays the video of this slide and pauses the one before. */
export function play(n) {
  const video = videoOf(n);
  if (!video || video === playing) return;
  playing?.pause();
  playing = video;
  video.muted = true;
  video.play().catch(() => {});
}

/** What the bench asks of each page. `axis` = the way of a swipe. */
export function show(axis = 'y', video = videoOf) {
  document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
  globalThis.feed = { axis, videoOf: video };
}
