/** Where the last add was pressed, from where its picture flies to the cart. */
export interface AddPlace {
  readonly button: Element;
  /** When it was pressed: its sheet may have closed since. */
  readonly area: DOMRect;
  /** As `Event.timeStamp`. */
  readonly pressedAt: number;
}

let last: AddPlace | null = null;

export const lastAddPlace = (): AddPlace | null => last;

/** Called with the press on a button, or with the submission of its form. */
export function noteAddPlace(press: Event): void {
  const button = press instanceof SubmitEvent ? press.submitter : press.currentTarget;
  last =
    button instanceof Element ? { button, area: button.getBoundingClientRect(), pressedAt: press.timeStamp } : null;
}
