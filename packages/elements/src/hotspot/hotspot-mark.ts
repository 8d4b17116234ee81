import type { HotspotLabel } from './hotspot-label.js';
import { MarkMotion, type Course } from './mark-motion.js';
import type { MediaClock } from './media-clock.js';

/** How long a new marker shows its chip. */
const introductionMs = 1500;
/** A chip turns to the other side of its dot where there is less space than this. */
const chipWidthPx = 180;

/** One marker: a target, a dot, and a chip with name and price. It is reused for another hotspot after `leave()`. */
export class HotspotMark {
  readonly element: HTMLElement;
  ids: readonly string[] = [];
  /** Its label has to be set again. */
  stale = true;
  /** Start of its hotspot in seconds; decides its place in the tree. */
  start = 0;
  #dot = document.createElement('span');
  #chip = document.createElement('span');
  #name = document.createElement('span');
  #price = document.createElement('span');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #x = 0;
  /** In px from the top of the player. */
  y = 0;
  #rect = '';
  #translate = '';
  #motion: MarkMotion;

  constructor(tag: 'button' | 'a') {
    this.element = document.createElement(tag);
    this.element.className = 'mark';
    this.#motion = new MarkMotion(this.element);
    this.element.part.add('hotspot');
    if (tag === 'button') this.element.setAttribute('type', 'button');
    this.#dot.className = 'dot';
    this.#chip.className = 'chip';
    this.#chip.part.add('hotspot-chip');
    this.#chip.setAttribute('aria-hidden', 'true');
    this.#name.className = 'chip-name';
    this.#name.dir = 'auto';
    this.#price.className = 'chip-price';
    this.#chip.append(this.#name, ' ', this.#price);
    this.element.append(this.#dot, this.#chip);
  }

  show(
    ids: readonly string[],
    label: HotspotLabel,
    group: { readonly name: string; readonly count: string } | null,
    dir: 'ltr' | 'rtl',
  ): void {
    this.ids = ids;
    this.stale = false;
    const { element } = this;
    const slotted = group === null && label.slot !== null;
    element.setAttribute('aria-label', group?.name ?? [label.name, label.price].filter(Boolean).join(', '));
    if (label.href !== null && element.localName === 'a') element.setAttribute('href', label.href);
    element.toggleAttribute('data-group', group !== null);
    element.toggleAttribute('data-custom', slotted);
    this.#chip.dir = dir;
    this.#name.textContent = group?.name ?? label.name;
    this.#price.textContent = group ? '' : label.price;
    // Drawn by CSS: as text it would become part of the accessible name ("3 3 products").
    this.#dot.dataset['count'] = group?.count ?? '';
    const slot = document.createElement('slot');
    if (slotted) slot.name = label.slot ?? '';
    this.#dot.replaceChildren(...(slotted ? [slot] : []));
  }

  place(x: number, y: number, rect: { readonly width: number; readonly height: number } | null, room: number): void {
    this.#x = x;
    this.y = y;
    const { style } = this.element;
    const size = rect ? `${rect.width.toFixed(1)} ${rect.height.toFixed(1)}` : '';
    if (size !== this.#rect) {
      this.#rect = size;
      this.element.toggleAttribute('data-rect', rect !== null);
      if (rect) {
        style.setProperty('--w', `${rect.width}px`);
        style.setProperty('--h', `${rect.height}px`);
      }
    }
    if (this.element.dataset['side'] === undefined) this.makeRoom(room, this.#chip.dir === 'rtl' ? 'rtl' : 'ltr');
  }

  /** Keeps the marker on its course: by itself while the clock runs, else at the place that was set last. */
  follow(course: Course | null, clock: MediaClock, time: number): void {
    if (course && this.#motion.follow(course, clock, time)) return;
    this.#motion.stop();
    const translate = `${this.#x.toFixed(2)}px ${this.y.toFixed(2)}px`;
    if (translate !== this.#translate) this.element.style.setProperty('translate', (this.#translate = translate));
  }

  /** Places the chip beside the dot in reading direction, or on the other side where there is more space. */
  makeRoom(width: number, dir: 'ltr' | 'rtl'): void {
    const right = width - this.#x;
    const turned = dir === 'ltr' ? right < chipWidthPx && right < this.#x : this.#x >= chipWidthPx || this.#x > right;
    this.element.dataset['side'] = turned ? 'left' : 'right';
    this.element.style.setProperty('--room', `${Math.max(80, Math.floor(turned ? this.#x : right) - 22)}px`);
  }

  /** Shows the chip once, to explain the dot, unless it would cover another marker or its chip. */
  introduce(others: readonly HotspotMark[]): void {
    const { left, right } = this.#chipBox();
    const covers = others.some((other) => {
      const box =
        other.element.dataset['intro'] === undefined ? { left: other.#x - 12, right: other.#x + 12 } : other.#chipBox();
      return other !== this && Math.abs(other.y - this.y) < 36 && box.left < right && box.right > left;
    });
    if (covers) return;
    this.element.dataset['intro'] = '';
    this.#timer = setTimeout(() => delete this.element.dataset['intro'], introductionMs);
  }

  #chipBox(): { left: number; right: number } {
    // An estimate in px: reading the width would force a layout for each marker that appears.
    const width = Math.min(
      260,
      30 + 7 * ((this.#name.textContent?.length ?? 0) + (this.#price.textContent?.length ?? 0)),
    );
    const [near, far] = [18, 18 + width];
    return this.element.dataset['side'] === 'left'
      ? { left: this.#x - far, right: this.#x - near }
      : { left: this.#x + near, right: this.#x + far };
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#motion.stop();
    this.element.remove();
    for (const name of ['data-intro', 'data-side', 'data-rect', 'data-custom', 'href'])
      this.element.removeAttribute(name);
    this.stale = true;
    this.#rect = '';
    this.#dot.replaceChildren();
  }
}
