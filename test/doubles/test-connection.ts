/** A network connection that a test takes away and gives back. */
export class TestConnection {
  #online = true;
  readonly listeners = new Set<() => void>();

  online = (): boolean => this.#online;

  listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(online: boolean): void {
    this.#online = online;
    for (const listener of [...this.listeners]) listener();
  }
}
