/**
 * Time that runs only while nobody is busy with what it ends: not while it is hovered or focused, and not while the page
 * is hidden.
 */
export class Stay {
  readonly #end: () => void;
  readonly #holders = new Set<string>();
  #lifetimeMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(end: () => void) {
    this.#end = end;
  }

  start(lifetimeMs: number): void {
    this.#lifetimeMs = lifetimeMs;
    this.#run();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#holders.clear();
  }

  hold(by: string): void {
    this.#holders.add(by);
    clearTimeout(this.#timer);
  }

  /** The whole time begins again. */
  release(by: string): void {
    if (this.#holders.delete(by)) this.#run();
  }

  #run(): void {
    clearTimeout(this.#timer);
    if (this.#holders.size === 0) this.#timer = setTimeout(this.#end, this.#lifetimeMs);
  }
}
