import { VitrineError } from '@vitrine/core';

/**
 * Ports whose code is a chunk of its own, fetched when one of their methods is called for the first time. Which methods
 * there are is known before that. A failed fetch is `network` and is tried again by the next call (Firefox before 155
 * remembers the failure until the page is reloaded).
 */
export function createLazyPorts<Ports extends object>(where: string, importPorts: () => Promise<Ports>) {
  let loading: Promise<Ports> | undefined;
  const load = (): Promise<Ports> =>
    (loading ??= importPorts().catch((cause: unknown) => {
      loading = undefined;
      throw new VitrineError('network', { where, cause });
    }));
  /** A port with these methods. */
  const lazyPort = <P extends keyof Ports, M extends keyof Ports[P] & string>(
    name: P,
    ...methods: readonly M[]
  ): Pick<Ports[P], M> =>
    Object.fromEntries(
      methods.map((method) => [
        method,
        async (...call: unknown[]) => ((await load())[name][method] as (...call: unknown[]) => unknown)(...call),
      ]),
    ) as Pick<Ports[P], M>;
  /** The same catalog. Once it has answered with products it prefetches the ports, so that a press need not wait. */
  const prefetchAfter = <Catalog extends { products(...call: never[]): Promise<unknown> }>(
    catalog: Catalog,
  ): Catalog => ({
    ...catalog,
    async products(...call: Parameters<Catalog['products']>) {
      const products = await catalog.products(...call);
      load().catch(() => {});
      return products;
    },
  });
  return { lazyPort, prefetchAfter };
}
