// The floor: a picture and a button. hls.js comes with the press, and nothing before it.
globalThis.play = async (player) => {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  player.replaceChildren(video);
  const { src } = player.dataset;
  if (!src.includes('.m3u8')) {
    video.src = src;
    return video.play();
  }
  const { default: Hls } = await import('hls.js/light');
  const hls = new Hls();
  hls.loadSource(src);
  hls.attachMedia(video);
  return video.play();
};
addEventListener('click', ({ target }) => {
  if (target.closest('button')) void globalThis.play(target.closest('.player'));
});
