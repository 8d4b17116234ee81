/**
 * Fullscreen with everything that lies over the video: the player element fills the screen, not the `<video>`. Where
 * only a video may do that (iPhone), the player fills the window as a popover, in the top layer, where no style of the
 * page can clip it. Picture-in-picture as well.
 */
export class Fullscreen {
  #player: HTMLElement;
  #video: HTMLVideoElement;
  #changed: () => void;
  /** The player fills the window as a popover. */
  #fillsWindow = false;
  #end = new AbortController();

  constructor(player: HTMLElement, video: HTMLVideoElement, changed: () => void) {
    this.#player = player;
    this.#video = video;
    this.#changed = changed;
    const { signal } = this.#end;
    document.addEventListener('fullscreenchange', () => this.#update(), { signal });
    video.addEventListener('enterpictureinpicture', changed, { signal });
    video.addEventListener('leavepictureinpicture', changed, { signal });
  }

  get isOn(): boolean {
    return this.#fillsWindow || document.fullscreenElement === this.#player;
  }

  get canPicture(): boolean {
    return document.pictureInPictureEnabled === true && !this.#video.disablePictureInPicture;
  }

  toggle(): void {
    if (document.fullscreenElement === this.#player) void document.exitFullscreen();
    else if (this.#fillsWindow) this.#fillWindow(false);
    else if (document.fullscreenEnabled)
      this.#player.requestFullscreen({ navigationUI: 'hide' }).catch(() => this.#fillWindow(true));
    else this.#fillWindow(true);
  }

  /** Ends the window mode; the browser itself ends fullscreen. Returns whether it was on. */
  leave(): boolean {
    if (!this.#fillsWindow) return false;
    this.#fillWindow(false);
    return true;
  }

  togglePicture(): void {
    if (document.pictureInPictureElement === this.#video) void document.exitPictureInPicture();
    // Rejects before there is a picture, or by the page's permissions policy. Neither needs a message.
    else this.#video.requestPictureInPicture().catch(() => undefined);
  }

  destroy(): void {
    this.#end.abort();
    if (this.#fillsWindow) this.#fillWindow(false);
    if (document.pictureInPictureElement === this.#video) void document.exitPictureInPicture();
  }

  #fillWindow(on: boolean): void {
    this.#fillsWindow = on;
    const player = this.#player;
    if (on) {
      player.popover = 'manual';
      player.showPopover?.();
    } else {
      player.hidePopover?.();
      player.removeAttribute('popover');
    }
    this.#update();
  }

  #update(): void {
    this.#player.shadowRoot?.querySelector('.root')?.toggleAttribute('data-full', this.isOn);
    this.#changed();
  }
}
