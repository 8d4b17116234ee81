import { VitrineError } from '@vitrine/core';

/**
 * Ports in a part of their own, fetched when one of their methods is called for the first time: capabilities are known before. A fetch that
 * fails is `network`, and is tried again at the next call.
 */
export function onDemand<Ports extends object>(where: string, fetchPart: () => Promise<Ports>) {
  let coming: Promise<Ports> | undefined;
  const part = (): Promise<Ports> =>
    (coming ??= fetchPart().catch((cause: unknown) => {
      coming = undefined;
      throw new VitrineError('network', { where, cause });
    }));
  /** A port with these methods. */
  return <P extends keyof Ports, M extends keyof Ports[P] & string>(port: P, ...methods: readonly M[]): Pick<Ports[P], M> =>
    Object.fromEntries(methods.map((method) => [method, async (...call: unknown[]) => ((await part())[port][method] as (...call: unknown[]) => unknown)(...call)])) as Pick<Ports[P], M>;
}
