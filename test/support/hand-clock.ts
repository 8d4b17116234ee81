/** A clock that stands still until a test turns it. */
export class HandClock {
  #now = 0;
  #alarms: { at: number; ring: () => void }[] = [];

  now = (): number => this.#now;

  setTimeout = (ring: () => void, ms: number): object => {
    const alarm = { at: this.#now + ms, ring };
    this.#alarms.push(alarm);
    return alarm;
  };

  clearTimeout = (alarm: unknown): void => {
    this.#alarms = this.#alarms.filter((one) => one !== alarm);
  };

  /** Rings what is due after `ms` more, and lets those who wait for a promise hear of it. */
  async turn(ms: number): Promise<void> {
    this.#now += ms;
    const due = this.#alarms.filter(({ at }) => at <= this.#now);
    this.#alarms = this.#alarms.filter(({ at }) => at > this.#now);
    for (const { ring } of due) ring();
    await Promise.resolve();
  }

  /** How many alarms are set. */
  get alarms(): number {
    return this.#alarms.length;
  }
}

/** A line that a test takes away and gives back. */
export class SwitchedLine {
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
