const PATIENCE = 2600;

/** Controls come when someone means them and leave again: a moved pointer, a touch, a key. `stay` = they may not leave. */
export class IntentWatch {
  #player: HTMLElement;
  #stay: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #end = new AbortController();

  constructor(player: HTMLElement, stay: () => boolean) {
    this.#player = player;
    this.#stay = stay;
    const { signal } = this.#end;
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
      // a touch is answered when it ends: the first one only shows the controls
      player.addEventListener(type, (event) => !(event instanceof PointerEvent && event.pointerType === 'touch') && this.stir(), { signal, passive: true });
    }
    player.addEventListener('pointerleave', () => this.#rest(), { signal });
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
    this.#root?.toggleAttribute('data-idle', !this.#stay());
  }
}
