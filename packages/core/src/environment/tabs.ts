/** What we use of `navigator.locks`. */
export interface Locks {
  request<T>(name: string, options: { readonly signal?: AbortSignal }, run: () => Promise<T>): Promise<T>;
}

/** What we use of a `BroadcastChannel`. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  removeEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

/** What the browser offers to tabs of one origin: taking turns, and messages. */
export interface TabLinkParts {
  readonly locks?: Locks;
  /** Makes a channel to the other tabs; may throw. */
  readonly channel?: (name: string) => Channel;
}

/** How the tabs of one origin take turns on one cart, and notify each other that it changed. */
export interface TabLink {
  /** `navigator.locks`, where there is one. */
  readonly locks?: Locks;
  /** Name of the lock: one per cart. */
  readonly lock: string;
  /** Notifies the other tabs that the cart changed. */
  announce?(): void;
  /** Calls back when another tab has changed the cart. Answers how to stop. */
  listen?(changed: () => void): () => void;
}

/** Only "changed" is sent: the other tab reads for itself. */
export function createTabLink(name: string, { locks, channel }: TabLinkParts): TabLink {
  let open: Channel | null = null;
  let listeners = 0;
  let over = false;
  const connect = (): Channel | null => {
    try {
      if (!over) open ??= channel?.(name) ?? null;
    } catch {
      // Opaque origins have none.
    }
    return open;
  };
  return {
    lock: name,
    ...(locks ? { locks } : {}),
    announce() {
      connect()?.postMessage('changed');
    },
    listen(changed) {
      const joined = connect();
      if (!joined) return () => {};
      const hear = (event: { readonly data: unknown }): void => {
        if (event.data === 'changed') changed();
      };
      listeners++;
      joined.addEventListener('message', hear);
      return () => {
        joined.removeEventListener('message', hear);
        if (--listeners > 0) return;
        joined.close();
        open = null;
        over = true;
      };
    },
  };
}

/** What this browser has. Nothing in Node, whose channels would keep the process alive. */
export function browserTabs(): TabLinkParts {
  const here = globalThis as {
    navigator?: { locks?: Locks };
    BroadcastChannel?: new (name: string) => Channel;
    process?: { versions?: { node?: string } };
  };
  if (here.process?.versions?.node !== undefined) return {};
  const { navigator, BroadcastChannel: Broadcast } = here;
  return {
    ...(navigator?.locks ? { locks: navigator.locks } : {}),
    ...(Broadcast ? { channel: (name) => new Broadcast(name) } : {}),
  };
}
