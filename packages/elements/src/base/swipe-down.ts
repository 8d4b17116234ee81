import type { LitElement } from 'lit';

/** A pull is meant from here on, in px: before any browser has taken the finger for its own scrolling. */
const MEANT = 4;
/** A finger that is lifted within this, in px, has tapped, however quickly. */
const TAP = 24;
/** A finger that rests longer than this, in ms, selects text. */
const REST = 500;
/** px per ms. */
const FLICK = 0.5;
/** How far back the speed of a flick is measured, in ms: the last two events alone are noise. */
const LATELY = 60;
/** Until the sheet has left, in ms, it stays where it was let go. */
const LEAVING = 400;

/**
 * The host's dialog follows a finger that pulls it down, and is dismissed when it is let go far enough or quickly enough. A pull
 * begins on the header, or on content that is scrolled to its top: what can be scrolled up is scrolled. A mouse selects text.
 * `below`: whether the dialog stands at the lower edge now. `dismiss` does what Escape does.
 */
export function swipeDown(host: LitElement, below: () => boolean, dismiss: () => void): void {
  let dialog: HTMLDialogElement | null = null;
  /** Where a finger came down that may pull. */
  let start: PointerEvent | null = null;
  let follows = false;
  /** How far down the dialog was when it was taken: it may have been on its way. */
  let from = 0;
  let offset = 0;
  let last: PointerEvent;
  let earlier: PointerEvent;

  function press(event: PointerEvent): void {
    dialog = host.renderRoot.querySelector('dialog');
    const path = event.composedPath() as Element[];
    const within = path.slice(0, path.findIndex((node) => node === dialog) + 1);
    // Only the dialog itself in the path is its backdrop. On a page that is zoomed in, a finger looks around.
    const may =
      event.pointerType !== 'mouse' && within.length > 1 && (window.visualViewport?.scale ?? 1) < 1.01 && below();
    if (may && within.every((node) => node.localName !== 'footer' && !(node.scrollTop > 0))) start = event;
  }

  function move(event: PointerEvent): void {
    if (!dialog || !start) return;
    const down = event.clientY - start.clientY;
    const across = Math.abs(event.clientX - start.clientX);
    if (!follows) {
      if (Math.max(Math.abs(down), across) < MEANT) return;
      follows = down > across && event.timeStamp - start.timeStamp < REST;
      if (!follows) {
        start = null;
        return;
      }
      from = Math.max(0, dialog.getBoundingClientRect().bottom - innerHeight);
      last = earlier = start;
      dialog.style.setProperty('transition', 'none');
    }
    if (event.timeStamp - earlier.timeStamp > LATELY) earlier = last;
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
    const leaves = type === 'pointerup' && offset > TAP && (speed > FLICK || offset > offsetHeight / 3);
    style.removeProperty('transition');
    const back = (): unknown => follows || style.removeProperty('--drag');
    if (!leaves) back();
    else {
      setTimeout(back, LEAVING);
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
  // The pointer's move came first and has decided: a browser that is refused this one neither scrolls nor cancels the pointer.
  host.addEventListener('touchmove', (event) => follows && event.cancelable && event.preventDefault(), {
    passive: false,
  });
}
