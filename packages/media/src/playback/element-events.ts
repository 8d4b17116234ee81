import { haveMetadata } from './ready-state.js';

/** The events of a media element, without those that are out of date or that no one asked for. */
export interface ElementEvents {
  emptied(): void;
  /** The duration and the size are known. */
  measured(): void;
  playRequested(): void;
  pauseRequested(): void;
  playing(): void;
  ended(): void;
  /** After each of the events above, and after any other that changes the state. */
  changed(): void;
  timeUpdated(): void;
}

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

/** Media events arrive late: the state of the element at that moment counts, not the request that caused the event. */
export function observeElement(
  video: HTMLVideoElement,
  signal: AbortSignal,
  { changed, timeUpdated, ...events }: ElementEvents,
): void {
  const on = (type: string, act: () => void = () => {}): void =>
    video.addEventListener(
      type,
      () => {
        act();
        changed();
      },
      { signal },
    );
  for (const type of otherEvents) on(type);
  on('emptied', events.emptied);
  on('loadedmetadata', events.measured);
  on('play', () => {
    if (!video.paused) events.playRequested();
  });
  on('pause', () => {
    // An element that failed or is being loaded again also fires pause, though no one requested it.
    if (video.paused && video.readyState >= haveMetadata && !video.error) events.pauseRequested();
  });
  on('playing', events.playing);
  on('ended', () => {
    if (video.ended) events.ended();
  });
  video.addEventListener('timeupdate', timeUpdated, { signal });
}
