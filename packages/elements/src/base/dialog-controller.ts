import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from './deep-active-element.js';

export interface DialogOptions {
  /** The `<dialog>` that the host has rendered. */
  readonly dialog: () => HTMLDialogElement | null;
  /**
   * Whether the dialog takes the whole page (`showModal`); otherwise it floats in the top layer and the page goes on. Asked again
   * when something goes fullscreen, which makes everything but itself and modal dialogs inert.
   */
  readonly modal: () => boolean;
  /** A media query at whose change `modal()` may answer differently. */
  readonly watch?: string;
  /** Where focus goes; the first focusable thing by default. */
  readonly focusIn?: () => HTMLElement | null;
  /** Escape, a press outside, the back gesture: the host changes its state, and then calls `hide()`. */
  readonly dismiss: () => void;
  /** A press outside of a floating dialog: `keep` leaves it open, `take` closes it and nothing else happens, `pass` does both. */
  readonly outside?: (press: Event) => 'keep' | 'take' | 'pass';
  /** What is shown. A press outside that showed something else here is not a wish to close. */
  readonly subject?: () => unknown;
}

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Opens and closes a `<dialog>` in the top layer: above a film in fullscreen, out of reach of the page's z-index and overflow, and
 * with no style put on the page. Focus goes in and comes back. The way in and out is CSS transitions on the dialog
 * (`@starting-style`, `allow-discrete`): they are interruptible by nature, and the page is reachable again at once.
 */
export class DialogController implements ReactiveController {
  readonly #host: Host;
  readonly #options: DialogOptions;
  #shown: HTMLDialogElement | null = null;
  #opener: HTMLElement | null = null;
  #listeners: AbortController | undefined;
  #outside: 'keep' | 'take' | 'pass' = 'keep';
  #subject: unknown;

  constructor(host: Host, options: DialogOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get open(): boolean {
    return this.#shown !== null;
  }

  /** The way in. Nothing happens when it is open. Call it when the dialog has been rendered: in `updated()`. */
  show(): void {
    const dialog = this.#options.dialog();
    if (this.#shown || !dialog?.isConnected) return;
    this.#opener = deepActiveElement();
    this.#shown = dialog;
    this.#outside = 'keep';
    this.#present(dialog);
    (this.#options.focusIn?.() ?? dialog).focus({ preventScroll: true });
    this.#listen(dialog);
  }

  /** The way out. Focus returns to where it was, if it is still there and nothing else has taken it. */
  hide(): void {
    const dialog = this.#shown;
    if (!dialog) return;
    this.#shown = null;
    this.#listeners?.abort();
    const hadFocus = dialog.contains(this.#focusedHere());
    withdraw(dialog);
    const active = deepActiveElement();
    if (hadFocus || !active || active === document.body) this.#opener?.focus({ preventScroll: true });
    this.#opener = null;
  }

  hostConnected(): void {
    // A host that was moved while it was open opens again in its new place.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.hide();
  }

  #focusedHere(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }

  #present(dialog: HTMLDialogElement): void {
    if (this.#options.modal() || !('showPopover' in dialog)) {
      dialog.popover = null;
      dialog.showModal();
    } else {
      dialog.popover = 'manual';
      dialog.showPopover();
    }
  }

  /** The same dialog in the other manner; what has focus in it keeps it. */
  #presentAgain(dialog: HTMLDialogElement): void {
    const focused = this.#focusedHere();
    withdraw(dialog);
    this.#present(dialog);
    if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
  }

  #listen(dialog: HTMLDialogElement): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { dismiss, subject, outside, watch, modal } = this.#options;
    const on = (
      target: EventTarget,
      type: string,
      listener: (event: Event) => void,
      options?: AddEventListenerOptions,
    ): void => target.addEventListener(type, listener, { ...options, signal });

    // Escape and the back gesture of a modal dialog; a browser may also close it without asking.
    on(dialog, 'cancel', (event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      dismiss();
    });
    on(dialog, 'close', () => {
      if (this.#shown && !isShown(dialog)) dismiss();
    });
    on(window, 'keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented || dialog.open) return;
      event.preventDefault();
      dismiss();
    });

    // The press decides, the click acts: a press that begins inside and ends outside selects text.
    on(
      window,
      'pointerdown',
      (event) => {
        this.#subject = subject?.();
        if (isInside(dialog, event as PointerEvent)) this.#outside = 'keep';
        else this.#outside = dialog.open ? 'take' : (outside?.(event) ?? 'pass');
      },
      { capture: true },
    );
    // A press that is taken does not move the focus either.
    on(
      window,
      'mousedown',
      (event) => {
        if (this.#outside === 'take' && !dialog.open) event.preventDefault();
      },
      { capture: true },
    );
    on(
      window,
      'click',
      (event) => {
        if (this.#outside !== 'take' || isInside(dialog, event as PointerEvent)) return;
        event.stopImmediatePropagation();
        event.preventDefault();
        dismiss();
      },
      { capture: true },
    );
    on(window, 'click', () => {
      if (this.#outside === 'pass' && this.#subject === subject?.()) dismiss();
      this.#outside = 'keep';
    });

    // A wheel over the backdrop is sent to the page. Not listened to beside a floating dialog: it would slow the page's scrolling.
    for (const move of dialog.open ? ['wheel', 'touchmove'] : [])
      on(window, move, (event) => holdPage(dialog, event), { passive: false });
    const adapt = (): void => {
      if (dialog.open !== modal()) this.#presentAgain(dialog);
    };
    on(document, 'fullscreenchange', adapt);
    if (watch !== undefined) on(matchMedia(watch), 'change', adapt);
  }
}

const isShown = (dialog: HTMLDialogElement): boolean => dialog.open || dialog.matches(':popover-open');

function withdraw(dialog: HTMLDialogElement): void {
  if (dialog.open) dialog.close();
  // A dialog that has left the page is out of the top layer already, and asking again throws.
  else if (dialog.isConnected && dialog.popover !== null && isShown(dialog)) dialog.hidePopover();
}

/** The backdrop is the dialog to an event: only the place tells. */
function isInside(dialog: HTMLDialogElement, press: PointerEvent): boolean {
  const path = press.composedPath();
  if (path[0] !== dialog) return path.includes(dialog);
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return press.clientX >= left && press.clientX <= right && press.clientY >= top && press.clientY <= bottom;
}

/** The page behind a modal dialog stays where it is: what cannot be scrolled in the dialog scrolls nothing. */
function holdPage(dialog: HTMLDialogElement, event: Event): void {
  const path = event.composedPath();
  const within = path.slice(0, Math.max(0, path.indexOf(dialog))) as Element[];
  if (
    dialog.open &&
    event.cancelable &&
    !within.some((node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
  )
    event.preventDefault();
}
