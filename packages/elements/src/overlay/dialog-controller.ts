import type { LitElement, ReactiveController } from 'lit';
import { deepActiveElement } from '../base/deep-active-element.js';
import { placeOf, type Place } from './focus-place.js';
import { foreignDialogIn, pageIsBlocked } from './foreign-dialog.js';

export interface DialogOptions {
  /** The `<dialog>` that the host has rendered. */
  readonly dialog: () => HTMLDialogElement | null;
  /**
   * True = the dialog is modal (`showModal`). Otherwise it is a popover in the top layer and the page stays usable.
   * Asked again when something goes fullscreen, because a fullscreen element makes everything inert except modal
   * dialogs.
   */
  readonly modal: () => boolean;
  /** A media query. When it changes, `modal()` is asked again. */
  readonly watch?: string;
  /** The element that gets focus when the dialog opens; the dialog itself by default. */
  readonly focusIn?: () => HTMLElement | null;
  /** Called on Escape, on a press outside and on the back gesture. The host changes its state, then calls `hide()`. */
  readonly dismiss: () => void;
  /**
   * Decides about a press outside of a popover: `keep` leaves the dialog open, `take` closes it and cancels the press,
   * `pass` closes it and lets the press do what it does.
   */
  readonly outside?: (press: Event) => 'keep' | 'take' | 'pass';
  /** What the dialog shows. If a press outside has changed it, the press does not close the dialog. */
  readonly subject?: () => unknown;
}

type Host = LitElement;

/**
 * Opens and closes a `<dialog>` in the top layer: above a fullscreen video, independent of the page's z-index and
 * overflow, and with no styles put on the page. Focus moves into the dialog and returns afterwards. Opening and closing
 * are animated by CSS transitions on the dialog (`@starting-style`, `allow-discrete`), so an animation can be
 * interrupted and the page can be used again at once.
 */
export class DialogController implements ReactiveController {
  readonly #host: Host;
  readonly #options: DialogOptions;
  #shown: HTMLDialogElement | null = null;
  /** Where focus was; the place outlives its element. */
  #opener: Place | null = null;
  #listeners: AbortController | undefined;
  #outside: 'keep' | 'take' | 'pass' = 'keep';
  #subject: unknown;
  #shownSubject: unknown;
  /** The last Escape belongs to this dialog: not to an input method, and not to what lies above. */
  #escapes = true;

