import type { AdapterContext, CallOptions, Market } from '@vitrine/core';
import { abortable } from '../http/abortable.js';
import { request } from '../http/request.js';
import { backendError, wrongEntry } from './errors.js';
import { brokenLine } from './lines.js';
import { addressIn, field, fieldsIn, listOr, optional, textIn, type Entry } from './schema.js';

/** All files of the shop, read. What is in several files is in one list. */
export interface ShopFiles {
  /** The file that the adapter was given: it says which languages and currencies there are. */
  readonly root: Entry;
  /** By id, in the order of the files. */
  readonly products: ReadonlyMap<string, Entry>;
  readonly videos: ReadonlyMap<string, Entry>;
  readonly feeds: ReadonlyMap<string, Entry>;
}

export interface Client {
  readonly src: string;
  market: Market;
  connect(context: AdapterContext): void;
  files(options: CallOptions | undefined): Promise<ShopFiles>;
  /** One more JSON file; `null` = it is not there. */
  file(url: string, options: CallOptions | undefined): Promise<Entry | null>;
  /** Tells the developer once what was left out, and goes on. */
  report(problem: unknown): void;
}

const mostFiles = 100;

export function createClient(src: string): Client {
  let fetchIt: typeof fetch;
  let loading: Promise<ShopFiles> | undefined;
  const reported = new Set<string>();

  async function load(url: string): Promise<Entry | null> {
    const { status, body } = await request(fetchIt, { where: `static-json ${url}`, url, parse: String });
    if (status === 404 || status === 410) return null;
    if (status >= 400) throw backendError('server', { where: `static-json ${url}`, message: `${status}` });
    const text = typeof body === 'string' ? body : '';
    try {
      return { file: { url, text }, at: '', value: JSON.parse(text) as unknown };
    } catch {
      throw backendError('bad-response', {
        where: `static-json ${url}:${brokenLine(text)}`,
        message: 'the file is no JSON from this line on',
      });
    }
  }

  async function loadAll(): Promise<ShopFiles> {
    const products = new Map<string, Entry>();
    const videos = new Map<string, Entry>();
    const feeds = new Map<string, Entry>();
    const collect = (into: Map<string, Entry>, entries: readonly Entry[]): void => {
      for (const entry of entries)
        try {
          const id = textIn(field(entry, 'id'));
          if (into.has(id)) throw wrongEntry(field(entry, 'id'), 'an id that no other has; the first one is kept');
          into.set(id, entry);
        } catch (problem) {
          client.report(problem);
        }
    };
    const seen = new Set([src]);
    let files = [await load(src)];
    const [root] = files;
    if (!root) throw backendError('misconfigured', { where: `static-json ${src}`, message: 'the file is not there' });
    while (files.length > 0) {
      const more: Promise<Entry | null>[] = [];
      for (const file of files) {
        if (!file) continue;
        fieldsIn(file);
        if (optional(file, 'version', ({ value }) => value !== 1))
          throw wrongEntry(field(file, 'version'), '1, the one version of this format');
        collect(products, listOr(file, 'products'));
        collect(videos, listOr(file, 'videos'));
        for (const [name, feed] of optional(file, 'feeds', fieldsIn) ?? []) feeds.set(name, feed);
        for (const entry of listOr(file, 'include')) {
          const url = addressIn(entry);
          if (seen.has(url)) continue;
          if (seen.size === mostFiles) throw wrongEntry(entry, `one of at most ${mostFiles} files`);
          seen.add(url);
          const loaded = load(url).then((found) => {
            if (!found) throw wrongEntry(entry, 'the address of a file that is there');
            return found;
          });
          // An error in this file may end the reading before anybody waits for that one.
          loaded.catch(() => undefined);
          more.push(loaded);
        }
      }
      files = await Promise.all(more);
    }
    return { root, products, videos, feeds };
  }

  const client: Client = {
    src,
    market: { locale: 'en', country: null, currency: null },
    connect(context) {
      fetchIt = context.fetch;
      client.market = context.market;
    },
    files(options) {
      // One caller that gives up must not end the others' wait.
      loading ??= loadAll().catch((thrown: unknown) => {
        loading = undefined;
        throw thrown;
      });
      return abortable(loading, options?.signal);
    },
    file: (url, options) => abortable(load(url), options?.signal),
    report(problem) {
      const text = problem instanceof Error ? problem.message : String(problem);
      if (reported.has(text)) return;
      reported.add(text);
      console.error(text);
    },
  };
  return client;
}
