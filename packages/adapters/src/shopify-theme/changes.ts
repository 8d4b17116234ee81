/** The events that a storefront dispatches when the cart is about to change. Each carries a promise of the result. */
const eventNames = ['lines', 'note', 'discount', 'attributes'].map((what) => `shopify:cart:${what}-update`);

/**
 * Yields when the page, an app or the theme has changed the cart. Changes of our own, marked with `mark`, are left out.
 * Ends with any of the signals.
 */
export async function* cartChanges(
  target: EventTarget,
  mark: object,
  signals: readonly AbortSignal[],
): AsyncGenerator<{ readonly origin: 'page' }> {
  let hasChanged = false;
  let wake = (): void => {};
  const notify = (): void => {
    hasChanged = true;
    wake();
  };
  const onChange = (event: Event): void => {
    const { promise, detail } = event as Event & {
      readonly promise?: unknown;
      readonly detail?: { readonly vitrine?: unknown } | null;
    };
    // The event comes when the change begins. The cart is worth reading when it has ended, well or not.
    if (detail?.vitrine !== mark) void Promise.resolve(promise).then(notify, notify);
  };
  const isOver = (): boolean => signals.some(({ aborted }) => aborted);
  const onAbort = (): void => wake();
  for (const name of eventNames) target.addEventListener(name, onChange);
  for (const signal of signals) signal.addEventListener('abort', onAbort);
  try {
    while (!isOver()) {
      if (hasChanged) {
        hasChanged = false;
        yield { origin: 'page' };
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    for (const name of eventNames) target.removeEventListener(name, onChange);
    for (const signal of signals) signal.removeEventListener('abort', onAbort);
  }
}