  constructor(host: Host, options: DialogOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get open(): boolean {
    return this.#shown !== null;
  }

  /** Opens the dialog, unless it is open. Call it after the dialog has been rendered, in `updated()`. */
  show(): void {
    const dialog = this.#options.dialog();
    if (!dialog?.isConnected) return;
    const subject = this.#options.subject?.();
    if (this.#shown) {
      // Something else is shown in it, which a dialog of the page that was opened meanwhile would cover.
      if (subject !== this.#shownSubject && !dialog.open && this.#modal()) this.#presentAgain(dialog);
      this.#shownSubject = subject;
      return;
    }
    this.#shownSubject = subject;
    this.#opener = placeOf(deepActiveElement());
    this.#shown = dialog;
    this.#outside = 'keep';
    this.#present(dialog);
    (this.#options.focusIn?.() ?? dialog).focus({ preventScroll: true });
    this.#listen(dialog);
    if (getComputedStyle(dialog).getPropertyValue('--vitrine-accent'))
      import('../theme/accent-contrast.js').then(
        ({ checkAccent }) => checkAccent(dialog),
        () => {},
      );
  }

  /**
   * Closes the dialog. Focus returns to where it was, or to what comes next there if that element has gone, unless
   * something else has taken focus.
   */
  hide(): void {
    const dialog = this.#shown;
    if (!dialog) return;
    this.#shown = null;
    this.#listeners?.abort();
    const hadFocus = dialog.contains(this.#focusedHere());
    withdraw(dialog);
    const active = deepActiveElement();
    if (hadFocus || !active || active === document.body) this.#opener?.focus();
    this.#opener = null;
  }

  hostConnected(): void {
    // A host that was moved while it was open opens again in its new place.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.hide();
  }

  /**
   * The target of a press on the backdrop is the dialog itself, so only its coordinates show that it is outside; the
   * target of any press is the host where the page makes all shadow roots closed.
   */
  #isInside(dialog: HTMLDialogElement, press: PointerEvent): boolean {
    const path = press.composedPath();
    if (path[0] !== dialog && path[0] !== this.#host) return path.includes(dialog);
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return press.clientX >= left && press.clientX <= right && press.clientY >= top && press.clientY <= bottom;
  }

  #focusedHere(): Element | null {
    return (this.#host.renderRoot as ShadowRoot).activeElement ?? null;
  }

  /** Whatever floats while another dialog is modal is dead, so it becomes modal, too. */
  #modal(): boolean {
    return this.#options.modal() || pageIsBlocked(this.#host, deepActiveElement());
  }

  #present(dialog: HTMLDialogElement): void {
    if (this.#modal() || !('showPopover' in dialog)) {
      dialog.popover = null;
      dialog.showModal();
    } else {
      dialog.popover = 'manual';
      dialog.showPopover();
    }
  }

  /** Switches the open dialog between modal and popover; the focused element keeps focus. */
  #presentAgain(dialog: HTMLDialogElement): void {
    const focused = this.#focusedHere();
    withdraw(dialog);
    this.#present(dialog);
    if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
  }

  #listen(dialog: HTMLDialogElement): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { dismiss, subject, outside, watch } = this.#options;
    const on = (
      target: EventTarget,
      type: string,
      listener: (event: Event) => void,
      options?: AddEventListenerOptions,
    ): void => target.addEventListener(type, listener, { ...options, signal });

    // Escape and the back gesture send `cancel` to a modal dialog. A browser may also close it without asking.
    on(dialog, 'cancel', (event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      if (this.#escapes) dismiss();
      this.#escapes = true;
    });
    on(dialog, 'close', () => {
      if (this.#shown && !isShown(dialog)) dismiss();
    });
    // Read before anybody has closed anything. Safari ends a composition before its Escape, whose code is 229 then.
    on(
      window,
      'keydown',
      (event) => {
        const { isComposing, keyCode } = event as KeyboardEvent;
        this.#escapes = !isComposing && keyCode !== 229 && !foreignDialogIn(event, dialog);
      },
      { capture: true },
    );
    on(window, 'keydown', (event) => {
      if ((event as KeyboardEvent).key !== 'Escape' || event.defaultPrevented || dialog.open || !this.#escapes) return;
      event.preventDefault();
      dismiss();
    });

    // The press decides and the click acts, because a press that starts inside and ends outside selects text.
    on(
      window,
      'pointerdown',
      (event) => {
        this.#subject = subject?.();
        if (this.#isInside(dialog, event as PointerEvent) || foreignDialogIn(event, dialog)) this.#outside = 'keep';
        else this.#outside = dialog.open ? 'take' : (outside?.(event) ?? 'pass');
      },
      { capture: true },
    );
    // A press that is canceled must not move focus either.
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
        if (this.#outside !== 'take' || this.#isInside(dialog, event as PointerEvent)) return;
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

    // The page would scroll on a wheel over the backdrop. Beside a popover there is no listener: it would slow
    // scrolling.
    for (const move of dialog.open ? ['wheel', 'touchmove'] : [])
      on(window, move, (event) => holdPage(dialog, event), { passive: false });
    const adapt = (): void => {
      if (dialog.open !== this.#modal()) this.#presentAgain(dialog);
    };
    on(document, 'fullscreenchange', adapt);
    if (watch !== undefined) on(matchMedia(watch), 'change', adapt);
  }
}

const isShown = (dialog: HTMLDialogElement): boolean => dialog.open || dialog.matches(':popover-open');

function withdraw(dialog: HTMLDialogElement): void {
  if (dialog.open) dialog.close();
  // A dialog that has left the page is no longer in the top layer, and `hidePopover()` would throw.
  else if (dialog.isConnected && dialog.popover !== null && isShown(dialog)) dialog.hidePopover();
}

/** Keeps the page behind a modal dialog from scrolling when nothing under the pointer in the dialog can scroll. */
function holdPage(dialog: HTMLDialogElement, event: Event): void {
  const path = event.composedPath();
  // A dialog of the page above this one scrolls as it likes.
  if (!path.includes(dialog) && foreignDialogIn(event, dialog)) return;
  const within = path.slice(0, Math.max(0, path.indexOf(dialog))) as Element[];
  if (
    dialog.open &&
    event.cancelable &&
    !within.some((node) => node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1)
  )
    event.preventDefault();
}
