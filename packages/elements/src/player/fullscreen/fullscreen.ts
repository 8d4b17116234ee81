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
  #inPicture = false;
  #end = new AbortController();

  constructor(player: HTMLElement, video: HTMLVideoElement, changed: () => void) {
    this.#player = player;
    this.#video = video;
    this.#changed = changed;
    const { signal } = this.#end;
    document.addEventListener('fullscreenchange', () => this.#update(), { signal });
    // The events, and not `pictureInPictureElement`: the document names the outermost host instead of the video, and a
    // video that was removed from the page keeps its window.
    const picture = (on: boolean) => (): void => {
      this.#inPicture = on;
      changed();
    };
    video.addEventListener('enterpictureinpicture', picture(true), { signal });
    video.addEventListener('leavepictureinpicture', picture(false), { signal });
  }

  get isOn(): boolean {
    return this.#fillsWindow || this.#fillsScreen;
  }

  /** Asks the root that the player is in: in a shadow root the document names the outermost host instead. */
  get #fillsScreen(): boolean {
    const root = this.#player.getRootNode();
    return (root instanceof Document || root instanceof ShadowRoot) && root.fullscreenElement === this.#player;
  }

  /** The video is in the window of picture-in-picture. */
  get inPicture(): boolean {
    return this.#inPicture;
  }

  get canPicture(): boolean {
    return document.pictureInPictureEnabled === true && !this.#video.disablePictureInPicture;
  }

  toggle(): void {
    if (this.#fillsScreen) void document.exitFullscreen();
    else if (this.#fillsWindow) this.#fillWindow(false);
    else if (document.fullscreenEnabled)
      this.#player
        .requestFullscreen({ navigationUI: 'hide' })
        .catch(() => this.#player.isConnected && this.#fillWindow(true));
    else this.#fillWindow(true);
  }

  /** Ends the window mode; the browser itself ends fullscreen. Returns whether it was on. */
  leave(): boolean {
    if (!this.#fillsWindow) return false;
    this.#fillWindow(false);
    return true;
  }

  togglePicture(): void {
    if (this.#inPicture) void leavePicture();
    // Rejects before there is a picture, or by the page's permissions policy. Neither needs a message.
    else this.#video.requestPictureInPicture().catch(() => undefined);
  }

  destroy(): void {
    this.#end.abort();
    if (this.#fillsWindow) this.#fillWindow(false);
    if (this.#inPicture) void leavePicture();
    this.#inPicture = false;
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

/** Rejects when the window is closed already. */
const leavePicture = (): Promise<void> => document.exitPictureInPicture().catch(() => undefined);
