/** For this long after a change, nobody can have seen it and aimed at it. */
const unseenMs = 1000;
/** A press this near to the one before is at the same place. A finger is less exact than a mouse. */
const sameMousePx = 10;
const sameTouchPx = 40;

const controlOf = (press: MouseEvent): EventTarget | undefined =>
  press.composedPath().find((node) => node instanceof Element && node.matches('button, a, input, video'));

/**
 * Stops a press on the player that comes soon after another one at the same place and meets another control: the video
 * that plays where the play button was, a marker that has just come, the picture below a panel that was closed. `first`
 * is the press that the player was opened with. It is what `SettledPress` does for the elements of a shop, whose code a
 * player alone does not fetch.
 */
export function stopRepeatedPresses(player: HTMLElement, first: MouseEvent | undefined, signal: AbortSignal): void {
  let before = first;
  let control: EventTarget | undefined;
  player.addEventListener(
    'click',
    (press) => {
      const met = controlOf(press);
      const isRepeated =
        before &&
        met !== control &&
        // A key presses at no place, and focus shows where it goes.
        press.detail > 0 &&
        press.timeStamp - before.timeStamp < unseenMs &&
        Math.hypot(press.clientX - before.clientX, press.clientY - before.clientY) <
          (press.pointerType === 'mouse' ? sameMousePx : sameTouchPx);
      if (isRepeated) {
        press.preventDefault();
        press.stopImmediatePropagation();
      } else {
        before = press;
        control = met;
      }
    },
    { capture: true, signal },
  );
}
