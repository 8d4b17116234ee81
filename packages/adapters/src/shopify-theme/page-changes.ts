/** What a storefront dispatches when something of the cart is about to change: each carries a promise of how it ended. */
const EVENTS = ['lines', 'note', 'discount', 'attributes'].map((what) => `shopify:cart:${what}-update`);

/** Tells when the page, an app or the theme has changed the cart; not what was done with `mark`. Ended by any of the signals. */
export async function* pageChanges(
  target: EventTarget,
  mark: object,
  signals: readonly AbortSignal[],
): AsyncGenerator<{ readonly origin: 'page' }> {
  let news = false;
  let wake = (): void => {};
  const tell = (): void => {
    news = true;
    wake();
  };
  const hear = (event: Event): void => {
    const { promise, detail } = event as Event & {
      readonly promise?: unknown;
      readonly detail?: { readonly vitrine?: unknown } | null;
    };
    // It comes as the change begins. However it ends, the cart is worth a look then.
    if (detail?.vitrine !== mark) void Promise.resolve(promise).then(tell, tell);
  };
  const over = (): boolean => signals.some(({ aborted }) => aborted);
  const awake = (): void => wake();
  for (const name of EVENTS) target.addEventListener(name, hear);
  for (const signal of signals) signal.addEventListener('abort', awake);
  try {
    while (!over()) {
      if (news) {
        news = false;
        yield { origin: 'page' };
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    for (const name of EVENTS) target.removeEventListener(name, hear);
    for (const signal of signals) signal.removeEventListener('abort', awake);
  }
}
