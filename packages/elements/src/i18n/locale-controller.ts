import { languageTag } from '@vitrine/core';
import type { ReactiveController } from 'lit';
import type { LitElement } from 'lit';
import { $localeArrivals, localeOf, nearestLanguage } from './locale-loader.js';
import { $pageLocale } from './page-locale.js';
import type { Locale, Words } from './words.js';

/** The parent in the flattened tree: through slots and shadow roots. */
function parentOf(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** The nearest value of an attribute below `<html>`. */
function nearest(start: Element, name: 'lang' | 'dir'): string | null {
  for (let node: Node | null = start; node && node !== document.documentElement; node = parentOf(node)) {
    if (!(node instanceof Element)) continue;
    // The `locale` of a `<vitrine-shop>` is the language of everything inside it.
    const value =
      (name === 'lang' && node.localName === 'vitrine-shop' ? node.getAttribute('locale') : null) ??
      node.getAttribute(name);
    if (value !== null && (name === 'lang' ? value !== '' : value === 'ltr' || value === 'rtl')) return value;
  }
  return null;
}

/** One observer for all controllers: a change of `lang` or `dir` anywhere calls every follower. */
const followers = new Set<() => void>();
let observer: MutationObserver | undefined;
const observed = new WeakSet<Node>();

function observe(element: Element): void {
  observer ??= new MutationObserver(() => {
    for (const follower of [...followers]) follower();
  });
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if ((node === document.documentElement || node instanceof ShadowRoot) && !observed.has(node)) {
      observed.add(node);
      observer.observe(node, { attributes: true, attributeFilter: ['lang', 'dir', 'locale'], subtree: true });
    }
  }
}

/**
 * Language and direction of an element's place. The nearest `lang` and `dir` below `<html>` win, then what the script
 * tag or `vitrine('locale', tag)` says, then `<html>`. Changes are followed.
 */
export class LocaleController implements ReactiveController {
  #host: LitElement;
  #lang = 'en';
  #dir: 'ltr' | 'rtl' = 'ltr';
  #locale: Locale | undefined;
  #cleanups: (() => void)[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get lang(): string {
    return this.#lang;
  }

  get dir(): 'ltr' | 'rtl' {
    return this.#dir;
  }

  get ready(): boolean {
    return this.#locale !== undefined;
  }

  get words(): Words {
    if (!this.#locale) throw new Error('[vitrine] words were read before they came');
    return this.#locale.words;
  }

  hostConnected(): void {
    const follow = (): void => this.#read();
    followers.add(follow);
    this.#cleanups = [() => followers.delete(follow), $localeArrivals.listen(follow), $pageLocale.listen(follow)];
    observe(this.#host);
    this.#read();
  }

  hostDisconnected(): void {
    for (const off of this.#cleanups) off();
    this.#cleanups = [];
  }

  #read(): void {
    const host = this.#host;
    const configured = $pageLocale.get();
    const lang = languageTag(nearest(host, 'lang') ?? configured ?? document.documentElement.lang);
    // The old language stays until the next one has loaded; the direction changes at once.
    const locale = localeOf(nearestLanguage(lang)) ?? this.#locale;
    const page = configured === null ? document.documentElement.dir : '';
    const dir = nearest(host, 'dir') ?? (page === 'rtl' || page === 'ltr' ? page : directionOf(lang));
    if (lang === this.#lang && dir === this.#dir && locale === this.#locale) return;
    this.#lang = lang;
    this.#dir = dir === 'rtl' ? 'rtl' : 'ltr';
    this.#locale = locale;
    host.requestUpdate();
  }
}

/** By the script of the language, which its region may decide: `pa-PK` is written in Arabic script. */
function directionOf(lang: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(lang).maximize();
  return script && /^(?:Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg|Mand|Samr)$/.test(script) ? 'rtl' : 'ltr';
}
