import { VitrineError } from '@vitrine/core';

/**
 * Ports in a part of their own, fetched when one of their methods is called for the first time: capabilities are known before. A fetch that
 * fails is `network`, and is tried again at the next call (Firefox before 155 remembers it until the page is loaded again).
 */
export function onDemand<Ports extends object>(where: string, fetchPart: () => Promise<Ports>) {
  let coming: Promise<Ports> | undefined;
  const part = (): Promise<Ports> =>
    (coming ??= fetchPart().catch((cause: unknown) => {
      coming = undefined;
      throw new VitrineError('network', { where, cause });
    }));
  /** A port with these methods. */
  const port = <P extends keyof Ports, M extends keyof Ports[P] & string>(
    name: P,
    ...methods: readonly M[]
  ): Pick<Ports[P], M> =>
    Object.fromEntries(
      methods.map((method) => [
        method,
        async (...call: unknown[]) => ((await part())[name][method] as (...call: unknown[]) => unknown)(...call),
      ]),
    ) as Pick<Ports[P], M>;
  /** The same catalog; once it has shown goods the part is fetched too, so that a press need not wait for it. */
  const ahead = <Catalog extends { products(...call: never[]): Promise<unknown> }>(catalog: Catalog): Catalog => ({
    ...catalog,
    async products(...call: Parameters<Catalog['products']>) {
      const goods = await catalog.products(...call);
      part().catch(() => {});
      return goods;
    },
  });
  return { port, ahead };
}
