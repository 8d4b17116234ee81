/** Dialogs of the page around or above ours: the top layer has one order, and only the topmost gets keys and presses. */

const openModal = 'dialog:modal';

/**
 * Whether a key or a press belongs to another open dialog, one that our dialog is not in: while a dialog is modal only
 * what is in it gets events, so it is found on the way of the event. An open popover of the page closes itself with
 * Escape.
 */
export function foreignDialogIn(event: Event, ours: HTMLDialogElement): boolean {
  for (const node of event.composedPath()) {
    if (node === ours) return false;
    if (node instanceof Element && (node.matches(openModal) || isAutoPopover(node))) return true;
  }
  // A key may be sent to the body while a dialog without anything to focus is open.
  const modal = ours.open ? null : document.querySelector(openModal);
  return modal !== null && modal !== ours && event.type === 'keydown';
}

/** Whether everything outside of a dialog of the page is inert: a modal one, or a library's that marks the rest. */
export function pageIsBlocked(host: Element, focused: Element | null): boolean {
  for (const start of [host, focused]) {
    for (let node: Node | null = start; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      if (!(node instanceof Element) || host.shadowRoot?.contains(node)) continue;
      if (node.matches(openModal) || (start === host && node.hasAttribute('inert'))) return true;
    }
  }
  return document.querySelector(openModal) !== null;
}

function isAutoPopover(node: Element): boolean {
  return node instanceof HTMLElement && node.popover === 'auto' && node.matches(':popover-open');
}
