/**
 * Calls `callback` with the media time in seconds of every frame that is shown, until the answer is called.
 * Where the browser does not tell frames apart, every animation frame stands for one while the film moves.
 */
export function onFrame(video: HTMLVideoElement, callback: (mediaTime: number) => void): () => void {
  let handle: number;
  // not in every browser that plays, whatever the type says
  if ('requestVideoFrameCallback' in video) {
    const next = (_now: number, frame: VideoFrameCallbackMetadata): void => {
      handle = video.requestVideoFrameCallback(next);
      callback(frame.mediaTime);
    };
    handle = video.requestVideoFrameCallback(next);
    return () => video.cancelVideoFrameCallback(handle);
  }
  const element: HTMLVideoElement = video;
  let last = -1;
  const next = (): void => {
    handle = requestAnimationFrame(next);
    const { currentTime } = element;
    if (currentTime === last) return;
    last = currentTime;
    callback(currentTime);
  };
  handle = requestAnimationFrame(next);
  return () => cancelAnimationFrame(handle);
}
