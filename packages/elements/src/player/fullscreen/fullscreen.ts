/**
 * Full screen with everything that lies over the film: it is the element that fills the screen, not the video. Where only a
 * video may (iPhone), the element fills the window instead, in the top layer, where no rule of the page can cut it.
 */
export class Fullscreen {
  #player: HTMLElement;
  #video: HTMLVideoElement;
  #changed: () => void;
  #whole = false;
  #end = new AbortController();

  constructor(player: HTMLElement, video: HTMLVideoElement, changed: () => void) {
    this.#player = player;
    this.#video = video;
    this.#changed = changed;
    const { signal } = this.#end;
    document.addEventListener('fullscreenchange', () => this.#mark(), { signal });
    video.addEventListener('enterpictureinpicture', changed, { signal });
    video.addEventListener('leavepictureinpicture', changed, { signal });
  }

  get full(): boolean {
    return this.#whole || document.fullscreenElement === this.#player;
  }

  get canPicture(): boolean {
    return document.pictureInPictureEnabled === true && !this.#video.disablePictureInPicture;
  }

  toggle(): void {
    if (document.fullscreenElement === this.#player) void document.exitFullscreen();
    else if (this.#whole) this.#fill(false);
    else if (document.fullscreenEnabled)
      this.#player.requestFullscreen({ navigationUI: 'hide' }).catch(() => this.#fill(true));
    else this.#fill(true);
  }

  /** Out of the window mode; the browser itself ends full screen. */
  leave(): boolean {
    if (!this.#whole) return false;
    this.#fill(false);
    return true;
  }

  togglePicture(): void {
    if (document.pictureInPictureElement === this.#video) void document.exitPictureInPicture();
    // refused before there is a picture, or by the page's policy: nothing to mend
    else this.#video.requestPictureInPicture().catch(() => undefined);
  }

  destroy(): void {
    this.#end.abort();
    if (this.#whole) this.#fill(false);
    if (document.pictureInPictureElement === this.#video) void document.exitPictureInPicture();
  }

  #fill(on: boolean): void {
    this.#whole = on;
    const player = this.#player;
    if (on) {
      player.popover = 'manual';
      player.showPopover?.();
    } else {
      player.hidePopover?.();
      player.removeAttribute('popover');
    }
    this.#mark();
  }

  #mark(): void {
    this.#player.shadowRoot?.querySelector('.root')?.toggleAttribute('data-full', this.full);
    this.#changed();
  }
}
