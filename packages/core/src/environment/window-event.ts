type Listener = (event: { readonly persisted?: boolean }) => void;

/** Listens to an event of the window, where there is one: core does not know `window`. The result stops that. */
export function onWindow(type: 'online' | 'offline' | 'pageshow' | 'focus', listener: Listener): () => void {
  const here = globalThis as {
    addEventListener?: (type: string, listener: Listener) => void;
    removeEventListener?: (type: string, listener: Listener) => void;
  };
  here.addEventListener?.(type, listener);
  return () => here.removeEventListener?.(type, listener);
}
