const hideAfterMs = 2600;

/** Shows the controls on a moved pointer, a touch or a key, and hides them again, except while `stay` returns true. */
export class ControlsAutoHide {
  #player: HTMLElement;
  #stay: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end = new AbortController();

  constructor(player: HTMLElement, stay: () => boolean) {
    this.#player = player;
    this.#stay = stay;
    const { signal } = this.#end;
    const show = (event: Event): void => {
      // A touch is handled when it ends: the first one only shows the controls, and it causes a focus of no meaning.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      if (event.type !== 'focusin' || player.shadowRoot?.querySelector(':focus-visible')) this.show();
    };
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'focusout'])
      player.addEventListener(type, show, { signal, passive: true });
    // A finger that is lifted fires pointerleave as well, before its click.
    player.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && this.#hide(), { signal });
  }

  get areShown(): boolean {
    return !this.#root?.hasAttribute('data-idle');
  }

  /** Shows the controls, until the time is over again. */
  show(): void {
    this.#root?.removeAttribute('data-idle');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hide(), hideAfterMs);
  }

  destroy(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
  }

  get #root(): Element | null | undefined {
    return this.#player.shadowRoot?.querySelector('.root');
  }

  #hide(): void {
    // A control that has the focus of a keyboard must stay visible.
    const stay = this.#stay() || this.#player.shadowRoot?.querySelector('.bar :focus-visible');
    this.#root?.toggleAttribute('data-idle', !stay);
  }
}
