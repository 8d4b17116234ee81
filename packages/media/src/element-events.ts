import { haveMetadata } from './ready-state.js';

/** What an element tells, without what it says late and what it says of itself. */
export interface ElementEvents {
  emptied(): void;
  /** It knows its length and its size. */
  measured(): void;
  playAsked(): void;
  pauseAsked(): void;
  moving(): void;
  ended(): void;
  /** After each of these, and after whatever else may be seen of it. */
  changed(): void;
  ticked(): void;
}

const seen = [
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

/** Events of an element come late: what counts is what it is now, not what it was asked before. */
export function hearElement(
  video: HTMLVideoElement,
  signal: AbortSignal,
  { changed, ticked, ...events }: ElementEvents,
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
  for (const type of seen) on(type);
  on('emptied', events.emptied);
  on('loadedmetadata', events.measured);
  on('play', () => {
    if (!video.paused) events.playAsked();
  });
  on('pause', () => {
    // an element that broke or is being filled anew says pause too, and nobody asked for that
    if (video.paused && video.readyState >= haveMetadata && !video.error) events.pauseAsked();
  });
  on('playing', events.moving);
  on('ended', () => {
    if (video.ended) events.ended();
  });
  video.addEventListener('timeupdate', ticked, { signal });
}
