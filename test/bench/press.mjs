// A press on the first player of the page, and the first frame that it brings.

/** Runs in the page: presses, and answers the time to the first frame that is shown after it, in ms. */
async function press() {
  const videosOf = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.localName === 'video' ? [element] : []),
      ...(element.shadowRoot ? videosOf(element.shadowRoot) : []),
    ]);
  const player = document.querySelector('.player');
  const play =
    globalThis.play ??
    ((one) => {
      one.muted = true;
      return one.play();
    });
  const began = performance.now();
  return await new Promise((done) => {
    const watched = new Set();
    const timer = setInterval(look, 100);
    const end = (at) => {
      clearInterval(timer);
      done(at);
    };
    function look() {
      if (performance.now() - began > 20_000) end(null);
      for (const video of videosOf(document)) {
        if (watched.has(video)) continue;
        watched.add(video);
        const frame = () => (video.paused ? video.requestVideoFrameCallback(frame) : end(performance.now() - began));
        video.requestVideoFrameCallback(frame);
      }
    }
    look();
    const started = play(player);
    started?.catch?.((error) => console.info(String(error)));
    requestAnimationFrame(look);
  });
}

/** @returns {Promise<number | null>} ms; null = there was none within 20 s */
export const pressAndWait = (tab) => tab.evaluate(press);
