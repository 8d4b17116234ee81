/**
 * Submits our forms without a form submission: a sandboxed frame without `allow-forms` sends no `submit` event. A press
 * on a submit button sends it here; so does Enter in a field, which browsers turn into a click on that button.
 */
export function submitByClick(event: Event): void {
  if (event.defaultPrevented) return;
  for (const node of event.composedPath()) {
    if (node === event.currentTarget) return;
    // A form that the page has slotted is the page's.
    if (!(node instanceof HTMLButtonElement) || node.type !== 'submit' || !node.form) continue;
    if (node.getRootNode() !== event.currentTarget) return;
    event.preventDefault();
    const { form } = node;
    if (form.noValidate || node.formNoValidate || form.reportValidity())
      form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: node }));
    return;
  }
}
