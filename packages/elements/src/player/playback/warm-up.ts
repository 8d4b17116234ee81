import type { Video } from '@vitrine/core';
import { whenIdle } from '../../base/when-idle.js';
import type { PlayerElement } from '../player-element.js';
import { posterOf } from '../source/poster.js';
import { loadStage } from '../stage-module.js';

/** So many players of a page are made ready ahead of a press: those in view first. */
const places = 2;
const taken = new Set<object>();

/** Takes a place for `player`. False = all of them are taken, or the visitor saves data. */
function claimPlace(player: object): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return false;
  if (taken.size < places) taken.add(player);
  return taken.has(player);
}

/** What of the player changes while it is made ready. */
interface WarmUpState {
  readonly shopVideo: Video | null | undefined;
  /** The full player is there: nothing is left to make ready. */
  readonly isMade: boolean;
}

/** Makes a player ready ahead of the first play: fetches its code, and of the video what `preload` allows. */
export class WarmUp {
  #player: PlayerElement;
  #read: () => WarmUpState;
  #preview: (video: HTMLVideoElement | undefined) => void;
  /** Within 200 px of the viewport. */
  isNear = false;
  /** Half of it is visible. */
  isInView = false;

  /** `preview` gets the video when it shows its first frame at rest. */
  constructor(player: PlayerElement, read: () => WarmUpState, preview: (video: HTMLVideoElement | undefined) => void) {
    this.#player = player;
    this.#read = read;
    this.#preview = preview;
  }

  near(isNear: boolean): void {
    this.isNear = isNear;
    if (isNear) this.atIdle();
    else taken.delete(this.#player);
  }

  inView(isInView: boolean): void {
    this.isInView = isInView;
    if (isInView) this.atIdle();
  }

  /** A frame or `preload` is for every player nearby, as it is for a `<video>`; what only saves time, for a few in view. */
  atIdle(): void {
    whenIdle(() => {
      const player = this.#player;
      const { shopVideo } = this.#read();
      if (!this.isNear || (player.videoId !== '' && !shopVideo)) return;
      const wantsFrame = player.preload !== undefined || posterOf(player, shopVideo) === null;
      if (wantsFrame || (this.isInView && claimPlace(player))) this.now();
    });
  }

  /** The pointer or the focus is on the play button. */
  readonly now = (): void => void this.#prefetch();

  async #prefetch(): Promise<void> {
    try {
      const { prefetchPlayback } = await loadStage();
      const { shopVideo, isMade } = this.#read();
      if (this.#player.isConnected && !isMade) this.#preview(prefetchPlayback(this.#player, shopVideo));
    } catch {
      // The first play fetches it.
    }
  }
}
