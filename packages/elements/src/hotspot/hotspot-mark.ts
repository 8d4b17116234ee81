import type { HotspotLabel } from './hotspot-label.js';
import { textScale } from '../theme/user-text-size.js';
import { MarkMotion, type Course } from './mark-motion.js';
import type { MediaClock } from './media-clock.js';

/** How long a new marker shows its chip. */
const introductionMs = 1500;

/** Buttons of the player, at the lower end of the layer. */
const controlBarPx = 44;
/** With some space: a large text takes two lines. */
const chipHeightPx = (): number => 48 * textScale - 12;

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
  /** Of the layer, in px, when the chip was placed. */
  #width = 0;
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

  place(x: number, y: number, rect: { readonly width: number; readonly height: number } | null): void {
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
  }

  /** Keeps the marker on its course: by itself while the clock runs, else at the place that was set last. */
  follow(course: Course | null, clock: MediaClock, time: number): void {
    if (course && this.#motion.follow(course, clock, time)) return;
    this.#motion.stop();
    const translate = `${this.#x.toFixed(2)}px ${this.y.toFixed(2)}px`;
    if (translate !== this.#translate) this.element.style.setProperty('translate', (this.#translate = translate));
  }

  /**
   * Places the chip where it covers no other marker and no other chip: on the side where it is, else in reading
   * direction, else on the other side. Returns whether there is such a place; if not, it has the side with more space.
   */
  makeRoom(width: number, others: readonly HotspotMark[]): boolean {
    const { dataset, style } = this.element;
    this.#width = width;
    const sides = ['right', 'left'];
    if (this.#chip.dir === 'rtl') sides.reverse();
    const free = [dataset['side'] ?? '', ...sides].find((side) => {
      const [left, right] = this.#ends(side);
      return (
        side &&
        left >= 0 &&
        right <= width &&
        others.every((other) => {
          const [from, to] = other.#ends(other.element.dataset['intro'] ?? '');
          return other === this || Math.abs(other.y - this.y) >= chipHeightPx() || to <= left || from >= right;
        })
      );
    });
    const side = free ?? (this.#x * 2 > width ? 'left' : 'right');
    dataset['side'] = side;
    style.setProperty('--room', `${Math.max(80, (side === 'left' ? this.#x : width - this.#x) - 22)}px`);
    return free !== undefined;
  }

  /** Shows the chip for a moment, or as long as the video stands, unless it would cover something. */
  introduce(
    { width, height }: { readonly width: number; readonly height: number },
    others: readonly HotspotMark[],
    lasting: boolean,
  ): void {
    const { dataset } = this.element;
    clearTimeout(this.#timer);
    delete dataset['intro'];
    if (!this.makeRoom(width, others) || this.y + chipHeightPx() / 2 > height - controlBarPx) return;
    dataset['intro'] = dataset['side'];
    if (!lasting) this.#timer = setTimeout(() => delete dataset['intro'], introductionMs);
  }

  /** The left and the right end of the dot, and of the chip when it is shown on a side. */
  #ends(side: string): readonly [number, number] {
    // An estimate in px: reading the width would force a layout for each marker that appears.
    // A long text is cut where its side has 140 px at least.
    const space = side === 'left' ? this.#x : this.#width - this.#x;
    const chipPx = Math.min(
      space < 140 ? Infinity : space,
      278,
      41 + 7 * textScale * (this.#chip.textContent?.length ?? 0),
    );
    return [this.#x - (side === 'left' ? chipPx : 12), this.#x + (side === 'right' ? chipPx : 12)];
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
