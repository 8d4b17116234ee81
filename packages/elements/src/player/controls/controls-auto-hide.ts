const PATIENCE = 2600;

/** Controls come when someone means them and leave again: a moved pointer, a touch, a key. `stay` = they may not leave. */
export class ControlsAutoHide {
  #player: HTMLElement;
  #stay: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end = new AbortController();

  constructor(player: HTMLElement, stay: () => boolean) {
    this.#player = player;
    this.#stay = stay;
    const { signal } = this.#end;
    const stirred = (event: Event): void => {
      // a touch is answered when it ends: the first one only shows the controls, and brings a focus that nobody asked for
      if (event instanceof PointerEvent && event.pointerType === 'touch') return;
      if (event.type !== 'focusin' || player.shadowRoot?.querySelector(':focus-visible')) this.stir();
    };
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'focusout'])
      player.addEventListener(type, stirred, { signal, passive: true });
    // a finger that is lifted leaves as well, before its click
    player.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && this.#rest(), { signal });
  }

  get awake(): boolean {
    return !this.#root?.hasAttribute('data-idle');
  }

  stir(): void {
    this.#root?.removeAttribute('data-idle');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), PATIENCE);
  }

  destroy(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
  }

  get #root(): Element | null | undefined {
    return this.#player.shadowRoot?.querySelector('.root');
  }

  #rest(): void {
    // never from under the focus of a keyboard
    const stay = this.#stay() || this.#player.shadowRoot?.querySelector('.bar :focus-visible');
    this.#root?.toggleAttribute('data-idle', !stay);
  }
}
