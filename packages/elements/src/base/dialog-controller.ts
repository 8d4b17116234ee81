import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActiveElement } from './deep-active-element.js';

export interface DialogOptions {
  /** The `<dialog>` that the host has rendered. */
  readonly dialog: () => HTMLDialogElement | null;
  /** Holds while the dialog takes the whole page (`showModal`); otherwise it floats in the top layer and the page goes on. */
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

  /** The same dialog in the other manner, or on top again; what has focus in it keeps it. */
  #presentAgain(dialog: HTMLDialogElement): void {
    const focused = this.#focusedHere();
    withdraw(dialog);
    this.#present(dialog);
    if (focused instanceof HTMLElement && dialog.contains(focused)) focused.focus({ preventScroll: true });
  }

  #listen(dialog: HTMLDialogElement): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const { dismiss } = this.#options;

    dialog.addEventListener('cancel', (event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      dismiss();
    }, { signal });
    // A browser may close a dialog without asking (a second back gesture).
    dialog.addEventListener('close', () => {
      if (this.#shown === dialog && !dialog.matches(':modal, :popover-open')) dismiss();
    }, { signal });
    dialog.addEventListener('pointerdown', (event) => {
      this.#outside = event.target === dialog && !within(dialog, event) ? 'take' : 'keep';
    }, { signal });
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog && this.#outside === 'take' && isModal(dialog)) dismiss();
    }, { signal });
    for (const move of ['wheel', 'touchmove'] as const) {
      dialog.addEventListener(move, (event) => holdPage(dialog, event), { signal, passive: false });
    }

    window.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isModal(dialog)) return;
      event.preventDefault();
      dismiss();
    }, { signal });
    // The press decides, the click acts: a press that begins inside and ends outside selects text.
    window.addEventListener('pointerdown', (event) => {
      if (isModal(dialog)) return;
      this.#subject = this.#options.subject?.();
      this.#outside = event.composedPath().includes(dialog) ? 'keep' : (this.#options.outside?.(event) ?? 'pass');
    }, { signal, capture: true });
    window.addEventListener('click', (event) => {
      if (isModal(dialog) || this.#outside !== 'take' || event.composedPath().includes(dialog)) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      dismiss();
    }, { signal, capture: true });
    window.addEventListener('click', (event) => {
      if (isModal(dialog) || this.#outside !== 'pass' || event.composedPath().includes(dialog)) return;
      if (this.#subject === this.#options.subject?.()) dismiss();
    }, { signal });

    document.addEventListener('fullscreenchange', () => {
      // What went fullscreen lies above us now.
      if (document.fullscreenElement && !isModal(dialog)) this.#presentAgain(dialog);
    }, { signal });
    if (this.#options.watch !== undefined) {
      matchMedia(this.#options.watch).addEventListener('change', () => {
        if (isModal(dialog) !== this.#options.modal()) this.#presentAgain(dialog);
      }, { signal });
    }
  }
}

const isModal = (dialog: HTMLDialogElement): boolean => dialog.open;

function withdraw(dialog: HTMLDialogElement): void {
  if (dialog.open) dialog.close();
  // A dialog that has left the page is out of the top layer already, and asking again throws.
  else if (dialog.isConnected && dialog.popover !== null && dialog.matches(':popover-open')) dialog.hidePopover();
}

function within(dialog: HTMLDialogElement, { clientX, clientY }: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
}

/** The page behind a modal dialog stays where it is: what cannot be scrolled in the dialog scrolls nothing. */
function holdPage(dialog: HTMLDialogElement, event: Event): void {
  if (!isModal(dialog) || !event.cancelable) return;
  for (const node of event.composedPath()) {
    if (node === dialog) break;
    if (node instanceof Element && (node.scrollHeight > node.clientHeight || node.scrollWidth > node.clientWidth)) {
      const { overflowX, overflowY } = getComputedStyle(node);
      if (/auto|scroll/.test(overflowX + overflowY)) return;
    }
  }
  event.preventDefault();
}
