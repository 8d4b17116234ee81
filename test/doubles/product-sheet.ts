import { fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ProductRef } from '@vitrine/core';
import '../../packages/elements/src/define/shop.js';
import '../../packages/elements/src/define/product-sheet.js';
import type { VitrineProductSheet } from '../../packages/elements/src/product/sheet/product-sheet.js';
import { makeShop, type TestShop, type TestShopOptions } from './make-shop.js';

export const source = { element: 'vitrine-player', videoId: 'video-1' };
export const price = { amount: 2400, currency: 'USD', exponent: 2 };

/** The shop of the last sheet that was placed. */
export let test: TestShop;
/** What `cleanUp` undoes besides the shop. */
export const undo: (() => void)[] = [];

/** For `afterEach`: disposes the shop and undoes what a test has changed. */
export const cleanUp = (): void => {
  (test as TestShop | undefined)?.shop.dispose();
  for (const back of undo.splice(0)) back();
};

export async function place(options: TestShopOptions = {}, dir: 'ltr' | 'rtl' = 'ltr', lang = 'en') {
  test = makeShop(options);
  const root = await fixture<HTMLElement>(
    html`<div dir=${dir} lang=${lang}>
      <button id="opener">open</button>
      <vitrine-shop .shop=${test.shop}><vitrine-product-sheet></vitrine-product-sheet></vitrine-shop>
    </div>`,
  );
  const sheet = root.querySelector('vitrine-product-sheet') as VitrineProductSheet;
  root.querySelector<HTMLElement>('#opener')?.focus();
  await waitUntil(() => sheet.renderRoot.querySelector('dialog'));
  const find = <E extends HTMLElement = HTMLElement>(selector: string): E => {
    const found = sheet.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  const has = (selector: string): boolean => sheet.renderRoot.querySelector(selector) !== null;
  return { root, sheet, find, has, dialog: find<HTMLDialogElement>('dialog') };
}

export async function opened(ref: ProductRef, ...more: Parameters<typeof place>) {
  const placed = await place(...more);
  const viewed = oneEvent(placed.root, 'vitrine-product-view');
  test.shop.view.openProduct(ref, source);
  await viewed;
  await placed.sheet.updateComplete;
  return placed;
}

/** The radio of a value, found by its label. */
export function radio(sheet: VitrineProductSheet, label: string): HTMLInputElement {
  const found = [...sheet.renderRoot.querySelectorAll('label')].find((one) =>
    one.textContent?.trim().startsWith(label),
  );
  const input = found?.querySelector('input');
  if (!input) throw new Error(`no value ${label}`);
  return input;
}

export const isShown = (dialog: HTMLDialogElement): boolean => dialog.matches(':modal, :popover-open');
/** Makes the page look narrow, so that the sheet is modal. */
export const narrow = (): void => {
  const real = window.matchMedia;
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), { matches: !query.includes('min-width'), media: query }) as MediaQueryList;
  undo.push(() => (window.matchMedia = real));
};
