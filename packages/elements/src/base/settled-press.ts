import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** For this long after a change, nobody can have seen it and aimed at it. */
const unseenMs = 1000;
/** A press that was longer ago is not what a shopper repeats. */
const repeatMs = 4000;
/** Focus shows where a key goes, so only a key that is held or struck twice is meant for what was there before. */
const keyRepeatMs = 250;
/** A press this near to the one before is at the same place. A finger is less exact than a mouse. */
const sameMousePx = 10;
const sameTouchPx = 40;

/** A press of a pointer or a key, and the control that it met. */
interface Press {
  readonly control: EventTarget | undefined;
  /** Text of the control: a button may change its act and stay the same element. */
  readonly label: string;
  readonly isOurs: boolean;
  readonly x: number;
  readonly y: number;
  /** `''` = a pointer. */
  readonly key: string;
  /** As `Event.timeStamp`. */
  readonly at: number;
}

const controls = 'button, a[href], input, select, textarea, summary, label, [role="button"], [tabindex]';

let changedAt = Number.NEGATIVE_INFINITY;
/** The press before, until the pointer has moved or another key was pressed. */
let before: Press | null = null;
/** Where the press that is going on began, and with which pointer or key. */
let down: PointerEvent | KeyboardEvent | null = null;
let swallowed = false;
const hosts = new Set<EventTarget>();
let listening: AbortController | null = null;

/**
 * A press at the place of the press before must not do another act, only because something has changed under the finger
 * meanwhile: "Check out" of a cart that opens where "Add to cart" was, a link of the page below a sheet that closes, or
 * "Undo" in place of "Remove". While its host is connected, this controller ignores such a press for a second after the
 * last change. A pointer that has moved, or another key, makes the press a new decision.
 */
export class SettledPress implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    listen();
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    changedAt = performance.now();
    // A press on what is below the host is still looked at for a while.
    setTimeout(stopListening, unseenMs);
  }

  hostUpdated(): void {
    changedAt = performance.now();
  }
}

function listen(): void {
  if (listening) return;
  listening = new AbortController();
  const { signal } = listening;
  const options = { capture: true, passive: true, signal };
  window.addEventListener('pointerdown', (event) => (down = event), options);
  window.addEventListener('pointermove', moved, options);
  window.addEventListener('keydown', keyPressed, options);
  for (const type of ['click', 'dblclick']) window.addEventListener(type, pressed, { capture: true, signal });
}

function stopListening(): void {
  if (hosts.size > 0) return;
  listening?.abort();
  listening = null;
  before = down = null;
}

function moved({ clientX, clientY, pointerType }: PointerEvent): void {
  if (before?.key === '' && distance(before, clientX, clientY) > limit(pointerType)) before = null;
}

function keyPressed(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') before = down = null;
  else down = event;
}

const limit = (pointerType: string): number => (pointerType === 'mouse' ? sameMousePx : sameTouchPx);
const distance = ({ x, y }: Press, toX: number, toY: number): number => Math.hypot(toX - x, toY - y);

function pressed(event: Event): void {
  if (event.type === 'dblclick') {
    if (swallowed) event.stopImmediatePropagation();
    return;
  }
  // A click of a script, or of an assistive technology, that no press came before.
  if (!down || !(event instanceof MouseEvent) || event.isTrusted !== down.isTrusted) return;
  const press = pressOf(event, down);
  const isPointer = press.key === '';
  const last = before;
  const isSamePlace =
    last !== null &&
    last.key === press.key &&
    press.at - last.at < (isPointer || (down as KeyboardEvent).repeat ? repeatMs : keyRepeatMs) &&
    (!isPointer || distance(last, press.x, press.y) <= limit((down as PointerEvent).pointerType));
  const isOther = last !== null && (last.control !== press.control || last.label !== press.label);
  swallowed = isSamePlace && isOther && (last.isOurs || press.isOurs) && press.at - changedAt < unseenMs;
  if (swallowed) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else before = press;
  if (isPointer) down = null;
}

function pressOf(event: MouseEvent, start: PointerEvent | KeyboardEvent): Press {
  const path = event.composedPath();
  const control = path.find((node) => node instanceof Element && node.matches(controls)) ?? path[0];
  return {
    control,
    label: control instanceof HTMLButtonElement ? (control.textContent ?? '').trim() : '',
    isOurs: path.some((node) => hosts.has(node)),
    x: start instanceof KeyboardEvent ? 0 : start.clientX,
    y: start instanceof KeyboardEvent ? 0 : start.clientY,
    key: start instanceof KeyboardEvent ? start.key : '',
    at: start.timeStamp,
  };
}
