import type { LitElement } from 'lit';

/** A movement counts as a pull from here on. It is decided before any browser uses the finger for its own scrolling. */
const pullThresholdPx = 4;
/** A finger that has moved less than this has tapped, however quickly it moved. */
const tapLimitPx = 24;
/** A finger that rests longer than this selects text. */
const longPressMs = 500;
const flickSpeedPxPerMs = 0.5;
/** The speed of a flick is measured over this time, because the last two events alone are too noisy. */
const speedWindowMs = 60;
/** A dismissed sheet keeps its position for this long, until its closing transition is over. */
const closingMs = 400;

/**
 * The host's dialog follows a finger that pulls it down, and is dismissed when the finger has moved far or fast enough.
 * A pull starts on the header or on content that is scrolled to its top; content that can still be scrolled up is
 * scrolled instead. A mouse selects text. `below` returns whether the dialog is at the lower edge of the screen;
 * `dismiss` does the same as Escape.
 */
export function swipeDown(host: LitElement, below: () => boolean, dismiss: () => void): void {
  let dialog: HTMLDialogElement | null = null;
  /** The event that may start a pull. */
  let start: PointerEvent | null = null;
  let follows = false;
  /** How far down the dialog was at the start, in px: its opening transition may still have been running. */
  let from = 0;
  let offset = 0;
  let last: PointerEvent;
  let earlier: PointerEvent;

  function press(event: PointerEvent): void {
    dialog = host.renderRoot.querySelector('dialog');
    const path = event.composedPath() as Element[];
    const within = path.slice(0, path.findIndex((node) => node === dialog) + 1);
    // When only the dialog itself is in the path, its backdrop was pressed. On a zoomed page a finger pans the page.
    const may =
      event.pointerType !== 'mouse' && within.length > 1 && (window.visualViewport?.scale ?? 1) < 1.01 && below();
    if (may && within.every((node) => node.localName !== 'footer' && !(node.scrollTop > 0))) start = event;
  }

  function move(event: PointerEvent): void {
    if (!dialog || !start) return;
    const down = event.clientY - start.clientY;
    const across = Math.abs(event.clientX - start.clientX);
    if (!follows) {
      if (Math.max(Math.abs(down), across) < pullThresholdPx) return;
      follows = down > across && event.timeStamp - start.timeStamp < longPressMs;
      if (!follows) {
        start = null;
        return;
      }
      from = Math.max(0, dialog.getBoundingClientRect().bottom - innerHeight);
      last = earlier = start;
      dialog.style.setProperty('transition', 'none');
    }
    if (event.timeStamp - earlier.timeStamp > speedWindowMs) earlier = last;
    last = event;
    offset = Math.max(0, from + down);
    dialog.style.setProperty('--drag', `${offset}px`);
  }

  function lift({ type, clientY, timeStamp }: PointerEvent): void {
    start = null;
    if (!dialog || !follows) return;
    follows = false;
    const { style, offsetHeight } = dialog;
    const speed = (clientY - earlier.clientY) / Math.max(1, timeStamp - earlier.timeStamp);
    const leaves =
      type === 'pointerup' && offset > tapLimitPx && (speed > flickSpeedPxPerMs || offset > offsetHeight / 3);
    style.removeProperty('transition');
    const back = (): unknown => follows || style.removeProperty('--drag');
    if (!leaves) back();
    else {
      setTimeout(back, closingMs);
      dismiss();
    }
  }

  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) {
    host.addEventListener(type, (event) => {
      if (!event.isPrimary) return;
      if (type === 'pointermove') return move(event);
      lift(event);
      if (type === 'pointerdown') press(event);
    });
  }
  // `pointermove` comes first and has decided. Canceling `touchmove` keeps the browser from scrolling and from ending
  // the pointer events.
  host.addEventListener('touchmove', (event) => follows && event.cancelable && event.preventDefault(), {
    passive: false,
  });
}
