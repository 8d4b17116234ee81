import type { VitrineFunction } from './command.js';

export type { VitrineCommands, VitrineFunction } from './command.js';
export type { PageMoney, Purchase, PurchaseItem } from './purchase.js';

export interface LoadOptions {
  /** Address of `vitrine.js`. */
  readonly src: string;
  /** `sha384-…`, where the page pins the script. */
  readonly integrity?: string;
  /**
   * The `data-*` attributes of the tag, in camel case: `{ adapter: 'memory', checkoutOrigins: 'https://pay.example' }`.
   */
  readonly data?: Readonly<Record<string, string>>;
}

let loading: Promise<VitrineFunction | null> | undefined;

/**
 * Adds the script tag once and resolves with `vitrine()`. On a server it resolves with `null`. A failed load rejects
 * and may be tried again; a tag that is in the page already is used. Importing this file does nothing by itself.
 */
export function loadVitrine(options: LoadOptions): Promise<VitrineFunction | null> {
  if (typeof document === 'undefined') return Promise.resolve(null);
  loading ??= addScript(options).catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

function addScript({ src, integrity, data }: LoadOptions): Promise<VitrineFunction> {
  const running = window.vitrine;
  if (running?.version) return Promise.resolve(running as VitrineFunction);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = src;
    if (integrity !== undefined) {
      script.integrity = integrity;
      script.crossOrigin = 'anonymous';
    }
    Object.assign(script.dataset, data);
    script.addEventListener('load', () => {
      const vitrine = window.vitrine;
      if (vitrine?.version) resolve(vitrine);
      else reject(new Error('[vitrine] the script was loaded, but did not start'));
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`[vitrine] the script could not be fetched: ${src}`));
    });
    document.head.append(script);
  });
}
