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
