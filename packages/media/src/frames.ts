/**
 * Calls `callback` with the media time in seconds of every frame that is shown, until the returned function is called.
 * Without `requestVideoFrameCallback`, animation frames are used while the video advances.
 */
export function onFrame(video: HTMLVideoElement, callback: (mediaTime: number) => void): () => void {
  let handle: number;
  // TypeScript declares it for every browser; some do not have it.
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
