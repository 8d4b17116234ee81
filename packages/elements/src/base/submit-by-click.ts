/**
 * Submits our forms without a form submission: a sandboxed frame without `allow-forms` sends no `submit` event. A press
 * on a submit button sends it here; so does Enter in a field, which browsers turn into a click on that button.
 */
export function submitByClick(event: Event): void {
  if (event.defaultPrevented) return;
  for (const node of event.composedPath()) {
    if (node === event.currentTarget) return;
    // A form that the page has slotted is the page's.
    // Not `instanceof`: in a frame that it was moved into, Firefox gives an element that frame's classes.
    const button = node as HTMLButtonElement;
    if (button.localName !== 'button' || button.type !== 'submit' || !button.form) continue;
    if (button.getRootNode() !== event.currentTarget) return;
    event.preventDefault();
    const { form } = button;
    if (form.noValidate || button.formNoValidate || form.reportValidity())
      form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }));
    return;
  }
}
