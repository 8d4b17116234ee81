import { haveMetadata } from './ready-state.js';

/** The media events that the playback handles one by one. */
export type HandledEvent = 'emptied' | 'loadedmetadata' | 'play' | 'pause' | 'playing' | 'ended' | 'timeupdate';

/** All other events after which an element may look different. */
const otherEvents = [
  'loadeddata',
  'canplay',
  'durationchange',
  'progress',
  'waiting',
  'seeking',
  'seeked',
  'volumechange',
  'ratechange',
  'resize',
];

/**
 * Calls the handlers, and `changed` after every event but `timeupdate`. Media events arrive late: an event whose state
 * no longer holds is not handled, nor is a pause that nobody requested.
 */
export function observeElement(
  video: HTMLVideoElement,
  signal: AbortSignal,
  handlers: Readonly<Record<HandledEvent, () => void>>,
  changed: () => void,
): void {
  const holds: Partial<Record<string, () => boolean>> = {
    play: () => !video.paused,
    // An element that failed or is being loaded again also fires pause.
    pause: () => video.paused && video.readyState >= haveMetadata && !video.error,
    ended: () => video.ended,
  };
  for (const type of [...otherEvents, ...(Object.keys(handlers) as HandledEvent[])]) {
    const handle = (handlers as Partial<Record<string, () => void>>)[type];
    const listener = (): void => {
      if (holds[type]?.() ?? true) handle?.();
      if (type !== 'timeupdate') changed();
    };
    video.addEventListener(type, listener, { signal });
  }
}
